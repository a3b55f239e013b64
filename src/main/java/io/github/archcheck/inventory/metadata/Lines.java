package io.github.archcheck.inventory.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines of UTF-8 text, from a file of any size and content, without ever holding more than one line or {@value
 * #LONGEST_BYTES} bytes of it. Bytes that are not UTF-8 become U+FFFD.
 */
final class Lines {
    static final int LONGEST_BYTES = 16 << 10;

    private static final int BUFFER_BYTES = 64 << 10;

    private final InputStream in;
    private final long limitBytes;
    private byte[] buffer = new byte[8 << 10];
    private int start;
    private int end;
    private long taken;
    private boolean overlong;

    /** @param limitBytes where to stop, as if the file ended there */
    Lines(InputStream in, long limitBytes) {
        this.in = in;
        this.limitBytes = limitBytes;
    }

    /** Whether there was more to read when the limit stopped it. */
    boolean limitReached() {
        return taken >= limitBytes;
    }

    /** Whether the line that {@link #next} returned last had more than {@value #LONGEST_BYTES} bytes, and lost the rest. */
    boolean overlong() {
        return overlong;
    }

    /** Without its line end, {@code \n} or {@code \r\n}; null after the last. */
    @Nullable
    String next() throws IOException {
        overlong = false;
        int scanned = start;
        while (true) {
            for (int i = scanned; i < end; i++) {
                if (buffer[i] == '\n') {
                    String line = text(start, i);
                    start = i + 1;
                    return line;
                }
            }
            if (end - start > LONGEST_BYTES) {
                return rest();
            }
            int kept = end - start;
            if (!fill()) {
                String line = kept == 0 ? null : text(start, end);
                start = end;
                return line;
            }
            scanned = start + kept;
        }
    }

    /** The beginning of a line too long to keep; the rest is read and forgotten. */
    private String rest() throws IOException {
        overlong = true;
        String line = new String(buffer, start, LONGEST_BYTES, StandardCharsets.UTF_8);
        start = end;
        while (fill()) {
            for (int i = start; i < end; i++) {
                if (buffer[i] == '\n') {
                    start = i + 1;
                    return line;
                }
            }
            start = end;
        }
        return line;
    }

    /** Moves what is left to the front and reads more behind it. */
    private boolean fill() throws IOException {
        int kept = end - start;
        if (kept > 0) {
            buffer = buffer.length < BUFFER_BYTES
                    ? Arrays.copyOfRange(buffer, start, start + BUFFER_BYTES)
                    : moved(kept);
        }
        start = 0;
        end = kept;
        int room = (int) Math.min(buffer.length - (long) end, limitBytes - taken);
        int count = room <= 0 ? -1 : in.read(buffer, end, room);
        if (count <= 0) {
            return false;
        }
        taken += count;
        end += count;
        return true;
    }

    private byte[] moved(int kept) {
        System.arraycopy(buffer, start, buffer, 0, kept);
        return buffer;
    }

    private String text(int from, int to) {
        int stop = to > from && buffer[to - 1] == '\r' ? to - 1 : to;
        return new String(buffer, from, stop - from, StandardCharsets.UTF_8);
    }
}
