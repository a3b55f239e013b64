package io.github.archcheck.archive.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.archive.OpenArchive;
import io.github.archcheck.archive.OpenArchive.Trouble;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.bytes.FileSource;
import io.github.archcheck.testkit.Zips;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileZipTest {
    private static final byte[] TEXT = "some text, some text, some text".getBytes(StandardCharsets.UTF_8);

    private static OpenArchive open(byte[] archive) throws IOException, RefusedArchiveException {
        return ZipArchive.open(Zips.channel(archive));
    }

    private static void assertRefused(Zips zip, String words) {
        assertThatThrownBy(() -> open(zip.build()))
                .isInstanceOf(RefusedArchiveException.class)
                .hasMessageContaining(words);
    }

    @Test
    void whatIsCutShortIsRefusedWithItsLength() {
        byte[] whole = Zips.archive()
                .file("a", TEXT)
                .stored("b", TEXT)
                .file("c", TEXT)
                .comment(TEXT)
                .build();
        for (int part = 0; part < 64; part++) {
            byte[] cut = Arrays.copyOf(whole, whole.length * part / 64);
            assertThatThrownBy(() -> open(cut))
                    .as("%d of %d bytes", cut.length, whole.length)
                    .isInstanceOf(RefusedArchiveException.class)
                    .hasMessage("no zip archive ends like this: it is cut short, or is none (at offset " + cut.length
                            + ")");
        }
    }

    @Test
    void membersThatShareBytesAreRefused() {
        assertRefused(Zips.archive().stored("a", TEXT).member("b", TEXT, m -> m.header(0)), "members overlap");
        assertRefused(Zips.archive().stored("a", TEXT).member("b", TEXT, m -> m.header(40)), "members overlap");
    }

    /** Each member's data begin with a block that quotes the next one's header; the last holds what all inflate. */
    @Test
    void theBombThatQuotesItsHeadersIsRefused() {
        byte[] kernel = Zips.deflate(new byte[1 << 20]);
        Zips zip = Zips.archive();
        int members = 20;
        int header = 30 + 2;
        for (int i = 0; i < members; i++) {
            int quoted = members - 1 - i;
            int length = kernel.length + quoted * (header + 5);
            byte[] data = i == members - 1 ? kernel : quote(header);
            zip.member(
                    String.valueOf(10 + i),
                    TEXT,
                    m -> m.data(data, 8).compressed(length).size(1 << 20));
        }
        assertRefused(zip, "members overlap, as those of bombs do");
    }

    private static byte[] quote(int length) {
        ByteBuffer block = ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN);
        return block.put((byte) 0)
                .putShort((short) length)
                .putShort((short) ~length)
                .array();
    }

    @Test
    void aMemberThatReachesIntoTheDirectoryIsRefused() {
        assertRefused(Zips.archive().member("a", TEXT, m -> m.compressed(60)), "reaches into or beyond the directory");
        assertRefused(
                Zips.archive().member("a", TEXT, m -> m.header(1L << 31)), "reaches into or beyond the directory");
        assertRefused(
                Zips.archive().member("a", TEXT, m -> m.compressed(0xFFFFFFFFL).extra(Zips.zip64Field(Long.MAX_VALUE))),
                "reaches into or beyond the directory");
        assertRefused(
                Zips.archive().member("a", TEXT, m -> m.header(0xFFFFFFFFL).extra(Zips.zip64Field(-1))),
                "reaches into or beyond the directory");
    }

    @Test
    void aLocalHeaderThatReachesIntoTheNextMemberIsMetWhenItIsRead() throws IOException, RefusedArchiveException {
        byte[] archive = Zips.archive().stored("a", TEXT).stored("b", TEXT).build();
        archive[28] = 10;
        try (OpenArchive open = open(archive)) {
            assertThatThrownBy(() -> Files.readAllBytes(open.root().resolve("a")))
                    .hasMessageContaining("overlaps the next");
            assertThat(Files.readAllBytes(open.root().resolve("b"))).isEqualTo(TEXT);
        }
    }

    @Test
    void aMemberWithoutItsHeaderIsMetWhenItIsRead() throws IOException, RefusedArchiveException {
        Zips zip = Zips.archive().member("a", TEXT, m -> m.localSignature(0x12345678));
        try (OpenArchive open = open(zip.build())) {
            assertThatThrownBy(() -> Files.readAllBytes(open.root().resolve("a")))
                    .hasMessage("has no local header in the archive");
        }
    }

    @Test
    void numbersThatCannotBeAreRefused() {
        assertRefused(Zips.archive().file("a", TEXT).entries(2), "cannot hold 2 entries");
        assertRefused(Zips.archive().file("a", TEXT).zip64().entries(-2), "cannot hold 18446744073709551614 entries");
        assertRefused(
                Zips.archive().file("a", TEXT).directoryBytes(1 << 20), "does not fit in front of its end record");
        assertRefused(
                Zips.archive().file("a", TEXT).directoryOffset(1 << 20), "does not fit in front of its end record");
        assertRefused(
                Zips.archive().file("a", TEXT).zip64().directoryOffset(-5), "does not fit in front of its end record");
        assertRefused(
                Zips.archive()
                        .file("a", TEXT)
                        .zip64()
                        .directoryBytes(Long.MAX_VALUE)
                        .directoryOffset(Long.MAX_VALUE),
                "does not fit in front of its end record");
        assertRefused(
                Zips.archive().member("a", TEXT, m -> m.entrySignature(5)),
                "something else where an entry should begin");
        assertRefused(Zips.archive().file("a", TEXT).directoryBytes(40).entries(0), "ends in the middle of an entry");
        assertRefused(Zips.archive().disk(1).file("a", TEXT), "one part of an archive in several");
        assertRefused(Zips.archive().member("a", TEXT, m -> m.disk(3)), "lies in another part of the archive");
        assertRefused(
                Zips.archive().member("a", TEXT, m -> m.size(0xFFFFFFFFL).extra(new byte[] {1, 0, 4, 0, 1, 2, 3, 4})),
                "the zip64 field of 'a' is too short");
    }

    @Test
    void anotherCountThanThereAreEntriesIsToldOf() throws IOException, RefusedArchiveException {
        try (OpenArchive open =
                open(Zips.archive().file("a", TEXT).file("b", TEXT).entries(1).build())) {
            assertThat(open.troubles())
                    .containsExactly(new Trouble("", "its directory has 2 entries, its end record tells of 1", false));
        }
    }

    @Test
    void aZip64RecordThatIsNotThereIsRefused() {
        byte[] archive = Zips.archive().file("a", TEXT).zip64().build();
        archive[archive.length - 22 - 20 - 56] = 0;
        assertThatThrownBy(() -> open(archive)).hasMessageContaining("zip64 end record is not where it should be");
    }

    @Test
    void namesThatClimbAreLeftOutAndToldOf() throws IOException, RefusedArchiveException {
        Zips zip = Zips.archive()
                .file("../../etc/cron.d/x", TEXT)
                .file("/etc/passwd", TEXT)
                .file("C:\\Windows\\x.dll", TEXT)
                .file("C:x.dll", TEXT)
                .file("a\0b", TEXT)
                .file("ok", TEXT);
        try (OpenArchive open = open(zip.build())) {
            assertThat(names(open.root())).containsExactly("/ok");
            assertThat(open.troubles()).hasSize(5).allMatch(Trouble::damage);
        }
    }

    /** As in Python's zipfile, which installers use. */
    @Test
    void theLastOfTwoMembersOfOneNameCounts() throws IOException, RefusedArchiveException {
        try (OpenArchive open =
                open(Zips.archive().file("a", "first").file("a", "second").build())) {
            assertThat(Files.readString(open.root().resolve("a"))).isEqualTo("second");
            assertThat(open.troubles())
                    .containsExactly(new Trouble("a", "comes more than once; the last one counts", false));
        }
    }

    @Test
    void linksInACircleAndLinksOutLeadNowhereElse() throws IOException, RefusedArchiveException {
        Zips zip = Zips.archive()
                .link("a", "b")
                .link("b", "a")
                .link("out", "../../../../../etc/passwd")
                .link("abs", "/etc/passwd")
                .member("long", "x".repeat(5000).getBytes(StandardCharsets.UTF_8), m -> m.mode(0120777))
                .member("bomb", new byte[1 << 24], m -> m.deflated().mode(0120777));
        try (OpenArchive open = open(zip.build())) {
            assertThatThrownBy(() -> open.root().resolve("a").toRealPath()).isInstanceOf(FileSystemLoopException.class);
            assertThat(Files.exists(open.root().resolve("out"))).isFalse();
            assertThat(Files.exists(open.root().resolve("abs"))).isFalse();
            assertThatThrownBy(() -> Files.readSymbolicLink(open.root().resolve("long")))
                    .hasMessage("a link of 5000 bytes");
            assertThatThrownBy(() -> Files.readSymbolicLink(open.root().resolve("bomb")))
                    .hasMessage("a link of 16777216 bytes");
        }
    }

    @Test
    void whatInflatesAThousandTimesIsNotInflatedFar() throws IOException, RefusedArchiveException {
        byte[] archive = Zips.archive().file("zeros", new byte[64 << 20]).build();
        try (OpenArchive open = open(archive);
                SeekableByteChannel channel = Files.newByteChannel(open.root().resolve("zeros"))) {
            assertThat(channel.read(ByteBuffer.allocate(1 << 20))).isEqualTo(1 << 20);
            channel.position(50 << 20);
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
                    .hasMessage("inflates to more than 1000 times its size, as bombs do");
        }
    }

    /** Of a member of three gigabytes only the head is inflated, whatever follows it. */
    @Test
    void theHeadOfAHugeMemberCostsItsHead() throws IOException, RefusedArchiveException {
        byte[] noise = new byte[4 << 20];
        new Random(3).nextBytes(noise);
        long size = 3L << 30;
        Zips zip =
                Zips.archive().member("big", noise, m -> m.deflated().size(size).compressed(4 << 20));
        try (OpenArchive open = open(zip.build());
                FileSource source = FileSource.open(open.root().resolve("big"))) {
            assertThat(source.size()).isEqualTo(size);
            byte[] head = new byte[4096];
            source.read(0, head, head.length);
            assertThat(head).isEqualTo(Arrays.copyOf(noise, head.length));
            assertThatThrownBy(() -> source.read(size - 10, head, 10)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aBombInABombIsOnlyAFile() throws IOException, RefusedArchiveException {
        byte[] archive = Zips.archive().file("zeros", new byte[8 << 20]).build();
        for (int level = 0; level < 5; level++) {
            Zips outer = Zips.archive();
            for (int i = 0; i < 16; i++) {
                outer.file(i + ".zip", archive);
            }
            archive = outer.build();
        }
        try (OpenArchive open = open(archive)) {
            assertThat(names(open.root())).hasSize(16);
        }
    }

    @ParameterizedTest
    @CsvSource({"1000000, true", "1000001, false"})
    void aMillionEntriesAreReadAndNotOneMore(int entries, boolean works, @TempDir Path directory)
            throws IOException, RefusedArchiveException {
        Path file = directory.resolve("million.zip");
        write(file, entries);
        if (!works) {
            assertThatThrownBy(() -> ZipArchive.open(Files.newByteChannel(file)))
                    .isInstanceOf(RefusedArchiveException.class)
                    .hasMessageContaining("it has more than 1,000,000 entries");
            return;
        }
        try (OpenArchive open = ZipArchive.open(Files.newByteChannel(file))) {
            assertThat(open.troubles()).isEmpty();
            assertThat(Files.exists(open.root().resolve("d0/f00000000"))).isTrue();
            assertThat(Files.exists(open.root().resolve("d9/f00999999"))).isTrue();
            assertThat(names(open.root().resolve("d3"))).hasSize(100_000);
        }
    }

    @Test
    void manyEntriesOfOneNameAreToldOfBriefly() throws IOException, RefusedArchiveException {
        Zips zip = Zips.archive();
        for (int i = 0; i < 3000; i++) {
            zip.stored("same", TEXT);
        }
        try (OpenArchive open = open(zip.build())) {
            assertThat(open.troubles()).hasSize(1001);
            assertThat(open.troubles().get(1000).reason()).isEqualTo("and 1999 members more like these");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsChangedNothingButWordsComeOfIt(long seed) throws IOException {
        byte[] whole = Zips.archive()
                .file("a/b", TEXT)
                .stored("c", TEXT)
                .link("l", "c")
                .zip64()
                .comment(TEXT)
                .build();
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            byte[] changed = whole.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                changed[random.nextInt(changed.length)] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
            }
            ZipFuzzTest.readAll(changed);
        }
    }

    /** Empty files, their directory behind them, with the larger end record. */
    private static void write(Path file, int entries) throws IOException {
        ByteBuffer directory = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int i = 0; i < entries; i++) {
                directory.clear();
                directory
                        .putInt(0x04034B50)
                        .putShort((short) 20)
                        .putShort((short) 0)
                        .putShort((short) 0);
                directory
                        .putInt(0)
                        .putInt(0)
                        .putInt(0)
                        .putInt(0)
                        .putShort((short) 12)
                        .putShort((short) 0);
                out.write(directory.put(name(i)).array(), 0, 42);
            }
            for (int i = 0; i < entries; i++) {
                directory.clear();
                directory
                        .putInt(0x02014B50)
                        .putShort((short) 20)
                        .putShort((short) 20)
                        .putShort((short) 0);
                directory
                        .putShort((short) 0)
                        .putInt(0)
                        .putInt(0)
                        .putInt(0)
                        .putInt(0)
                        .putShort((short) 12);
                directory
                        .putShort((short) 0)
                        .putShort((short) 0)
                        .putShort((short) 0)
                        .putShort((short) 0);
                out.write(directory.putInt(0).putInt(i * 42).put(name(i)).array(), 0, 58);
            }
            ByteBuffer end = ByteBuffer.allocate(98).order(ByteOrder.LITTLE_ENDIAN);
            end.putInt(0x06064B50)
                    .putLong(44)
                    .putShort((short) 45)
                    .putShort((short) 45)
                    .putInt(0)
                    .putInt(0);
            end.putLong(entries).putLong(entries).putLong(entries * 58L).putLong(entries * 42L);
            end.putInt(0x07064B50).putInt(0).putLong(entries * 100L).putInt(1);
            end.putInt(0x06054B50).putInt(0).putInt(-1).putInt(-1).putInt(-1).putShort((short) 0);
            out.write(end.array());
        }
    }

    private static byte[] name(int number) {
        String digits = String.valueOf(100_000_000 + number).substring(1);
        return ("d" + number / 100_000 % 10 + "/f" + digits).getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(Path::toString).toList();
        }
    }
}
