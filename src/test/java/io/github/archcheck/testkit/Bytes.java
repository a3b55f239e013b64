package io.github.archcheck.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A growing run of bytes that remembers where its named parts landed. Values are cut to their width without complaint: a
 * test may want to write a number that does not fit.
 */
public final class Bytes {
    private final ByteOrder order;
    private final Map<String, Integer> labels = new LinkedHashMap<>();
    private byte[] content = new byte[256];
    private int size;

    public Bytes(ByteOrder order) {
        this.order = order;
    }

    public static Bytes littleEndian() {
        return new Bytes(ByteOrder.LITTLE_ENDIAN);
    }

    public static Bytes bigEndian() {
        return new Bytes(ByteOrder.BIG_ENDIAN);
    }

    /** Two bytes in an order, for {@link Built#with}. */
    public static byte[] u16(ByteOrder order, long value) {
        return ByteBuffer.allocate(Short.BYTES)
                .order(order)
                .putShort((short) value)
                .array();
    }

    /** Four bytes in an order, for {@link Built#with}. */
    public static byte[] u32(ByteOrder order, long value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(order)
                .putInt((int) value)
                .array();
    }

    /** Eight bytes in an order, for {@link Built#with}. */
    public static byte[] u64(ByteOrder order, long value) {
        return ByteBuffer.allocate(Long.BYTES).order(order).putLong(value).array();
    }

    public ByteOrder order() {
        return order;
    }

    /** Bytes so far, which is where the next one goes. */
    public int size() {
        return size;
    }

    public Bytes u8(long value) {
        return raw(new byte[] {(byte) value});
    }

    public Bytes u16(long value) {
        return raw(u16(order, value));
    }

    public Bytes u32(long value) {
        return raw(u32(order, value));
    }

    public Bytes u64(long value) {
        return raw(u64(order, value));
    }

    /** Four or eight bytes, as the format's word size has it. */
    public Bytes word(boolean wide, long value) {
        return wide ? u64(value) : u32(value);
    }

    public Bytes raw(byte[] more) {
        if (content.length - size < more.length) {
            content = Arrays.copyOf(content, Math.max(content.length * 2, size + more.length));
        }
        System.arraycopy(more, 0, content, size, more.length);
        size += more.length;
        return this;
    }

    /** UTF-8 without a terminating NUL. */
    public Bytes text(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** UTF-8 with a terminating NUL. */
    public Bytes cstring(String text) {
        return text(text).u8(0);
    }

    /** UTF-8 in a field of fixed width, cut or filled up with NULs; a text as long as the field has no NUL. */
    public Bytes fixed(String text, int width) {
        return raw(Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), width));
    }

    public Bytes zeros(int count) {
        return raw(new byte[count]);
    }

    /** Zeros up to the next multiple; none when there already. */
    public Bytes align(int multiple) {
        return zeros(Math.floorMod(-size, multiple));
    }

    /** Zeros up to an offset that is not behind us. */
    public Bytes padTo(int offset) {
        return zeros(offset - size);
    }

    /** Names the next byte. The second use of a name is remembered as {@code name#2}, the third as {@code name#3}. */
    public Bytes label(String name) {
        String free = name;
        for (int use = 2; labels.containsKey(free); use++) {
            free = name + "#" + use;
        }
        labels.put(free, size);
        return this;
    }

    /** Appends a finished file with its labels, each with {@code prefix} before it. */
    public Bytes append(Built part, String prefix) {
        int start = size;
        part.labels().forEach((name, offset) -> labels.put(prefix + name, start + offset));
        return raw(part.bytes());
    }

    /** Overwrites what begins at a label; nothing moves. For numbers that are known only later. */
    public Bytes patch(String label, byte[] replacement) {
        System.arraycopy(replacement, 0, content, offsetOf(label), replacement.length);
        return this;
    }

    public Bytes patchU32(String label, long value) {
        return patch(label, u32(order, value));
    }

    public Bytes patchU64(String label, long value) {
        return patch(label, u64(order, value));
    }

    /** Overwrites four bytes at an offset that has been written already. */
    public Bytes patchU32At(int offset, long value) {
        System.arraycopy(u32(order, value), 0, content, offset, Integer.BYTES);
        return this;
    }

    public int offsetOf(String label) {
        return Built.find(labels, label);
    }

    public Built build() {
        return new Built(Arrays.copyOf(content, size), order, labels);
    }
}
