package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The dynamic string table, which may be tens of megabytes long: strings are read where they are wanted. */
final class StringTable {
    private static final int FIRST_BYTES = 128;
    private static final int MAX_STRING_BYTES = 64 << 10;

    /** Of all strings together. Thousands of references to overlapping strings must not multiply a file's size. */
    private static final int MAX_TOTAL_BYTES = 1 << 20;

    private final ElfFile elf;
    private final Window window;
    private int readBytes;

    StringTable(ElfFile elf, Span region) {
        this.elf = elf;
        this.window = new Window(elf, region);
    }

    /**
     * The string that begins at an index. Bytes that are not UTF-8 become U+FFFD.
     *
     * @param index as in the file, unsigned
     * @param at where the index stands, counted from the start of the file, for the error
     * @param field what the index is, for the error
     * @throws MalformedBinaryException when the string does not lie in the table, or is too long to be a name
     */
    String at(long index, long at, String field) throws IOException, MalformedBinaryException {
        long size = window.region().size();
        if (index < 0 || index >= size) {
            throw new MalformedBinaryException(
                    at,
                    field,
                    "string at " + ElfFile.hex(index) + " of a string table of " + ElfFile.hex(size) + " bytes");
        }
        int length = FIRST_BYTES;
        while (true) {
            int available = (int) Math.min(length, size - index);
            byte[] bytes = window.read(index, available, field).bytes(available, field);
            int end = indexOfNul(bytes);
            charge(end < 0 ? available : end, at, field);
            if (end >= 0) {
                return new String(bytes, 0, end, StandardCharsets.UTF_8);
            }
            if (available < length || length == MAX_STRING_BYTES) {
                throw new MalformedBinaryException(
                        elf.absolute(window.region().offset() + index),
                        field,
                        "no terminating NUL within " + available + " bytes");
            }
            length = Math.min(length * 8, MAX_STRING_BYTES);
        }
    }

    private void charge(int bytes, long at, String field) throws MalformedBinaryException {
        readBytes += Math.min(bytes, MAX_TOTAL_BYTES);
        if (readBytes > MAX_TOTAL_BYTES) {
            readBytes = MAX_TOTAL_BYTES;
            throw new MalformedBinaryException(
                    at, field, "all strings together have more than " + MAX_TOTAL_BYTES + " bytes");
        }
    }

    private static int indexOfNul(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }
}
