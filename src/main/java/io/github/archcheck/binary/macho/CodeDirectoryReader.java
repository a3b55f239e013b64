package io.github.archcheck.binary.macho;

import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/** Reads one CodeDirectory without its hashes. */
final class CodeDirectoryReader {
    private static final int HAS_SCATTER = 0x2_0100;
    private static final int HAS_TEAM_ID = 0x2_0200;
    private static final int HAS_CODE_LIMIT_64 = 0x2_0300;
    private static final int FIRST_FIELDS_BYTES = 44;
    private static final int SCATTER_OFFSET = 44;
    private static final int TEAM_OFFSET = 48;
    private static final int CODE_LIMIT_64_OFFSET = 56;
    /** Identifiers are bundle names and file names. */
    private static final int MAX_TEXT_BYTES = 4096;

    private CodeDirectoryReader() {}

    /** @param extent of the blob, in bytes from the start of the image */
    static CodeDirectory read(ByteSource image, int slot, Span extent) throws IOException, MalformedBinaryException {
        ByteSource blob = image.within(extent, "CodeDirectory.length");
        Cursor fields = blob.read(new Span(0, FIRST_FIELDS_BYTES), ByteOrder.BIG_ENDIAN, "CodeDirectory.version");
        fields.skip(2L * Integer.BYTES, "CodeDirectory.magic");
        int version = fields.code32("CodeDirectory.version");
        int flags = fields.code32("CodeDirectory.flags");
        long hashOffset = fields.u32("CodeDirectory.hashOffset");
        long identOffset = fields.u32("CodeDirectory.identOffset");
        long specialSlots = fields.u32("CodeDirectory.nSpecialSlots");
        long codeSlots = fields.u32("CodeDirectory.nCodeSlots");
        long codeLimit = fields.u32("CodeDirectory.codeLimit");
        int hashSize = fields.u8("CodeDirectory.hashSize");
        int hashType = fields.u8("CodeDirectory.hashType");
        fields.skip(1, "CodeDirectory.platform");
        int pageShift = fields.u8("CodeDirectory.pageSize");

        Span hashes = new Span(hashOffset, codeSlots * hashSize);
        if (specialSlots * hashSize > hashOffset) {
            throw new MalformedBinaryException(
                    blob.start(),
                    "CodeDirectory.nSpecialSlots",
                    specialSlots + " hashes of " + hashSize + " bytes do not fit before offset " + hashOffset);
        }
        ByteSource hashBytes = blob.within(hashes, "CodeDirectory.hashOffset");
        return new CodeDirectory(
                slot,
                extent,
                version,
                flags,
                text(blob, identOffset, "CodeDirectory.identOffset"),
                teamId(blob, version),
                codeLimit(blob, version, codeLimit),
                hashType,
                hashSize,
                pageShift,
                codeSlots,
                specialSlots,
                new Span(hashBytes.start() - image.start(), hashBytes.size()),
                isScattered(blob, version));
    }

    private static boolean isScattered(ByteSource blob, int version) throws IOException, MalformedBinaryException {
        return version >= HAS_SCATTER
                && blob.read(
                                        new Span(SCATTER_OFFSET, Integer.BYTES),
                                        ByteOrder.BIG_ENDIAN,
                                        "CodeDirectory.scatterOffset")
                                .u32("CodeDirectory.scatterOffset")
                        != 0;
    }

    private static Optional<String> teamId(ByteSource blob, int version) throws IOException, MalformedBinaryException {
        if (version < HAS_TEAM_ID) {
            return Optional.empty();
        }
        long offset = blob.read(new Span(TEAM_OFFSET, Integer.BYTES), ByteOrder.BIG_ENDIAN, "CodeDirectory.teamOffset")
                .u32("CodeDirectory.teamOffset");
        return offset == 0 ? Optional.empty() : Optional.of(text(blob, offset, "CodeDirectory.teamOffset"));
    }

    private static long codeLimit(ByteSource blob, int version, long codeLimit)
            throws IOException, MalformedBinaryException {
        if (version < HAS_CODE_LIMIT_64) {
            return codeLimit;
        }
        Span place = new Span(CODE_LIMIT_64_OFFSET, Long.BYTES);
        long wide = blob.read(place, ByteOrder.BIG_ENDIAN, "CodeDirectory.codeLimit64")
                .u64("CodeDirectory.codeLimit64");
        return wide == 0 ? codeLimit : wide;
    }

    private static String text(ByteSource blob, long offset, String field)
            throws IOException, MalformedBinaryException {
        long length = Math.min(Math.max(blob.size() - offset, 1), MAX_TEXT_BYTES);
        return blob.read(new Span(offset, length), ByteOrder.BIG_ENDIAN, field).stringAt(0, field);
    }
}
