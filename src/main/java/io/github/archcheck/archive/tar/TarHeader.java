package io.github.archcheck.archive.tar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** One block of 512 bytes, as POSIX (ustar), GNU and the seventh edition of Unix lay it out. */
final class TarHeader {
    static final int BYTES = 512;

    private static final int NAME_BYTES = 100;
    private static final int MODE_AT = 100;
    private static final int SIZE_AT = 124;
    private static final int MTIME_AT = 136;
    private static final int LONG_NUMBER_BYTES = 12;
    private static final int SHORT_NUMBER_BYTES = 8;
    private static final int CHKSUM_AT = 148;
    private static final int TYPEFLAG_AT = 156;
    private static final int LINKNAME_AT = 157;
    private static final int MAGIC_AT = 257;
    private static final byte[] USTAR = {'u', 's', 't', 'a', 'r', 0};
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_BYTES = 155;
    private static final int SPARSE_EXTENDED_AT = 482;
    private static final int SPARSE_SIZE_AT = 483;
    private static final int EXECUTABLE = 0111;
    private static final int OCTAL_BITS = 3;

    private final byte[] block;

    TarHeader(byte[] block) {
        this.block = block;
    }

    /** Whether there is nothing in it, which ends an archive. */
    boolean isEmpty() {
        for (byte each : block) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    /** Some old writers took bytes for signed numbers. */
    boolean isChecksumRight() {
        OptionalLong told = number(CHKSUM_AT, SHORT_NUMBER_BYTES);
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < block.length; i++) {
            byte each = i >= CHKSUM_AT && i < CHKSUM_AT + SHORT_NUMBER_BYTES ? (byte) ' ' : block[i];
            unsigned += Byte.toUnsignedInt(each);
            signed += each;
        }
        return told.isPresent() && (told.getAsLong() == unsigned || told.getAsLong() == signed);
    }

    /** Whether it says that it is a tar archive, which those from before 1988 do not. */
    boolean hasMagic() {
        for (int i = 0; i < USTAR.length - 1; i++) {
            if (block[MAGIC_AT + i] != USTAR[i]) {
                return false;
            }
        }
        return true;
    }

    char type() {
        return (char) Byte.toUnsignedInt(block[TYPEFLAG_AT]);
    }

    String name() {
        String name = text(0, NAME_BYTES);
        // GNU has other things there, and says so in its magic.
        boolean isPrefixed = hasMagic() && block[MAGIC_AT + USTAR.length - 1] == 0 && block[PREFIX_AT] != 0;
        return isPrefixed ? text(PREFIX_AT, PREFIX_BYTES) + "/" + name : name;
    }

    String link() {
        return text(LINKNAME_AT, NAME_BYTES);
    }

    /** Empty when it is no number. */
    OptionalLong size() {
        return number(SIZE_AT, LONG_NUMBER_BYTES);
    }

    long modifiedMillis() {
        long seconds = number(MTIME_AT, LONG_NUMBER_BYTES).orElse(0);
        return Math.abs(seconds) > Long.MAX_VALUE / 1000 ? 0 : seconds * 1000;
    }

    boolean isExecutable() {
        return (number(MODE_AT, SHORT_NUMBER_BYTES).orElse(0) & EXECUTABLE) != 0;
    }

    /** GNU's, for files with holes: what a reader of the file gets. */
    OptionalLong sparseSize() {
        return number(SPARSE_SIZE_AT, LONG_NUMBER_BYTES);
    }

    /** GNU's, for files with holes: whether the list of pieces goes on in a block of its own. */
    boolean hasMoreSparseBlocks() {
        return block[SPARSE_EXTENDED_AT] != 0;
    }

    /** Octal digits, or GNU's way for larger and negative numbers: big-endian, the highest bit set. */
    private OptionalLong number(int at, int length) {
        if (block[at] < 0) {
            return binary(at, length);
        }
        int end = at + length;
        int i = at;
        while (i < end && block[i] == ' ') {
            i++;
        }
        long value = 0;
        while (i < end && block[i] >= '0' && block[i] <= '7') {
            value = value << OCTAL_BITS | block[i] - '0';
            i++;
        }
        return i == end || block[i] == 0 || block[i] == ' ' ? OptionalLong.of(value) : OptionalLong.empty();
    }

    private OptionalLong binary(int at, int length) {
        int first = Byte.toUnsignedInt(block[at]);
        if (first != 0x80 && first != 0xff) {
            return OptionalLong.empty();
        }
        long value = first == 0xff ? -1 : 0;
        for (int i = at + 1; i < at + length; i++) {
            long wider = value << Byte.SIZE;
            if (wider >> Byte.SIZE != value) {
                return OptionalLong.empty();
            }
            value = wider | Byte.toUnsignedLong(block[i]);
        }
        return OptionalLong.of(value);
    }

    private String text(int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return decode(block, at, end - at);
    }

    /** Names are bytes: those that are not UTF-8 come out as Latin-1, so that they stay different from each other. */
    static String decode(byte[] bytes, int at, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        }
    }
}
