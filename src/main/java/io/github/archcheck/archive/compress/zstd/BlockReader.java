package io.github.archcheck.archive.compress.zstd;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Undoes the compressed blocks of one frame (RFC 8878, 3.1.1.3); what it has learned of one helps with the next. */
final class BlockReader {
    private static final int RAW = 0;
    private static final int REPEATED = 1;
    private static final int COMPRESSED = 2;

    private final Window window;
    private final int mostBytes;
    private byte[] literals = {};
    private final int[] distances = {1, 4, 8};
    private Optional<HuffmanTable> huffman = Optional.empty();
    private Optional<FseTable> literalLengths = Optional.empty();
    private Optional<FseTable> offsets = Optional.empty();
    private Optional<FseTable> matchLengths = Optional.empty();
    private int literalCount;
    private int literalAt;
    private int at;

    /** @param mostBytes that a block may grow to */
    BlockReader(Window window, int mostBytes) {
        this.window = window;
        this.mostBytes = mostBytes;
    }

    /** Not all frames have any. */
    private void reserve() throws IOException {
        require(literalCount <= mostBytes);
        if (literals.length < literalCount) {
            literals = new byte[mostBytes];
        }
    }

    /** @param block with {@link BackwardBits#SLACK_BYTES} behind its end */
    void read(byte[] block, int length) throws IOException {
        at = 0;
        literals(block, length);
        sequences(block, length);
        add(literalCount - literalAt);
    }

    private void literals(byte[] block, int length) throws IOException {
        require(length > 0);
        int type = block[0] & 3;
        int format = block[0] >> 2 & 3;
        literalAt = 0;
        if (type == RAW || type == REPEATED) {
            int bytes = format == 3 ? 3 : format == 1 ? 2 : 1;
            literalCount = (int) (number(block, length, bytes) >> (bytes == 1 ? 3 : 4));
            reserve();
            require(at + (type == RAW ? literalCount : 1) <= length);
            if (type == RAW) {
                System.arraycopy(block, at, literals, 0, literalCount);
                at += literalCount;
            } else {
                Arrays.fill(literals, 0, literalCount, block[at]);
                at++;
            }
            return;
        }
        int bytes = format < 2 ? 3 : format + 2;
        int width = format < 2 ? 10 : format == 2 ? 14 : 18;
        long header = number(block, length, bytes);
        literalCount = (int) ((header >> 4) & ((1 << width) - 1));
        int end = at + (int) ((header >> (4 + width)) & ((1 << width) - 1));
        reserve();
        require(end <= length);
        if (type == COMPRESSED) {
            HuffmanTable.Described described = HuffmanTable.read(block, at, end);
            huffman = Optional.of(described.table());
            at = described.end();
        }
        HuffmanTable table = huffman.orElseThrow(() -> new IOException("a block repeats a table that there is not"));
        table.decode(block, at, end, format != 0, literals, literalCount);
        at = end;
    }

    private void sequences(byte[] block, int length) throws IOException {
        int count = (int) number(block, length, 1);
        if (count >= 0x80) {
            count = count == 0xff
                    ? (int) number(block, length, 2) + 0x7f00
                    : ((count - 0x80) << Byte.SIZE) + (int) number(block, length, 1);
        }
        if (count == 0) {
            require(at == length);
            return;
        }
        int modes = (int) number(block, length, 1);
        require((modes & 3) == 0);
        FseTable lengths = table(block, length, modes >> 6, Codes.LITERAL_LENGTH, literalLengths);
        FseTable distancesTable = table(block, length, modes >> 4 & 3, Codes.OFFSET, offsets);
        FseTable matches = table(block, length, modes >> 2 & 3, Codes.MATCH_LENGTH, matchLengths);
        literalLengths = Optional.of(lengths);
        offsets = Optional.of(distancesTable);
        matchLengths = Optional.of(matches);
        execute(new BackwardBits(block, at, length), count, lengths, distancesTable, matches);
    }

    private FseTable table(byte[] block, int length, int mode, Codes codes, Optional<FseTable> before)
            throws IOException {
        return switch (mode) {
            case 0 -> codes.standard();
            case 1 -> {
                int symbol = (int) number(block, length, 1);
                require(symbol < codes.count());
                yield FseTable.of(symbol);
            }
            case 2 -> {
                FseTable.Described described = FseTable.read(block, at, length, codes.mostLog(), codes.count());
                at = described.end();
                yield described.table();
            }
            default -> before.orElseThrow(() -> new IOException("a block repeats a table that there is not"));
        };
    }

    private void execute(BackwardBits in, int count, FseTable lengths, FseTable offsetTable, FseTable matches)
            throws IOException {
        int room = mostBytes;
        int lengthState = lengths.first(in);
        int offsetState = offsetTable.first(in);
        int matchState = matches.first(in);
        for (int left = count; left > 0; left--) {
            int offset = Codes.OFFSET.number(offsetTable.symbol(offsetState), in);
            int match = Codes.MATCH_LENGTH.number(matches.symbol(matchState), in);
            int length = Codes.LITERAL_LENGTH.number(lengths.symbol(lengthState), in);
            room -= length + match;
            require(room >= 0 && length <= literalCount - literalAt && in.left() >= 0);
            add(length);
            window.repeat(distance(offset, length == 0), match);
            if (left > 1) {
                lengthState = lengths.next(lengthState, in);
                matchState = matches.next(matchState, in);
                offsetState = offsetTable.next(offsetState, in);
            }
        }
        require(in.left() == 0 && literalCount - literalAt <= room);
    }

    /** The first three numbers stand for distances that came before (RFC 8878, 3.1.1.5). */
    private int distance(int offset, boolean isShifted) {
        int which = Math.min(offset, 4) + (isShifted ? 1 : 0);
        if (offset > 3) {
            return push(offset - 3);
        }
        if (which == 1) {
            return distances[0];
        }
        if (which == 2) {
            int second = distances[1];
            distances[1] = distances[0];
            distances[0] = second;
            return second;
        }
        return push(which == 3 ? distances[2] : distances[0] - 1);
    }

    private int push(int distance) {
        distances[2] = distances[1];
        distances[1] = distances[0];
        distances[0] = distance;
        return distance;
    }

    private void add(int count) {
        window.add(literals, literalAt, count);
        literalAt += count;
    }

    /** The lowest byte first. */
    private long number(byte[] block, int length, int bytes) throws IOException {
        require(at + bytes <= length);
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= Byte.toUnsignedLong(block[at + i]) << (i * Byte.SIZE);
        }
        at += bytes;
        return value;
    }

    private static void require(boolean isSound) throws IOException {
        if (!isSound) {
            throw new IOException("a block contradicts itself");
        }
    }
}
