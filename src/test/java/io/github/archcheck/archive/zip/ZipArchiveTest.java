package io.github.archcheck.archive.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.archive.OpenArchive;
import io.github.archcheck.archive.OpenArchive.Trouble;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.testkit.ArrayChannel;
import io.github.archcheck.testkit.Zips;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipArchiveTest {
    private static final byte[] TEXT = "some text, some text, some text".getBytes(StandardCharsets.UTF_8);

    private static OpenArchive open(Zips zip) throws IOException, RefusedArchiveException {
        return ZipArchive.open(Zips.channel(zip.build()));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Random random = new Random(length);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (random.nextInt(16) * (i >> 12 & 7));
        }
        return bytes;
    }

    @Test
    void membersAreFilesWithTheirContent() throws IOException, RefusedArchiveException {
        try (OpenArchive archive = open(Zips.archive()
                .file("a/b.txt", TEXT)
                .stored("c", TEXT)
                .file("empty", "")
                .directory("d"))) {
            assertThat(archive.kind()).isEqualTo(OpenArchive.Kind.ZIP);
            assertThat(archive.platform()).isEmpty();
            assertThat(archive.troubles()).isEmpty();
            assertThat(Files.readAllBytes(archive.root().resolve("a/b.txt"))).isEqualTo(TEXT);
            assertThat(Files.readAllBytes(archive.root().resolve("c"))).isEqualTo(TEXT);
            assertThat(Files.readAllBytes(archive.root().resolve("empty"))).isEmpty();
            assertThat(Files.isDirectory(archive.root().resolve("d"))).isTrue();
        }
    }

    @Test
    void anEmptyArchiveIsOne() throws IOException, RefusedArchiveException {
        try (OpenArchive archive = open(Zips.archive())) {
            assertThat(names(archive.root())).isEmpty();
        }
    }

    @Test
    void modesSayWhatIsExecutableAndWhatIsALink() throws IOException, RefusedArchiveException {
        Zips zip = Zips.archive()
                .member("run", TEXT, m -> m.mode(0100755))
                .member("typeless", TEXT, m -> m.mode(0755))
                .member("plain", TEXT, m -> m.mode(0100644))
                .member("dos", TEXT, m -> {})
                .link("link", "run")
                .link("deep/link", "../run");
        try (OpenArchive archive = open(zip)) {
            Path root = archive.root();
            assertThat(List.of("run", "typeless", "link", "deep/link"))
                    .allMatch(n -> Files.isExecutable(root.resolve(n)));
            assertThat(List.of("plain", "dos")).noneMatch(n -> Files.isExecutable(root.resolve(n)));
            assertThat(Files.readSymbolicLink(root.resolve("deep/link"))).hasToString("../run");
            assertThat(Files.readAllBytes(root.resolve("deep/link"))).isEqualTo(TEXT);
        }
    }

    @Test
    void namesAreUtf8OrOfTheOldCodePage() throws IOException, RefusedArchiveException {
        byte[] old = {(byte) 0x81, (byte) 0xE1, (byte) 0xB3, (byte) 0xFF};
        byte[] broken = {'x', (byte) 0xC3};
        Zips zip = Zips.archive()
                .file("ü/ß", TEXT)
                .member(old, TEXT, m -> m.flags(0))
                .member(broken, TEXT, m -> m.flags(1 << 11));
        try (OpenArchive archive = open(zip)) {
            assertThat(Files.exists(archive.root().resolve("ü/ß"))).isTrue();
            assertThat(Files.exists(archive.root().resolve("üß│\u00A0"))).isTrue();
            assertThat(Files.exists(archive.root().resolve("x\uFFFD"))).isTrue();
        }
    }

    @Test
    void theOldCodePageIsThatOfTheJdkWhereItHasIt() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        if (Charset.isSupported("IBM437")) {
            assertThat(Cp437.decode(all)).isEqualTo(new String(all, Charset.forName("IBM437")));
        }
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    void whatStandsInFrontDoesNotMatter(boolean counted, boolean large) throws IOException, RefusedArchiveException {
        Zips zip = Zips.archive()
                .prefix("#!/usr/bin/env python3\n".getBytes(StandardCharsets.UTF_8), counted)
                .file("__main__.py", TEXT)
                .stored("x", TEXT);
        try (OpenArchive archive = open(large ? zip.zip64() : zip)) {
            assertThat(Files.readAllBytes(archive.root().resolve("__main__.py")))
                    .isEqualTo(TEXT);
            assertThat(Files.readAllBytes(archive.root().resolve("x"))).isEqualTo(TEXT);
        }
    }

    @Test
    void aGapBehindTheDirectoryIsNotOneInFront() throws IOException, RefusedArchiveException {
        try (OpenArchive archive = open(Zips.archive().file("x", TEXT).gap(new byte[100]))) {
            assertThat(Files.readAllBytes(archive.root().resolve("x"))).isEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 22, 1000, 65_535})
    void aCommentMayHoldAnything(int length) throws IOException, RefusedArchiveException {
        byte[] comment = new byte[length];
        for (int i = 1; i + 4 <= length; i += 23) {
            System.arraycopy(new byte[] {'P', 'K', 5, 6}, 0, comment, i, 4);
        }
        try (OpenArchive archive = open(Zips.archive().file("x", TEXT).comment(comment))) {
            assertThat(Files.exists(archive.root().resolve("x"))).isTrue();
        }
    }

    @Test
    void zip64FieldsHoldWhatIsTooLarge() throws IOException, RefusedArchiveException {
        Zips zip = Zips.archive()
                .member(
                        "x",
                        TEXT,
                        m -> m.compressed(0xFFFFFFFFL)
                                .size(0xFFFFFFFFL)
                                .header(0xFFFFFFFFL)
                                .localExtra(Zips.zip64Field(TEXT.length, TEXT.length))
                                .extra(Zips.zip64Field(TEXT.length, TEXT.length, 0)))
                .zip64();
        try (OpenArchive archive = open(zip)) {
            assertThat(Files.readAllBytes(archive.root().resolve("x"))).isEqualTo(TEXT);
        }
    }

    @Test
    void theLocalHeaderMayBeLongerThanTheDirectorySays() throws IOException, RefusedArchiveException {
        Zips zip = Zips.archive()
                .member(
                        "x",
                        TEXT,
                        m -> m.deflated().localName("quite/another/name").localExtra(new byte[9000]))
                .member("y", TEXT, m -> m.deflated().descriptor());
        try (OpenArchive archive = open(zip)) {
            assertThat(Files.readAllBytes(archive.root().resolve("x"))).isEqualTo(TEXT);
            assertThat(Files.readAllBytes(archive.root().resolve("y"))).isEqualTo(TEXT);
            assertThat(archive.troubles()).isEmpty();
        }
    }

    @Test
    void theDirectoryCountsWhereTheLocalHeaderTellsOfOtherSizes() throws IOException, RefusedArchiveException {
        Zips zip = Zips.archive().member("x", TEXT, m -> m.deflated().localSizes(5, 6));
        try (OpenArchive archive = open(zip)) {
            assertThat(Files.readAllBytes(archive.root().resolve("x"))).isEqualTo(TEXT);
            assertThat(Files.readAllBytes(archive.root().resolve("x"))).isEqualTo(TEXT);
            assertThat(archive.troubles())
                    .containsExactly(new Trouble(
                            "x", "has another size by its local header than by the directory, which counts", false));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 8, is encrypted, false",
        "64, 0, is encrypted, false",
        "8192, 0, is encrypted, false",
        "32, 8, holds changes to another file, false",
        "0, 14, 'is compressed by method 14 (LZMA), which archcheck does not read', false",
        "0, 93, 'is compressed by method 93 (Zstandard), which archcheck does not read', false",
        "0, 77, 'is compressed by method 77, which archcheck does not read', false",
    })
    void whatCannotBeReadIsInTheTreeAndToldOf(int flags, int method, String reason, boolean damage)
            throws IOException, RefusedArchiveException {
        Zips zip = Zips.archive().member("x", TEXT, m -> m.flags(flags).method(method));
        try (OpenArchive archive = open(zip)) {
            assertThat(archive.troubles()).containsExactly(new Trouble("x", reason, damage));
            assertThat(Files.size(archive.root().resolve("x"))).isEqualTo(TEXT.length);
            assertThatThrownBy(() -> Files.newByteChannel(archive.root().resolve("x")))
                    .isInstanceOf(IOException.class)
                    .hasMessage(reason);
        }
    }

    @Test
    void sizesThatCannotBeAreToldOf() throws IOException, RefusedArchiveException {
        Zips zip = Zips.archive()
                .member("stored", TEXT, m -> m.size(30))
                .member("deflated", TEXT, m -> m.deflated().size(1L << 40).extra(Zips.zip64Field(1L << 40)));
        try (OpenArchive archive = open(zip)) {
            assertThat(archive.troubles()).extracting(Trouble::member).containsExactly("stored", "deflated");
            assertThat(archive.troubles()).allMatch(Trouble::damage);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20, inflates to more than the 20 bytes that the directory tells",
        "40, ends after 31 of 40 bytes",
    })
    void aSizeThatIsNotTheInflatedOneIsMetAtTheEnd(int size, String message)
            throws IOException, RefusedArchiveException {
        Zips zip = Zips.archive().member("x", TEXT, m -> m.deflated().size(size));
        try (OpenArchive archive = open(zip)) {
            assertThatThrownBy(() -> Files.readAllBytes(archive.root().resolve("x")))
                    .isInstanceOf(IOException.class)
                    .hasMessage(message);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theChecksumCountsForWhoReadsToTheEnd(boolean deflated) throws IOException, RefusedArchiveException {
        Zips zip = Zips.archive().member("x", bytes(100_000), m -> (deflated ? m.deflated() : m).crc(1));
        try (OpenArchive archive = open(zip)) {
            Path file = archive.root().resolve("x");
            assertThatThrownBy(() -> Files.readAllBytes(file))
                    .hasMessage("its content does not match its checksum in the archive");
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                assertThat(channel.read(ByteBuffer.allocate(10))).isEqualTo(10);
            }
        }
    }

    @Test
    void damagedDataAreToldOfWhereTheyAreMet() throws IOException, RefusedArchiveException {
        byte[] content = bytes(300_000);
        byte[] whole = Zips.deflate(content);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        byte[] noSuchBlock = {7, 0, 0};
        Zips zip = Zips.archive()
                .member("half", content, m -> m.data(half, 8))
                .member("none", TEXT, m -> m.data(noSuchBlock, 8));
        try (OpenArchive archive = open(zip);
                SeekableByteChannel channel =
                        Files.newByteChannel(archive.root().resolve("half"))) {
            ByteBuffer head = ByteBuffer.allocate(1000);
            channel.read(head);
            assertThat(head.array()).isEqualTo(Arrays.copyOf(content, 1000));
            channel.position(content.length - 10);
            assertThatThrownBy(() -> channel.read(head.clear()))
                    .hasMessageMatching("ends after 1[0-9]{5} of 300000 bytes");
            assertThatThrownBy(() -> Files.readAllBytes(archive.root().resolve("none")))
                    .hasMessage("its compressed data are damaged after 0 bytes");
        }
    }

    @Test
    void onlyWhatIsAskedForIsRead() throws IOException, RefusedArchiveException {
        byte[] noise = new byte[8 << 20];
        new Random(1).nextBytes(noise);
        ArrayChannel channel =
                Zips.channel(Zips.archive().file("a", noise).stored("b", noise).build());
        try (OpenArchive archive = ZipArchive.open(channel)) {
            long opening = channel.readBytes();
            assertThat(opening).isLessThan(70_000);
            for (String name : List.of("a", "b")) {
                try (SeekableByteChannel member =
                        Files.newByteChannel(archive.root().resolve(name))) {
                    member.read(ByteBuffer.allocate(4096));
                }
            }
            assertThat(channel.readBytes() - opening).isLessThan(60_000);
        }
    }

    /** Several sizes about the blocks that are kept; wherever somebody reads, he gets what is there. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4095, 4096, 65_535, 65_536, 65_537, 900_000, 1_048_576, 3_000_000})
    void anyPlaceCanBeReadInAnyOrder(int size) throws IOException, RefusedArchiveException {
        byte[] content = bytes(size);
        try (OpenArchive archive = open(Zips.archive().file("x", content));
                SeekableByteChannel channel =
                        Files.newByteChannel(archive.root().resolve("x"))) {
            Random random = new Random(size);
            for (int i = 0; i < 60; i++) {
                int at = random.nextInt(size);
                int length = Math.min(size - at, random.nextInt(1 << random.nextInt(20)) + 1);
                ByteBuffer buffer = ByteBuffer.allocate(length);
                channel.position(at);
                while (buffer.hasRemaining()) {
                    assertThat(channel.read(buffer)).isPositive();
                }
                assertThat(buffer.array())
                        .as("seed %d: %d bytes at %d", size, length, at)
                        .isEqualTo(Arrays.copyOfRange(content, at, at + length));
            }
            channel.position(size);
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void aFileOnDiskIsReadByManyAtOnce(@TempDir Path directory)
            throws IOException, RefusedArchiveException, InterruptedException, ExecutionException {
        Zips zip = Zips.archive();
        for (int i = 0; i < 40; i++) {
            zip.file("d/" + i, bytes(20_000 + i));
        }
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try (OpenArchive archive = ZipArchive.open(Zips.onDisk(directory.resolve("x.zip"), zip.build()))) {
            List<Future<byte[]>> contents = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                Path file = archive.root().resolve("d/" + i % 40);
                contents.add(pool.submit(() -> Files.readAllBytes(file)));
            }
            for (int i = 0; i < 400; i++) {
                assertThat(contents.get(i).get()).isEqualTo(bytes(20_000 + i % 40));
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void anArchiveInAnArchiveIsReadWhereItLies() throws IOException, RefusedArchiveException {
        byte[] inner = Zips.archive().file("x", TEXT).build();
        try (OpenArchive outer = open(Zips.archive().stored("stored.zip", inner).file("deflated.zip", inner))) {
            for (String name : List.of("stored.zip", "deflated.zip")) {
                try (OpenArchive archive =
                        ZipArchive.open(Files.newByteChannel(outer.root().resolve(name)))) {
                    assertThat(Files.readAllBytes(archive.root().resolve("x"))).isEqualTo(TEXT);
                }
            }
        }
    }

    @Test
    void afterTheEndNothingIsRead() throws IOException, RefusedArchiveException {
        ArrayChannel file = Zips.channel(Zips.archive().file("x", TEXT).build());
        OpenArchive archive = ZipArchive.open(file);
        SeekableByteChannel channel = Files.newByteChannel(archive.root().resolve("x"));
        channel.close();
        assertThat(channel.isOpen()).isFalse();
        assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
        archive.close();
        assertThat(file.isOpen()).isFalse();
        assertThatThrownBy(() -> Files.readAllBytes(archive.root().resolve("x")))
                .isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void whatWasRefusedIsClosed() {
        ArrayChannel file = Zips.channel(new byte[100]);
        assertThatThrownBy(() -> ZipArchive.open(file)).isInstanceOf(RefusedArchiveException.class);
        assertThat(file.isOpen()).isFalse();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(Path::toString).toList();
        }
    }
}
