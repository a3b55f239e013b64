package io.github.archcheck.archive.zip;

import java.util.Arrays;

/** What the directory says of each member, by its number; in columns, since there may be a million. */
final class Members {
    private long[] headers = new long[16];
    private long[] compressed = new long[16];
    private long[] sizes = new long[16];
    private int[] checksums = new int[16];
    private short[] flags = new short[16];
    private short[] methods = new short[16];
    private long[] sortedHeaders = new long[0];
    private int count;

    /**
     * One member.
     *
     * @param header where its local header lies, in bytes from the start of the file
     * @param compressed bytes of its data
     * @param size bytes of its content
     * @param crc CRC-32 of its content
     */
    record Member(long header, long compressed, long size, int crc, int flags, int method) {}

    int count() {
        return count;
    }

    int add(Member member) {
        if (count == headers.length) {
            int capacity = 2 * count;
            headers = Arrays.copyOf(headers, capacity);
            compressed = Arrays.copyOf(compressed, capacity);
            sizes = Arrays.copyOf(sizes, capacity);
            checksums = Arrays.copyOf(checksums, capacity);
            flags = Arrays.copyOf(flags, capacity);
            methods = Arrays.copyOf(methods, capacity);
        }
        headers[count] = member.header();
        compressed[count] = member.compressed();
        sizes[count] = member.size();
        checksums[count] = member.crc();
        flags[count] = (short) member.flags();
        methods[count] = (short) member.method();
        return count++;
    }

    Member get(int number) {
        return new Member(
                headers[number],
                compressed[number],
                sizes[number],
                checksums[number],
                Short.toUnsignedInt(flags[number]),
                Short.toUnsignedInt(methods[number]));
    }

    /**
     * Where two members share bytes, or one reaches beyond a limit; negative when none does. Members lie apart when and only
     * when each one ends, in the order of ends, before the next begins, in the order of beginnings.
     *
     * @param headerBytes the least that a local header takes; no sum may overflow
     */
    long overlap(int headerBytes, long limit) {
        sortedHeaders = Arrays.copyOf(headers, count);
        Arrays.sort(sortedHeaders);
        long[] ends = new long[count];
        for (int i = 0; i < count; i++) {
            ends[i] = headers[i] + headerBytes + compressed[i];
        }
        Arrays.sort(ends);
        for (int i = 0; i < count; i++) {
            long next = i + 1 < count ? sortedHeaders[i + 1] : limit;
            if (ends[i] > next) {
                return next;
            }
        }
        return -1;
    }

    /** Where the next member's header lies; the limit behind the last one. */
    long next(long header, long limit) {
        int found = Arrays.binarySearch(sortedHeaders, header);
        int behind = found < 0 ? -1 - found : found + 1;
        return behind < count ? sortedHeaders[behind] : limit;
    }
}
