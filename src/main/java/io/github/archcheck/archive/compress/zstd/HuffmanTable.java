package io.github.archcheck.archive.compress.zstd;

import java.io.IOException;

/** A table of Huffman codes (RFC 8878, 4.2): by the next bits, the byte they stand for and how many of them do. */
final class HuffmanTable {
    private static final int MOST_WEIGHTS = 255;
    private static final int LONGEST_CODE = 11;
    private static final int LONGEST_WEIGHT_LOG = 6;
    private static final int DIRECT = 128;
    private static final int WEIGHT_SYMBOLS = 16;
    private static final int STREAMS = 4;
    private static final int JUMP_TABLE_BYTES = 6;

    /** How many bits to look at. */
    private final int log;

    private final byte[] symbols;
    private final byte[] bits;

    private HuffmanTable(int log, byte[] symbols, byte[] bits) {
        this.log = log;
        this.symbols = symbols;
        this.bits = bits;
    }

    /** A table, and where its description ended. */
    record Described(HuffmanTable table, int end) {}

    static Described read(byte[] block, int from, int to) throws IOException {
        if (from >= to) {
            throw new IOException("a table of codes is missing");
        }
        byte[] weights = new byte[MOST_WEIGHTS + 1];
        int head = Byte.toUnsignedInt(block[from]);
        int end = from + 1 + (head < DIRECT ? head : (head - DIRECT + 2) / 2);
        if (end > to) {
            throw new IOException("a table of codes has no end");
        }
        int count = head < DIRECT
                ? compressedWeights(block, from + 1, end, weights)
                : directWeights(block, from + 1, head - DIRECT + 1, weights);
        return new Described(of(weights, count), end);
    }

    private static int directWeights(byte[] block, int from, int count, byte[] weights) {
        for (int i = 0; i < count; i++) {
            int both = block[from + i / 2];
            weights[i] = (byte) (i % 2 == 0 ? both >> 4 & 15 : both & 15);
        }
        return count;
    }

    /** Two states take turns, until the bits run out. */
    private static int compressedWeights(byte[] block, int from, int to, byte[] weights) throws IOException {
        FseTable.Described described = FseTable.read(block, from, to, LONGEST_WEIGHT_LOG, WEIGHT_SYMBOLS);
        FseTable table = described.table();
        BackwardBits in = new BackwardBits(block, described.end(), to);
        int[] states = {table.first(in), table.first(in)};
        int count = 0;
        while (in.left() >= 0) {
            if (count >= MOST_WEIGHTS - 1) {
                throw new IOException("a table of codes has too many");
            }
            int turn = count % 2;
            weights[count] = (byte) table.symbol(states[turn]);
            states[turn] = table.next(states[turn], in);
            count++;
        }
        weights[count] = (byte) table.symbol(states[count % 2]);
        return count + 1;
    }

    /** @param count of the weights told; that of the last symbol fills up the table */
    private static HuffmanTable of(byte[] weights, int count) throws IOException {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += 1 << weights[i] >> 1;
        }
        int log = sum == 0 ? 0 : FseTable.floorLog(sum) + 1;
        int left = (1 << log) - sum;
        if (log == 0 || log > LONGEST_CODE || Integer.bitCount(left) != 1) {
            throw new IOException("a table of codes does not come out even");
        }
        weights[count] = (byte) (FseTable.floorLog(left) + 1);
        byte[] symbols = new byte[1 << log];
        byte[] bits = new byte[1 << log];
        int at = 0;
        for (int weight = 1; weight <= log; weight++) {
            for (int symbol = 0; symbol <= count; symbol++) {
                for (int i = 0; weights[symbol] == weight && i < 1 << (weight - 1); i++) {
                    symbols[at] = (byte) symbol;
                    bits[at] = (byte) (log + 1 - weight);
                    at++;
                }
            }
        }
        return new HuffmanTable(log, symbols, bits);
    }

    /** Undoes one stream, or four one behind the other. */
    void decode(byte[] block, int from, int to, boolean isFour, byte[] target, int count) throws IOException {
        if (!isFour) {
            decode(block, from, to, target, 0, count);
            return;
        }
        int at = from + JUMP_TABLE_BYTES;
        int each = (count + STREAMS - 1) / STREAMS;
        if (at > to || each * (STREAMS - 1) > count) {
            throw new IOException("literals are cut short");
        }
        for (int stream = 0; stream < STREAMS; stream++) {
            boolean isLast = stream == STREAMS - 1;
            int jump = from + 2 * stream;
            int end = isLast
                    ? to
                    : at + Byte.toUnsignedInt(block[jump]) + (Byte.toUnsignedInt(block[jump + 1]) << Byte.SIZE);
            if (end > to) {
                throw new IOException("literals are cut short");
            }
            decode(block, at, end, target, stream * each, isLast ? count : (stream + 1) * each);
            at = end;
        }
    }

    private void decode(byte[] block, int from, int to, byte[] target, int start, int end) throws IOException {
        BackwardBits in = new BackwardBits(block, from, to);
        for (int i = start; i < end; i++) {
            int code = (int) in.peek(log);
            target[i] = symbols[code];
            in.skip(bits[code]);
        }
        if (in.left() != 0) {
            throw new IOException("literals do not come out even");
        }
    }
}
