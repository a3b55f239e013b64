package io.github.archcheck.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Makes tar archives, member by member; it writes lies as readily as the truth. */
public final class Tars {
    private static final int BLOCK_BYTES = 512;
    private static final int CHKSUM_AT = 148;

    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

    private Tars() {}

    public static Tars archive() {
        return new Tars();
    }

    public Tars file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public Tars file(String name, byte[] content) {
        return member('0', name, "", octal(content.length), content);
    }

    public Tars directory(String name) {
        return member('5', name, "", octal(0), new byte[0]);
    }

    public Tars symbolicLink(String name, String target) {
        return member('2', name, target, octal(0), new byte[0]);
    }

    public Tars hardLink(String name, String target) {
        return member('1', name, target, octal(0), new byte[0]);
    }

    /** A member as GNU announces names that do not fit: {@code L} for its name, {@code K} for what it links to. */
    public Tars longName(char type, String text) {
        byte[] name = (text + "\0").getBytes(StandardCharsets.UTF_8);
        return member(type, "././@LongLink", "", octal(name.length), name);
    }

    /**
     * An extended header.
     *
     * @param type {@code x} for the next member, {@code g} for all that follow
     * @param records such as {@code path=name}
     */
    public Tars pax(char type, String... records) {
        StringBuilder text = new StringBuilder();
        for (String record : records) {
            int bytes = record.getBytes(StandardCharsets.UTF_8).length + 2;
            int length = bytes + Integer.toString(bytes).length();
            length = bytes + Integer.toString(length).length();
            text.append(length).append(' ').append(record).append('\n');
        }
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        return member(type, "PaxHeader", "", octal(body.length), body);
    }

    /** A member whose header says what it is told to, whatever follows. */
    public Tars member(char type, String name, String link, byte[] size, byte[] content) {
        byte[] block = new byte[BLOCK_BYTES];
        put(block, 0, name.getBytes(StandardCharsets.UTF_8));
        put(block, 100, "0000755\0".getBytes(StandardCharsets.US_ASCII));
        put(block, 124, size);
        put(block, 136, octal(1_700_000_000));
        block[156] = (byte) type;
        put(block, 157, link.getBytes(StandardCharsets.UTF_8));
        put(block, 257, "ustar\00000".getBytes(StandardCharsets.US_ASCII));
        return header(signed(block)).content(content);
    }

    /** A header, as it is. */
    public Tars header(byte[] block) {
        archive.writeBytes(block);
        return this;
    }

    /** Bytes, filled up to a whole block. */
    public Tars content(byte[] bytes) {
        archive.writeBytes(bytes);
        archive.writeBytes(new byte[(BLOCK_BYTES - bytes.length % BLOCK_BYTES) % BLOCK_BYTES]);
        return this;
    }

    /** Bytes so far, which is where the next header goes. */
    public int size() {
        return archive.size();
    }

    /** With the mark that ends an archive. */
    public byte[] build() {
        byte[] members = archive.toByteArray();
        return Arrays.copyOf(members, members.length + 2 * BLOCK_BYTES);
    }

    /** Without it. */
    public byte[] unfinished() {
        return archive.toByteArray();
    }

    public byte[] gzipped() {
        return gzip(build());
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A zstd frame that holds its content as it is. */
    public static byte[] zstdStored(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // Magic; a descriptor without content size, checksum or dictionary; a window of 128 KiB.
        out.writeBytes(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x00, 0x38});
        int at = 0;
        do {
            int length = Math.min(content.length - at, 100_000);
            boolean isLast = at + length == content.length;
            int block = (length << 3) | (isLast ? 1 : 0);
            out.writeBytes(new byte[] {(byte) block, (byte) (block >> 8), (byte) (block >> 16)});
            out.write(content, at, length);
            at += length;
        } while (at < content.length);
        return out.toByteArray();
    }

    /** Eleven digits and a space, as most writers put numbers. */
    public static byte[] octal(long value) {
        return String.format(Locale.ROOT, "%011o ", value).getBytes(StandardCharsets.US_ASCII);
    }

    /** GNU's way for numbers of any size: twelve bytes in two's complement, the highest bit set. */
    public static byte[] binary(long value) {
        byte[] bytes = new byte[12];
        Arrays.fill(bytes, (byte) (value < 0 ? 0xff : 0));
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[11 - i] = (byte) (value >> (i * Byte.SIZE));
        }
        bytes[0] |= (byte) 0x80;
        return bytes;
    }

    /** A header with the checksum of what it holds. */
    public static byte[] signed(byte[] block) {
        byte[] copy = block.clone();
        Arrays.fill(copy, CHKSUM_AT, CHKSUM_AT + 8, (byte) ' ');
        int sum = 0;
        for (byte each : copy) {
            sum += Byte.toUnsignedInt(each);
        }
        put(copy, CHKSUM_AT, String.format(Locale.ROOT, "%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII));
        return copy;
    }

    private static void put(byte[] block, int at, byte[] bytes) {
        System.arraycopy(bytes, 0, block, at, Math.min(bytes.length, block.length - at));
    }
}
