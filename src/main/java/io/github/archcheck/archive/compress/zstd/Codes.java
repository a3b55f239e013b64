package io.github.archcheck.archive.compress.zstd;

import java.io.IOException;
import java.io.UncheckedIOException;

/** One of the three numbers that a sequence has, as a code and bits more (RFC 8878, 3.1.1.3.2). */
final class Codes {
    static final Codes LITERAL_LENGTH = of(
            9,
            6,
            new short[] {
                4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1,
                -1, -1
            },
            0,
            new int[] {
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13,
                14, 15, 16
            });
    static final Codes MATCH_LENGTH = of(
            9,
            6,
            new short[] {
                1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1
            },
            3,
            new int[] {
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1,
                1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
            });
    static final Codes OFFSET = of(
            8,
            5,
            new short[] {1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1},
            1,
            new int[] {
                0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
                28, 29, 30
            });

    private final int mostLog;
    private final FseTable standard;
    private final int[] bases;
    private final int[] bits;

    private Codes(int mostLog, FseTable standard, int[] bases, int[] bits) {
        this.mostLog = mostLog;
        this.standard = standard;
        this.bases = bases;
        this.bits = bits;
    }

    /** The most that the first state of a table may have. */
    int mostLog() {
        return mostLog;
    }

    /** The table that need not be told. */
    FseTable standard() {
        return standard;
    }

    /** How many codes there are. */
    int count() {
        return bases.length;
    }

    /** The number that a code and the bits for it stand for. */
    int number(int code, BackwardBits in) {
        return bases[code] + (int) in.read(bits[code]);
    }

    /** The numbers of each code begin where those of the one before end. */
    private static Codes of(int mostLog, int log, short[] counts, int first, int[] bits) {
        int[] bases = new int[bits.length];
        int base = first;
        for (int code = 0; code < bits.length; code++) {
            bases[code] = base;
            base += 1 << bits[code];
        }
        try {
            return new Codes(mostLog, FseTable.of(log, counts), bases, bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
