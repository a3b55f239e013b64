package io.github.archcheck.loader.glibc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code /etc/ld.so.cache}: which file ldconfig found for a name. Names with a version for certain machines come before the
 * plain one.
 *
 * @see <a href="https://sourceware.org/git/?p=glibc.git;a=blob;f=sysdeps/generic/dl-cache.h;hb=refs/tags/glibc-2.36">
 *     dl-cache.h</a>
 */
final class LoaderCache {
    /** A big system's has a few hundred kilobytes. */
    static final int MAX_BYTES = 16 << 20;

    private static final byte[] OLD_MAGIC = "ld.so-1.7.0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MAGIC = "glibc-ld.so.cache1.1".getBytes(StandardCharsets.US_ASCII);
    private static final int OLD_HEADER_BYTES = 16;
    private static final int OLD_ENTRY_BYTES = 12;
    private static final int HEADER_BYTES = 48;
    private static final int ENTRY_BYTES = 24;
    private static final int FLAGS_OFFSET = 28;
    private static final int EXTENSION_OFFSET = 32;
    private static final int EXTENSION_MAGIC = -358342284;
    private static final int HWCAPS_TAG = 1;
    private static final int ENDIAN_MASK = 3;
    private static final int LITTLE = 2;
    private static final int BIG = 3;
    private static final long NAMED = 1L << 62;
    private static final int LONGEST_PATH = 4096;
    private static final long ISA_LEVELS = 0x3ffL << 32;

    /**
     * @param priority 0 for the best of the subdirectories; behind them what is for every machine, and last what is for
     *     machines by glibc's old numbers
     */
    private record Entry(String path, int priority) {}

    private static final int PLAIN = 1000;
    private static final int OLD_NUMBERS = 2000;

    private final ByteBuffer bytes;
    private final Build build;
    private final boolean narrow;
    private final OptionalInt level;
    private final Map<String, List<Entry>> entries = new HashMap<>();

    /** Of all strings together: thousands of references to the same long string must not multiply the file's size. */
    private long stringBytes;

    private LoaderCache(ByteBuffer bytes, Machinery machinery) {
        this.bytes = bytes;
        this.build = machinery.build();
        this.narrow = machinery.process().programHeaderBytes() == 32;
        this.level = machinery.hardware().isaLevel();
    }

    static LoaderCache empty(Machinery machinery) {
        return new LoaderCache(ByteBuffer.allocate(0), machinery);
    }

    /** Damage makes it empty, as it does for glibc. */
    static LoaderCache read(byte[] file, Machinery machinery) {
        ByteOrder order = machinery.process().byteOrder();
        LoaderCache cache = new LoaderCache(ByteBuffer.wrap(file).order(order), machinery);
        cache.start().ifPresent(cache::read);
        return cache;
    }

    /** The file for a name; empty when there is none that suits the machine. */
    Optional<String> find(String name) {
        return entries.getOrDefault(name, List.of()).stream()
                .min(Comparator.comparingInt(Entry::priority))
                .map(Entry::path);
    }

    /** Where the newer of both formats begins, which may lie behind the older. */
    private Optional<Integer> start() {
        if (startsWith(MAGIC, 0)) {
            return Optional.of(0);
        }
        if (!startsWith(OLD_MAGIC, 0) || bytes.limit() < OLD_HEADER_BYTES) {
            return Optional.empty();
        }
        long count = Integer.toUnsignedLong(bytes.getInt(12));
        long end = OLD_HEADER_BYTES + count * OLD_ENTRY_BYTES + 7 & ~7L;
        return end <= bytes.limit() && startsWith(MAGIC, (int) end) ? Optional.of((int) end) : Optional.empty();
    }

    private boolean startsWith(byte[] magic, int at) {
        if (magic.length > bytes.limit() - at) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (bytes.get(at + i) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private void read(int start) {
        if (bytes.limit() - start < HEADER_BYTES) {
            return;
        }
        int order = bytes.get(start + FLAGS_OFFSET) & ENDIAN_MASK;
        long count = Integer.toUnsignedLong(bytes.getInt(start + MAGIC.length));
        boolean foreign = order != 0 && order != (bytes.order().equals(ByteOrder.BIG_ENDIAN) ? BIG : LITTLE);
        if (foreign || count > (bytes.limit() - start - HEADER_BYTES) / ENTRY_BYTES) {
            return;
        }
        List<String> subdirectories = subdirectories(start);
        for (int i = 0; i < count; i++) {
            entry(start, start + HEADER_BYTES + i * ENTRY_BYTES, subdirectories);
        }
    }

    private void entry(int start, int at, List<String> subdirectories) {
        Optional<String> name = string(start, bytes.getInt(at + 4));
        Optional<String> path = string(start, bytes.getInt(at + 8));
        int priority = priority(bytes.getLong(at + 16), subdirectories);
        if (isOwn(bytes.getInt(at)) && name.isPresent() && path.isPresent() && priority >= 0) {
            entries.computeIfAbsent(name.get(), key -> new ArrayList<>()).add(new Entry(path.get(), priority));
        }
    }

    private boolean isOwn(int flags) {
        return flags == build.cacheFlags() || (narrow && (flags == 1 || flags == 3));
    }

    /** Negative for another machine. */
    private int priority(long hwcap, List<String> subdirectories) {
        if ((hwcap & ~ISA_LEVELS & 0xffff_ffff_0000_0000L) != NAMED) {
            return hwcap == 0 ? PLAIN : OLD_NUMBERS;
        }
        long index = hwcap & 0xffff_ffffL;
        if (index >= subdirectories.size()) {
            return -1;
        }
        int rank = build.subdirectories().indexOf(subdirectories.get((int) index));
        if (rank < 0 || level.isEmpty()) {
            return rank < 0 ? -1 : PLAIN + 1;
        }
        String name = build.subdirectories().get(rank);
        return name.charAt(name.length() - 1) - '0' <= level.getAsInt() ? rank : -1;
    }

    /** The names that entries refer to by number; their offsets count from the start of the file. */
    private List<String> subdirectories(int start) {
        long extension = Integer.toUnsignedLong(bytes.getInt(start + EXTENSION_OFFSET));
        if (extension == 0 || extension > bytes.limit() - 8L || bytes.getInt((int) extension) != EXTENSION_MAGIC) {
            return List.of();
        }
        long count = Integer.toUnsignedLong(bytes.getInt((int) extension + 4));
        for (long at = extension + 8; count > 0 && at <= bytes.limit() - 16L; at += 16, count--) {
            if (bytes.getInt((int) at) == HWCAPS_TAG) {
                long offset = Integer.toUnsignedLong(bytes.getInt((int) at + 8));
                long size = Integer.toUnsignedLong(bytes.getInt((int) at + 12));
                return offset <= bytes.limit() && size <= bytes.limit() - offset
                        ? names((int) offset, (int) size / Integer.BYTES)
                        : List.of();
            }
        }
        return List.of();
    }

    private List<String> names(int offset, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(string(0, bytes.getInt(offset + i * Integer.BYTES)).orElse(""));
        }
        return names;
    }

    private Optional<String> string(int start, int offset) {
        long from = start + Integer.toUnsignedLong(offset);
        for (long end = from; end < Math.min(bytes.limit(), from + LONGEST_PATH); end++) {
            if (bytes.get((int) end) == 0) {
                stringBytes += end - from;
                if (stringBytes > MAX_BYTES) {
                    return Optional.empty();
                }
                byte[] text = new byte[(int) (end - from)];
                bytes.get((int) from, text);
                return Optional.of(new String(text, StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }
}
