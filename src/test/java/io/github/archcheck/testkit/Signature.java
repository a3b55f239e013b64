package io.github.archcheck.testkit;

import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Makes an embedded code signature, big-endian as they are; the hashes are of no bytes in particular. Labels:
 * {@code CS_SuperBlob.count}, {@code CodeDirectory.flags} and so on.
 *
 * @param cms contents of the CMS part without its eight bytes of header; empty for no such part
 */
public record Signature(
        String identifier,
        Optional<String> teamId,
        long flags,
        long version,
        int hashType,
        int hashSize,
        int pageShift,
        Optional<byte[]> cms) {

    public static final long ADHOC = 0x2;
    public static final long RUNTIME = 0x10000;
    public static final long LINKER_SIGNED = 0x20000;

    private static final int SPECIAL_SLOTS = 2;

    /** What ld makes. */
    public static Signature linkerSigned(String identifier) {
        return new Signature(identifier, Optional.empty(), ADHOC | LINKER_SIGNED, 0x20400, 2, 32, 12, Optional.empty());
    }

    /** What {@code codesign -s -} makes. */
    public static Signature adHoc(String identifier) {
        return new Signature(identifier, Optional.empty(), ADHOC, 0x20400, 2, 32, 12, Optional.of(new byte[0]));
    }

    /** What codesign makes with a certificate and the hardened runtime. */
    public static Signature signed(String identifier, String teamId) {
        return new Signature(
                identifier, Optional.of(teamId), RUNTIME, 0x20500, 2, 32, 12, Optional.of(new byte[] {0x30, 0}));
    }

    Built build(int codeLimit) {
        Bytes bytes = new Bytes(ByteOrder.BIG_ENDIAN);
        int parts = cms.isPresent() ? 2 : 1;
        bytes.label("CS_SuperBlob").u32(0xFADE0CC0L);
        bytes.label("CS_SuperBlob.length").u32(0);
        bytes.label("CS_SuperBlob.count").u32(parts);
        bytes.label("CS_BlobIndex.type").u32(0);
        bytes.label("CS_BlobIndex.offset").u32(0);
        if (cms.isPresent()) {
            bytes.u32(0x10000).label("cms.offset").u32(0);
        }
        bytes.patchU32("CS_BlobIndex.offset", bytes.size());
        directory(bytes, codeLimit);
        cms.ifPresent(content -> {
            bytes.patchU32("cms.offset", bytes.size());
            bytes.label("cms").u32(0xFADE0B01L).u32(8 + content.length).raw(content);
        });
        bytes.patchU32("CS_SuperBlob.length", bytes.size());
        return bytes.build();
    }

    private void directory(Bytes bytes, int codeLimit) {
        int start = bytes.size();
        int pages = pageShift == 0 ? 1 : (codeLimit + (1 << pageShift) - 1) >> pageShift;
        bytes.label("CodeDirectory").u32(0xFADE0C02L);
        bytes.label("CodeDirectory.length").u32(0);
        bytes.label("CodeDirectory.version").u32(version);
        bytes.label("CodeDirectory.flags").u32(flags);
        bytes.label("CodeDirectory.hashOffset").u32(0);
        bytes.label("CodeDirectory.identOffset").u32(0);
        bytes.label("CodeDirectory.nSpecialSlots").u32(SPECIAL_SLOTS);
        bytes.label("CodeDirectory.nCodeSlots").u32(pages);
        bytes.label("CodeDirectory.codeLimit").u32(codeLimit);
        bytes.u8(hashSize).u8(hashType).u8(0).u8(pageShift).u32(0);
        if (version >= 0x20100) {
            bytes.u32(0);
        }
        if (version >= 0x20200) {
            bytes.label("CodeDirectory.teamOffset").u32(0);
        }
        if (version >= 0x20300) {
            bytes.u32(0).label("CodeDirectory.codeLimit64").u64(0);
        }
        if (version >= 0x20400) {
            bytes.u64(0).u64(0x4000).u64(0);
        }
        if (version >= 0x20500) {
            bytes.u32(0).u32(0);
        }
        bytes.patchU32("CodeDirectory.identOffset", bytes.size() - start);
        bytes.label("CodeDirectory.ident*").cstring(identifier);
        teamId.ifPresent(team -> {
            bytes.patchU32("CodeDirectory.teamOffset", bytes.size() - start);
            bytes.cstring(team);
        });
        bytes.zeros(SPECIAL_SLOTS * hashSize);
        bytes.patchU32("CodeDirectory.hashOffset", bytes.size() - start);
        bytes.label("CodeDirectory.hashes").zeros(pages * hashSize);
        bytes.patchU32("CodeDirectory.length", bytes.size() - start);
    }
}
