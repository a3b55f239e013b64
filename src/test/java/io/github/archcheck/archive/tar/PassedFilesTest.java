package io.github.archcheck.archive.tar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.archive.Passing;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.archive.Troubles;
import io.github.archcheck.archive.compress.Inflation;
import io.github.archcheck.archive.compress.InflationLimits;
import io.github.archcheck.archive.tree.TreeBuilder;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.testkit.Tars;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassedFilesTest {
    private static final int PAGE = 4096;
    private static final long MEMORY = 64L << 20;
    private static final byte[] LARGE = large(40 * PAGE + 100);

    private final Troubles troubles = new Troubles();

    @Test
    void pagesThatWereReadCanBeReadAgain() throws Exception {
        Path file = tree(MEMORY, Tars.archive().file("a.so", LARGE).build(), (path, source) -> {
                    assertThat(path).isEqualTo("/a.so");
                    assertThat(source.size()).isEqualTo(LARGE.length);
                    read(source, 10, 20);
                    read(source, 20 * PAGE - 1, 2);
                    read(source, LARGE.length - 1, 1);
                })
                .resolve("a.so");
        assertThat(Files.size(file)).isEqualTo(LARGE.length);
        assertRead(file, 0, PAGE);
        assertRead(file, 19 * PAGE, 2 * PAGE);
        assertRead(file, 40 * PAGE, 100);
        assertLost(file, PAGE);
        assertLost(file, 21 * PAGE);
    }

    @Test
    void readingGoesOnAsFarAsItCan() throws Exception {
        Path file = tree(MEMORY, Tars.archive().file("a.so", LARGE).build(), (path, source) -> read(source, 0, 1))
                .resolve("a.so");
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(LARGE.length);
            assertThat(channel.read(buffer)).isEqualTo(PAGE);
            assertThatThrownBy(() -> channel.read(buffer)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void smallFilesAndRecordsAreKeptAndNotShown() throws Exception {
        List<String> shown = new ArrayList<>();
        byte[] archive = Tars.archive()
                .file("a/b.py", LARGE)
                .file("a-1.dist-info/RECORD", LARGE)
                .file("small.so", "1")
                .file("picture.png", "1")
                .file("large.so", LARGE)
                .build();
        Path root = tree(MEMORY, archive, (path, source) -> shown.add(path));
        assertThat(shown).containsExactly("/picture.png", "/large.so");
        assertThat(Files.readAllBytes(root.resolve("a/b.py"))).isEqualTo(LARGE);
        assertThat(Files.readAllBytes(root.resolve("a-1.dist-info/RECORD"))).isEqualTo(LARGE);
        assertThat(Files.readAllBytes(root.resolve("small.so"))).isEqualTo("1".getBytes(UTF_8));
        assertLost(root.resolve("picture.png"), 0);
    }

    @Test
    void onlyTheFirstPartOfALargeFileCanBeRead() throws Exception {
        byte[] huge = large(9 << 20);
        List<String> said = new ArrayList<>();
        tree(MEMORY, Tars.archive().file("a.so", huge).file("b.so", huge).build(), (path, source) -> {
            read(source, (8 << 20) - 1, 1);
            try {
                read(source, 8 << 20, 1);
            } catch (IOException e) {
                said.add(e.getMessage());
                throw e;
            }
        });
        assertThat(said)
                .hasSize(2)
                .allMatch(
                        text -> text.equals(
                                "only the first 8 MiB of a file in a compressed archive can be read, and this asks for bytes up to 8388609"));
        assertThat(troubles.list()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsToldOnceAndFailsWhenItIsRead() throws Exception {
        byte[] archive = Tars.archive()
                .file("a.so", LARGE)
                .file("b.so", LARGE)
                .file("c.so", LARGE)
                .build();
        // An eighth of it is one file, a third of it two.
        long memoryBytes = 8L * LARGE.length;
        Path root = tree(memoryBytes, archive, (path, source) -> source.head(LARGE.length, ByteOrder.BIG_ENDIAN));
        assertRead(root.resolve("a.so"), 0, LARGE.length);
        assertRead(root.resolve("b.so"), 0, LARGE.length);
        assertThat(troubles.list()).hasSize(1);
        assertThatThrownBy(() -> Files.readAllBytes(root.resolve("c.so")))
                .isInstanceOf(IOException.class)
                .hasMessage("no room was left to keep it while the compressed archive passed by");
    }

    @Test
    void aCutWhileSomebodyLooksIsNotHidden() {
        byte[] archive = Tars.archive().file("a.so", LARGE).build();
        byte[] cut = Arrays.copyOf(archive, 100_000);
        assertThatThrownBy(() -> tree(MEMORY, cut, (path, source) -> {
                    try {
                        read(source, 0, LARGE.length);
                    } catch (IOException e) {
                        assertThat(e).isNotNull();
                    }
                }))
                .isInstanceOf(RefusedArchiveException.class)
                .hasMessageStartingWith("ends too early, inside the member a.so");
    }

    @Test
    void severalThreadsReadAtOnce() throws Exception {
        Path root = tree(
                MEMORY,
                Tars.archive().file("a.so", LARGE).build(),
                (path, source) -> source.head(LARGE.length, ByteOrder.BIG_ENDIAN));
        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(i -> content(root.resolve("a.so")))
                        .allMatch(content -> Arrays.equals(content, LARGE)))
                .isTrue();
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path tree(long memoryBytes, byte[] archive, Passing passing) throws IOException, RefusedArchiveException {
        TreeBuilder tree = new TreeBuilder(TreeBuilder.Rules.UNIX, troubles);
        TarReading reading = new TarReading(
                new Inflation(InflationLimits.STANDARD),
                new PassedFiles(passing, new Retention(memoryBytes, troubles)),
                new MemberCount(MemberCount.ARCHIVE),
                troubles);
        new TarTree("", reading).addPassing(new ByteArrayInputStream(archive), tree, false, TarTree.Nested.NONE);
        return tree.build();
    }

    private static void read(ByteSource source, long at, int length) throws IOException {
        try {
            byte[] got = source.read(new Span(at, length), ByteOrder.BIG_ENDIAN, "bytes")
                    .bytes(length, "bytes");
            assertThat(got).hasSize(length);
        } catch (MalformedBinaryException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRead(Path file, int at, int length) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(length);
            assertThat(channel.position(at).read(buffer)).isEqualTo(length);
            assertThat(buffer.array()).isEqualTo(Arrays.copyOfRange(LARGE, at, at + length));
        }
    }

    private static void assertLost(Path file, long at) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            assertThatThrownBy(() -> channel.position(at).read(ByteBuffer.allocate(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("was not kept while the compressed archive passed by");
        }
    }

    private static byte[] large(int size) {
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = (byte) (i * 31 + i / PAGE);
        }
        return content;
    }
}
