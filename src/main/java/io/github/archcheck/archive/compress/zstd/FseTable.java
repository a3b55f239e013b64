package io.github.archcheck.archive.compress.zstd;

import java.io.IOException;
import java.util.Arrays;

/** A table of finite state entropy (RFC 8878, 4.1): for each state a symbol, and where to go on. */
final class FseTable {
    private static final int SMALLEST_LOG = 5;
    private static final int LOG_BITS = 4;
    private static final int MORE_ZEROS = 3;

    private final int log;
    private final byte[] symbols;
    private final byte[] bits;
    private final short[] bases;

    private FseTable(int log, byte[] symbols, byte[] bits, short[] bases) {
        this.log = log;
        this.symbols = symbols;
        this.bits = bits;
        this.bases = bases;
    }

    int first(BackwardBits in) {
        return (int) in.read(log);
    }

    int symbol(int state) {
        return symbols[state];
    }

    int next(int state, BackwardBits in) {
        return bases[state] + (int) in.read(bits[state]);
    }

    /** A table, and where its description ended. */
    record Described(FseTable table, int end) {}

    /** A table with one symbol, which takes no bits. */
    static FseTable of(int symbol) {
        return new FseTable(0, new byte[] {(byte) symbol}, new byte[1], new short[1]);
    }

    /** @param counts how many states each symbol has; -1 for those of less than one */
    static FseTable of(int log, short[] counts) throws IOException {
        int size = 1 << log;
        byte[] symbols = new byte[size];
        int[] next = new int[counts.length];
        int high = size - 1;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            next[symbol] = Math.abs(counts[symbol]);
            if (counts[symbol] < 0) {
                symbols[high] = (byte) symbol;
                high--;
            }
        }
        spread(symbols, counts, high);
        byte[] bits = new byte[size];
        short[] bases = new short[size];
        for (int state = 0; state < size; state++) {
            int symbol = Byte.toUnsignedInt(symbols[state]);
            int each = next[symbol];
            next[symbol]++;
            bits[state] = (byte) (log - floorLog(each));
            bases[state] = (short) ((each << bits[state]) - size);
        }
        return new FseTable(log, symbols, bits, bases);
    }

    private static void spread(byte[] symbols, short[] counts, int high) throws IOException {
        int size = symbols.length;
        int step = (size >> 1) + (size >> 3) + 3;
        int at = 0;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            for (int i = 0; i < counts[symbol]; i++) {
                symbols[at] = (byte) symbol;
                do {
                    at = (at + step) & (size - 1);
                } while (at > high);
            }
        }
        if (at != 0) {
            throw new IOException("a table of states does not come out even");
        }
    }

    /** @param mostSymbols how many symbols there may be */
    static Described read(byte[] block, int from, int to, int mostLog, int mostSymbols) throws IOException {
        ForwardBits in = new ForwardBits(block, from, to);
        int log = in.read(LOG_BITS) + SMALLEST_LOG;
        if (log > mostLog) {
            throw new IOException("a table of states is too large");
        }
        short[] counts = new short[mostSymbols];
        int left = 1 << log;
        int symbol = 0;
        while (left > 0) {
            if (symbol >= mostSymbols) {
                throw new IOException("a table of states has too many symbols");
            }
            int count = count(in, left);
            left -= Math.abs(count);
            counts[symbol] = (short) count;
            symbol++;
            if (count == 0) {
                int zeros = in.read(2);
                symbol += zeros;
                while (zeros == MORE_ZEROS) {
                    zeros = in.read(2);
                    symbol += zeros;
                }
            }
        }
        if (left < 0) {
            throw new IOException("a table of states has too many states");
        }
        return new Described(of(log, Arrays.copyOf(counts, Math.min(symbol, mostSymbols))), in.end());
    }

    /** Small counts take a bit less where there are more numbers than are needed. */
    private static int count(ForwardBits in, int left) throws IOException {
        int width = floorLog(left + 1) + 1;
        int lower = (1 << (width - 1)) - 1;
        int threshold = (1 << width) - 1 - (left + 1);
        int value = in.peek(width);
        if ((value & lower) < threshold) {
            in.read(width - 1);
            return (value & lower) - 1;
        }
        in.read(width);
        return (value > lower ? value - threshold : value) - 1;
    }

    static int floorLog(int value) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(value);
    }
}
