package io.github.archcheck.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names that an image exports, kept as sorted 64-bit hashes: a library of 150,000 names takes a megabyte. Two
 * different names count as one with a chance of about one in 10^19 per pair.
 */
public final class Exports {
    private static final long OFFSET_BASIS = 0xcbf2_9ce4_8422_2325L;
    private static final long PRIME = 0x100_0000_01b3L;

    private final long[] hashes;
    private final boolean versioned;

    private Exports(long[] hashes, boolean versioned) {
        this.hashes = hashes;
        this.versioned = versioned;
    }

    /** Whether the image gives versions to its symbols at all; without, a name serves every version. */
    public boolean versioned() {
        return versioned;
    }

    /** How many different names and pairs of name and version there are. */
    public int size() {
        return hashes.length;
    }

    /** Whether the name is exported, in whatever version. */
    public boolean has(String name) {
        return contains(hash(name, ""));
    }

    /** Whether the name is exported in this version; every version of a name, where the image gives none. */
    public boolean has(String name, String version) {
        return (version.isEmpty() || !versioned) ? has(name) : contains(hash(name, version));
    }

    private boolean contains(long hash) {
        return Arrays.binarySearch(hashes, hash) >= 0;
    }

    /** FNV-1a, with a byte between name and version that neither can hold. */
    private static long hash(String name, String version) {
        long hash = mix(OFFSET_BASIS, name.getBytes(StandardCharsets.UTF_8));
        if (!version.isEmpty()) {
            hash = hash * PRIME;
            hash = mix(hash, version.getBytes(StandardCharsets.UTF_8));
        }
        return hash;
    }

    private static long mix(long start, byte[] bytes) {
        long hash = start;
        for (byte b : bytes) {
            hash = (hash ^ Byte.toUnsignedLong(b)) * PRIME;
        }
        return hash;
    }

    /** Collects names. */
    public static final class Builder {
        private long[] hashes = new long[64];
        private int count;
        private boolean versioned;

        /** A name, in no version or in any. */
        public Builder add(String name) {
            return add(hash(name, ""));
        }

        /** A name in one of its versions; it counts as {@link #add(String)} too. */
        public Builder add(String name, String version) {
            versioned = true;
            return add(hash(name, "")).add(hash(name, version));
        }

        private Builder add(long hash) {
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, Math.multiplyExact(count, 2));
            }
            hashes[count++] = hash;
            return this;
        }

        public Exports build() {
            long[] sorted = Arrays.copyOf(hashes, count);
            Arrays.sort(sorted);
            return new Exports(Arrays.stream(sorted).distinct().toArray(), versioned);
        }
    }
}
