package io.github.archcheck.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names that an image exports, kept as sorted 64-bit hashes: a library of 150,000 names takes a megabyte. Two
 * different names count as one with a chance of about one in 10^19 per pair.
 */
public final class Exports {
    /** The hash of no bytes, to be given to {@link #extend}. */
    public static final long START = 0xcbf2_9ce4_8422_2325L;

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

    /** Whether a lookup without a version finds the name: in its default version, or in none. */
    public boolean has(String name) {
        return contains(hash(name));
    }

    /**
     * Whether a lookup of the name in this version finds it; without a version, see {@link #has(String)}. What an image
     * exports in no version serves every version.
     */
    public boolean has(String name, String version) {
        long hash = hash(name);
        if (version.isEmpty() || !versioned) {
            return contains(hash);
        }
        return contains(inVersion(hash, version)) || contains(inEveryVersion(hash));
    }

    /** Like {@link #has(String)}, for one who asks many images for the same name; see {@link #hash}. */
    public boolean contains(long hash) {
        return Arrays.binarySearch(hashes, hash) >= 0;
    }

    /** The hash of a name. */
    public static long hash(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return extend(START, bytes, 0, bytes.length);
    }

    /**
     * FNV-1a: the hash of a name goes on where that of its beginning ended.
     *
     * @param start {@link #START}, or the hash of what comes before
     * @param to the index behind the last byte
     */
    public static long extend(long start, byte[] bytes, int from, int to) {
        long hash = start;
        for (int i = from; i < to; i++) {
            hash = extend(hash, bytes[i]);
        }
        return hash;
    }

    /** One byte more. */
    public static long extend(long start, byte next) {
        return (start ^ Byte.toUnsignedLong(next)) * PRIME;
    }

    /** With a NUL between name and version, which neither can hold. */
    private static long inVersion(long hash, String version) {
        byte[] bytes = version.getBytes(StandardCharsets.UTF_8);
        return extend(extend(hash, (byte) 0), bytes, 0, bytes.length);
    }

    private static long inEveryVersion(long hash) {
        return extend(extend(hash, (byte) 0), (byte) 0);
    }

    /** Collects names. */
    public static final class Builder {
        private final Longs plain = new Longs();
        private final Longs inVersions = new Longs();
        private boolean versioned;

        /** A name in no version. */
        public Builder add(String name) {
            return add(hash(name));
        }

        /** A name in no version, by its hash as {@link Exports#extend} gives it. */
        public Builder add(long hash) {
            plain.add(hash);
            return this;
        }

        /** A name in its default version: lookups find it with this version and without any. */
        public Builder add(String name, String version) {
            return addDefault(hash(name), version);
        }

        /** A name in its default version, by its hash. */
        public Builder addDefault(long hash, String version) {
            inVersions.add(hash);
            return addHidden(hash, version);
        }

        /** A name in a version that only lookups with the version find, by its hash. */
        public Builder addHidden(long hash, String version) {
            versioned = true;
            inVersions.add(inVersion(hash, version));
            return this;
        }

        public Exports build() {
            Longs all = new Longs();
            all.addAll(plain);
            all.addAll(inVersions);
            for (int i = 0; versioned && i < plain.count; i++) {
                all.add(inEveryVersion(plain.values[i]));
            }
            return new Exports(all.sortedDistinct(), versioned);
        }
    }

    /** A list that grows. */
    private static final class Longs {
        private long[] values = new long[64];
        private int count;

        void add(long value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, Math.multiplyExact(count, 2));
            }
            values[count++] = value;
        }

        void addAll(Longs others) {
            for (int i = 0; i < others.count; i++) {
                add(others.values[i]);
            }
        }

        long[] sortedDistinct() {
            Arrays.sort(values, 0, count);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (kept == 0 || values[kept - 1] != values[i]) {
                    values[kept++] = values[i];
                }
            }
            return Arrays.copyOf(values, kept);
        }
    }
}
