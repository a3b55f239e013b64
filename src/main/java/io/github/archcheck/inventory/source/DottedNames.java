package io.github.archcheck.inventory.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds names of modules in native code. What Cython's {@code cimport} needs stands there as C strings, and is imported
 * when the extension module is.
 */
final class DottedNames {
    private static final int CHUNK = 1 << 20;
    private static final int LONGEST = 200;
    private static final int MAX_NAMES = 1_000;
    private static final long MAX_BYTES = 1L << 28;

    private DottedNames() {}

    /** Those that begin like this, between null bytes, each once, in the order of the file. */
    static List<String> in(SeekableByteChannel channel, String prefix) throws IOException {
        byte[] start = prefix.getBytes(StandardCharsets.UTF_8);
        Set<String> names = new LinkedHashSet<>();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK + LONGEST);
        long total = 0;
        while (total < MAX_BYTES && names.size() < MAX_NAMES) {
            int read = channel.read(buffer);
            if (read < 0) {
                break;
            }
            total += read;
            find(buffer.array(), buffer.position(), start, names);
            int kept = Math.min(LONGEST, buffer.position());
            buffer.limit(buffer.position()).position(buffer.position() - kept);
            buffer.compact();
        }
        return List.copyOf(names);
    }

    private static void find(byte[] bytes, int end, byte[] start, Set<String> names) {
        for (int i = 0; i + start.length < end; i++) {
            if (bytes[i] == 0 && bytes[i + 1] == start[0] && startsWith(bytes, i + 1, end, start)) {
                int to = i + 1 + start.length;
                while (to < end && to - i <= LONGEST && isPart(bytes[to])) {
                    to++;
                }
                if (to < end && bytes[to] == 0 && names.size() < MAX_NAMES) {
                    names.add(new String(bytes, i + 1, to - i - 1, StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static boolean startsWith(byte[] bytes, int at, int end, byte[] start) {
        if (at + start.length > end) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (bytes[at + i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPart(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    }
}
