package io.github.archcheck.binary.macho;

import io.github.archcheck.bytes.Span;
import java.util.List;
import java.util.Optional;

/**
 * The list of page hashes in a code signature.
 *
 * @param slot 0, or 0x1000 and up for an alternate
 * @param extent in bytes from the start of the image
 * @param version such as 0x20400
 * @param identifier usually the name of the file or bundle
 * @param teamId of the signer; empty when there is none
 * @param codeLimit bytes from the start of the image that are hashed
 * @param hashType 1 SHA-1, 2 SHA-256, 3 SHA-256 cut to 20 bytes, 4 SHA-384
 * @param hashSize in bytes
 * @param pageShift the logarithm of the page size; 0 when the whole image is one page
 * @param codeSlots number of page hashes
 * @param specialSlots number of hashes of other parts, which lie before {@code hashes}
 * @param hashes the page hashes, in bytes from the start of the image
 * @param scattered whether the hashes are of pages that a table names, not of one after the other
 */
public record CodeDirectory(
        int slot,
        Span extent,
        int version,
        int flags,
        String identifier,
        Optional<String> teamId,
        long codeLimit,
        int hashType,
        int hashSize,
        int pageShift,
        long codeSlots,
        long specialSlots,
        Span hashes,
        boolean scattered) {

    public static final int CS_ADHOC = 0x2;
    public static final int CS_HARD = 0x100;
    public static final int CS_KILL = 0x200;
    public static final int CS_REQUIRE_LV = 0x2000;
    public static final int CS_RUNTIME = 0x1_0000;
    public static final int CS_LINKER_SIGNED = 0x2_0000;

    private static final Names FLAGS = new Names()
            .add(0x1, "CS_VALID")
            .add(0x2, "CS_ADHOC")
            .add(0x4, "CS_GET_TASK_ALLOW")
            .add(0x8, "CS_INSTALLER")
            .add(0x10, "CS_FORCED_LV")
            .add(0x20, "CS_INVALID_ALLOWED")
            .add(0x100, "CS_HARD")
            .add(0x200, "CS_KILL")
            .add(0x400, "CS_CHECK_EXPIRATION")
            .add(0x800, "CS_RESTRICT")
            .add(0x1000, "CS_ENFORCEMENT")
            .add(0x2000, "CS_REQUIRE_LV")
            .add(0x4000, "CS_ENTITLEMENTS_VALIDATED")
            .add(0x8000, "CS_NVRAM_UNRESTRICTED")
            .add(0x1_0000, "CS_RUNTIME")
            .add(0x2_0000, "CS_LINKER_SIGNED");
    private static final Names HASH_TYPES = new Names()
            .add(1, "SHA-1")
            .add(2, "SHA-256")
            .add(3, "SHA-256 truncated")
            .add(4, "SHA-384")
            .add(5, "SHA-512");

    /** Whether all bits of a mask are set. */
    public boolean has(int mask) {
        return (flags & mask) == mask;
    }

    /** Lowest bit first; bits without a name come last, together, in hexadecimal. */
    public List<String> flagNames() {
        return FLAGS.ofBits(flags);
    }

    /** {@code SHA-256}, or the number in hexadecimal. */
    public String hashName() {
        return HASH_TYPES.of(hashType);
    }
}
