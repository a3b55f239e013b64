package io.github.archcheck.binary.xcoff;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.platform.Architecture;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * {@code struct filehdr} of {@code xcoff.h}.
 *
 * @see <a href="https://www.ibm.com/docs/en/aix/7.3?topic=formats-xcoff-object-file-format">XCOFF object file format</a>
 */
record FileHeader(int magic, int countSections, int optionalBytes, int flags) {
    static final int MAX_BYTES = 24;

    private static final int MAGIC_32 = 0x01df;
    private static final int MAGIC_64 = 0x01f7;
    private static final int HEADER_32_BYTES = 20;
    private static final int SECTION_32_BYTES = 40;
    private static final int SECTION_64_BYTES = 72;
    /** An auxiliary header has 28, 72, 110 or 120 bytes; a file has a dozen sections. */
    private static final int MAX_OPTIONAL_BYTES = 512;

    private static final int MAX_SECTIONS = 512;
    private static final int SECTION_NAME_BYTES = 8;

    private static final int F_EXEC = 0x0002;
    private static final int F_SHROBJ = 0x2000;

    static boolean isMagic(int magic) {
        return magic == MAGIC_32 || magic == MAGIC_64;
    }

    /** Reads from just behind f_magic. */
    static FileHeader parse(int magic, Cursor header) throws MalformedBinaryException {
        boolean wide = magic == MAGIC_64;
        int countSections = header.u16("filehdr.f_nscns");
        header.skip(Integer.BYTES, "filehdr.f_timdat");
        header.skip(wide ? Long.BYTES : Integer.BYTES + Integer.BYTES, "filehdr.f_symptr");
        int optionalBytes = header.u16("filehdr.f_opthdr");
        int flags = header.u16("filehdr.f_flags");
        return new FileHeader(magic, countSections, optionalBytes, flags);
    }

    /**
     * Whether the numbers make sense together. Two bytes are too little for a magic, and a program that reads any file
     * meets 01 DF in files of every kind.
     *
     * @param head the first bytes of the file
     */
    boolean isPlausible(ByteBuffer head, long sizeBytes) {
        if (countSections == 0 || countSections > MAX_SECTIONS || optionalBytes > MAX_OPTIONAL_BYTES) {
            return false;
        }
        int sections = headerBytes() + optionalBytes;
        long end = sections + (long) countSections * (wide() ? SECTION_64_BYTES : SECTION_32_BYTES);
        return end <= sizeBytes && isSectionName(head, sections);
    }

    /** Printable characters, at least one, then nothing but NULs. */
    private static boolean isSectionName(ByteBuffer head, int at) {
        if (at + SECTION_NAME_BYTES > head.limit()) {
            return false;
        }
        int end = at;
        while (end < at + SECTION_NAME_BYTES && head.get(end) > ' ') {
            end++;
        }
        for (int rest = end; rest < at + SECTION_NAME_BYTES; rest++) {
            if (head.get(rest) != 0) {
                return false;
            }
        }
        return end > at;
    }

    private boolean wide() {
        return magic == MAGIC_64;
    }

    private int headerBytes() {
        return wide() ? MAX_BYTES : HEADER_32_BYTES;
    }

    Architecture architecture() {
        return wide() ? Architecture.Known.PPC64 : Architecture.Known.PPC;
    }

    private ImageType type() {
        if ((flags & F_SHROBJ) != 0) {
            return ImageType.SHARED_OBJECT;
        }
        return (flags & F_EXEC) != 0 ? ImageType.EXECUTABLE : ImageType.OBJECT;
    }

    Image image(Span extent) {
        return image(type(), extent);
    }

    Image image(ImageType type, Span extent) {
        return new Image(
                architecture(),
                type,
                extent,
                Optional.of("aix"),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                new XcoffDetails(magic, countSections, flags),
                List.of());
    }
}
