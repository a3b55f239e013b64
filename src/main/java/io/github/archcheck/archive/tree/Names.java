package io.github.archcheck.archive.tree;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Names of nodes as UTF-8, one behind the other: a string for each would be three times as large. */
final class Names {
    private static final int LENGTH_BYTES = 2;
    private static final int LONGEST = 0xFFFF;
    private static final int FIRST_CAPACITY = 1 << 10;

    private byte[] pool = new byte[FIRST_CAPACITY];
    private int used;

    static boolean fits(byte[] name) {
        return name.length <= LONGEST;
    }

    /** Bytes that {@link #text} turns into the same text. */
    static byte[] encode(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** @return where it lies */
    int add(byte[] name) {
        int needed = used + LENGTH_BYTES + name.length;
        if (needed > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(needed, pool.length + (pool.length >> 1)));
        }
        int at = used;
        pool[at] = (byte) (name.length >> Byte.SIZE);
        pool[at + 1] = (byte) name.length;
        System.arraycopy(name, 0, pool, at + LENGTH_BYTES, name.length);
        used = needed;
        return at;
    }

    String text(int at) {
        return new String(pool, at + LENGTH_BYTES, length(at), StandardCharsets.UTF_8);
    }

    boolean is(int at, byte[] name) {
        int start = at + LENGTH_BYTES;
        return length(at) == name.length && Arrays.equals(pool, start, start + name.length, name, 0, name.length);
    }

    long hash(int at, long seed) {
        int start = at + LENGTH_BYTES;
        return hash(pool, start, start + length(at), seed);
    }

    static long hash(byte[] name, long seed) {
        return hash(name, 0, name.length, seed);
    }

    /** Nobody who does not know the seed can make names that fall together. */
    private static long hash(byte[] bytes, int from, int to, long seed) {
        long hash = seed;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    private int length(int at) {
        return (Byte.toUnsignedInt(pool[at]) << Byte.SIZE) | Byte.toUnsignedInt(pool[at + 1]);
    }
}
