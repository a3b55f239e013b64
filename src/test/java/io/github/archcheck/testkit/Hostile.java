package io.github.archcheck.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.BinaryParser;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.bytes.MalformedBinaryException;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Damages files in every simple way, and holds parsers to their promise: a value, or damage inside the file. */
public final class Hostile {
    private static final long SEED = 20_261_120L;
    private static final int COUNT_RANDOM = 2_000;

    private Hostile() {}

    /** The file cut at every length, its own excepted. */
    public static Stream<byte[]> prefixes(byte[] file) {
        return IntStream.range(0, file.length).mapToObj(length -> Arrays.copyOf(file, length));
    }

    /** Each window of 1, 2, 4 and 8 bytes overwritten with zero, one in either order, all ones, and the sign bit. */
    public static Stream<byte[]> windows(byte[] file) {
        return IntStream.of(1, 2, 4, 8)
                .boxed()
                .flatMap(width -> IntStream.rangeClosed(0, file.length - width)
                        .boxed()
                        .flatMap(at -> Stream.of(
                                        filled(width, 0),
                                        filled(width, 0xff),
                                        with(width, 0, 1),
                                        with(width, width - 1, 1),
                                        with(width, 0, 0x80),
                                        with(width, width - 1, 0x80))
                                .map(patch -> overwritten(file, at, patch))));
    }

    /** A few bytes at random places replaced by random ones; the same files on every run. */
    public static Stream<byte[]> randomDamage(byte[] file) {
        SplittableRandom random = new SplittableRandom(SEED);
        return IntStream.range(0, COUNT_RANDOM).mapToObj(i -> {
            byte[] changed = file.clone();
            for (int left = random.nextInt(1, 9); left > 0; left--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            return changed;
        });
    }

    public static void assertParsedOrRefused(BinaryParser parser, Stream<byte[]> files) {
        files.forEach(file -> assertParsedOrRefused(parser, file));
    }

    /** Anything but a result or a {@link MalformedBinaryException} inside the file fails the test. */
    public static void assertParsedOrRefused(BinaryParser parser, byte[] file) {
        try {
            parser.parse(new ArraySource(file));
        } catch (MalformedBinaryException e) {
            assertThat(e.offset()).as(e.getMessage()).isBetween(0L, (long) file.length);
        } catch (IOException e) {
            throw new AssertionError("bytes in memory cannot fail to be read", e);
        }
    }

    private static byte[] filled(int width, int value) {
        byte[] bytes = new byte[width];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] with(int width, int at, int value) {
        byte[] bytes = new byte[width];
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] overwritten(byte[] file, int at, byte[] patch) {
        byte[] changed = file.clone();
        System.arraycopy(patch, 0, changed, at, patch.length);
        return changed;
    }
}
