package io.github.archcheck.archive.compress.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.testkit.Hostile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZstdStreamTest {
    private static final Path FRAMES = Path.of("testdata", "zstd");
    private static final List<String> WORDS = List.of(
            "slice",
            "fat header",
            "load command",
            "install name",
            "rpath",
            "distribution",
            "wheel",
            "tag",
            "marker",
            "\n");
    private static final byte[] SKIPPED = {0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3};
    private static final long LITTLE_MEMORY = 64L << 20;
    private static final long MUCH_MEMORY = 1L << 30;

    @Test
    void framesOfEveryLevelAreUndone() throws IOException {
        for (String name : List.of("text-1.zst", "text-19.zst", "text-fast.zst")) {
            assertThat(undone(frame(name))).as(name).isEqualTo(text(2000));
        }
        assertThat(undone(frame("short.zst"))).isEqualTo(text(20));
        assertThat(undone(frame("empty.zst"))).isEmpty();
        assertThat(undone(frame("zeros.zst"))).isEqualTo(new byte[1 << 20]);
    }

    @Test
    void matchesReachAsFarBackAsTheWindowSays() throws IOException {
        byte[] expected = joined(noise(2000), new byte[24 << 20], noise(2000));
        assertThat(undone(frame("far.zst"))).isEqualTo(expected);
    }

    @Test
    void framesFollowEachOtherAndSomeAreSkipped() throws IOException {
        byte[] frames =
                joined(SKIPPED, frame("short.zst"), SKIPPED, SKIPPED, frame("empty.zst"), frame("short.zst"), SKIPPED);
        assertThat(undone(frames)).isEqualTo(joined(text(20), text(20)));
    }

    @Test
    void aWindowThatDoesNotFitMemoryIsNamed() throws IOException {
        byte[] huge = frame("window-1-gib.zst");
        assertThatThrownBy(() -> undone(huge))
                .isInstanceOf(UnsupportedFrameException.class)
                .hasMessage("is compressed with a zstd window of 1024 MiB; archcheck reads up to 128 MiB");
        byte[] large = frame("far.zst");
        assertThatThrownBy(() -> new ZstdStream(new ByteArrayInputStream(large), LITTLE_MEMORY).read())
                .isInstanceOf(UnsupportedFrameException.class)
                .hasMessage("is compressed with a zstd window of 128 MiB; archcheck reads up to 16 MiB");
    }

    @Test
    void aWrongChecksumIsDamage() throws IOException {
        byte[] wrong = frame("text-1.zst");
        wrong[wrong.length - 1] ^= 1;
        assertThatThrownBy(() -> undone(wrong))
                .isInstanceOf(IOException.class)
                .hasMessage("the checksum of a frame is wrong");
    }

    @Test
    void whatFollowsFramesMustBeFrames() throws IOException {
        byte[] followed = joined(frame("short.zst"), "garbage".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> undone(followed))
                .isInstanceOf(IOException.class)
                .hasMessage("something else than a frame follows");
    }

    @Test
    void everyCutIsNoticed() throws IOException {
        byte[] frame = frame("text-19.zst");
        for (int length = 1; length < frame.length; length++) {
            byte[] cut = Arrays.copyOf(frame, length);
            assertThatThrownBy(() -> undone(cut)).as("cut at %d", length).isInstanceOf(IOException.class);
        }
    }

    @Test
    void damageIsAnErrorOrOtherBytes() throws IOException {
        for (String name : List.of("text-1.zst", "text-19.zst", "text-fast.zst", "zeros.zst")) {
            Hostile.randomDamage(frame(name)).forEach(ZstdStreamTest::assertReadOrRefused);
        }
        Hostile.windows(frame("short.zst")).forEach(ZstdStreamTest::assertReadOrRefused);
    }

    private static void assertReadOrRefused(byte[] damaged) {
        try {
            byte[] buffer = new byte[1 << 16];
            ZstdStream in = new ZstdStream(new ByteArrayInputStream(damaged), LITTLE_MEMORY);
            int count = in.read(buffer);
            while (count >= 0) {
                count = in.read(buffer);
            }
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private static byte[] undone(byte[] frames) throws IOException {
        return new ZstdStream(new ByteArrayInputStream(frames), MUCH_MEMORY).readAllBytes();
    }

    private static byte[] frame(String name) throws IOException {
        return Files.readAllBytes(FRAMES.resolve(name));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Must stay the same as in {@code testdata/zstd/make.py}. */
    private static byte[] text(int count) {
        StringBuilder text = new StringBuilder();
        long state = 1;
        for (int i = 0; i < count; i++) {
            state = (state * 1_103_515_245L + 12345) % (1L << 31);
            text.append(text.isEmpty() ? "" : " ").append(WORDS.get((int) ((state >> 16) % WORDS.size())));
            if ((state >> 20) % 7 == 0) {
                text.append(' ').append(state);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Must stay the same as in {@code testdata/zstd/make.py}. */
    private static byte[] noise(int count) {
        byte[] noise = new byte[count];
        long state = 1;
        for (int i = 0; i < count; i++) {
            state = (state * 1_103_515_245L + 12345) % (1L << 31);
            noise[i] = (byte) (state >> 16);
        }
        return noise;
    }
}
