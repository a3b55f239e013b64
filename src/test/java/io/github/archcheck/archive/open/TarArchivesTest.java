package io.github.archcheck.archive.open;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.archive.OpenArchive;
import io.github.archcheck.archive.OpenArchive.Trouble;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.testkit.Listing;
import io.github.archcheck.testkit.Tars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each archive is opened as it is and compressed: what lies in it must not depend on that. */
class TarArchivesTest {
    @TempDir
    private Path directory;

    @Test
    void namesAreMadePlain() throws Exception {
        assertThat(listing(Tars.archive()
                        .directory("./")
                        .directory("./a/")
                        .file("./a/b", "1")
                        .file("/c//d/./e", "2")))
                .containsExactly("/a/", "/a/b: 1", "/c/", "/c/d/", "/c/d/e: 2");
    }

    @Test
    void theLastOfTwoMembersOfOneNameCounts() throws Exception {
        assertThat(listing(Tars.archive()
                        .file("a", "old")
                        .file("b/c", "1")
                        .file("./a", "new")
                        .file("b", "2")))
                .containsExactly("/a: new", "/b: 2");
    }

    @Test
    void linksAreLinks() throws Exception {
        assertThat(listing(Tars.archive()
                        .file("a/b", "1")
                        .symbolicLink("c", "a")
                        .symbolicLink("a/up", "../a/b")
                        .hardLink("h", "./a/b")
                        .file("c/d", "2")))
                .containsExactly("/a/", "/a/b: 1", "/a/d: 2", "/a/up -> ../a/b", "/c -> a", "/h: 1");
    }

    @Test
    void hardLinksKeepWhatTheyWereMadeOf() throws Exception {
        assertThat(listing(Tars.archive().file("a", "old").hardLink("b", "a").file("a", "new")))
                .containsExactly("/a: new", "/b: old");
    }

    @Test
    void devicesArePresentButNoFiles() throws Exception {
        assertThat(listing(Tars.archive()
                        .member('3', "dev/null", "", Tars.octal(0), new byte[0])
                        .file("dev/a", "1")
                        .member('6', "dev/pipe", "", Tars.octal(5), new byte[0])
                        .file("dev/b", "2")))
                .containsExactly("/dev/", "/dev/a: 1", "/dev/b: 2", "/dev/null (special)", "/dev/pipe (special)");
    }

    @Test
    void longNamesComeInThreeWays() throws Exception {
        String part = "a".repeat(90) + "/";
        String name = part + part + "b";
        byte[] block = header(part + "b");
        System.arraycopy(part.getBytes(UTF_8), 0, block, 345, part.length() - 1);
        List<String> expected = List.of("/" + part, "/" + part + part, "/" + name + ": 1");
        assertThat(listing(Tars.archive().longName('L', name).file("short", "1")))
                .isEqualTo(expected);
        assertThat(listing(Tars.archive().pax('x', "mtime=1.5", "path=" + name).file("short", "1")))
                .isEqualTo(expected);
        assertThat(listing(Tars.archive().header(Tars.signed(block)).content("1".getBytes(UTF_8))))
                .isEqualTo(expected);
    }

    @Test
    void longTargetsOfLinksComeInTwoWays() throws Exception {
        String target = "a".repeat(300);
        assertThat(listing(Tars.archive().longName('K', target).symbolicLink("b", "short")))
                .containsExactly("/b -> " + target);
        assertThat(listing(Tars.archive().pax('x', "linkpath=" + target).symbolicLink("b", "short")))
                .containsExactly("/b -> " + target);
    }

    @Test
    void gnuHasNoPrefix() throws Exception {
        byte[] block = header("b");
        System.arraycopy("ustar  \0".getBytes(UTF_8), 0, block, 257, 8);
        System.arraycopy("00000000000".getBytes(UTF_8), 0, block, 345, 11);
        assertThat(listing(Tars.archive().header(Tars.signed(block)).content("1".getBytes(UTF_8))))
                .containsExactly("/b: 1");
    }

    @Test
    void archivesOlderThanTheirMagicAreRead() throws Exception {
        byte[] file = header("a");
        Arrays.fill(file, 257, 265, (byte) 0);
        byte[] folder = header("b/");
        Arrays.fill(folder, 124, 265, (byte) 0);
        System.arraycopy(Tars.octal(0), 0, folder, 124, 12);
        assertThat(listing(Tars.archive()
                        .header(Tars.signed(file))
                        .content("1".getBytes(UTF_8))
                        .header(Tars.signed(folder))))
                .containsExactly("/a: 1", "/b/");
    }

    @Test
    void globalHeadersCountForAllThatFollow() throws Exception {
        assertThat(listing(Tars.archive()
                        .pax('g', "comment=0123", "path=x")
                        .file("a", "1")
                        .pax('x', "path=y")
                        .file("b", "2")
                        .pax('g', "path=")
                        .file("c", "3")))
                .containsExactly("/c: 3", "/x: 1", "/y: 2");
    }

    @Test
    void sizesComeInThreeWays() throws Exception {
        byte[] content = "12345".getBytes(UTF_8);
        assertThat(listing(Tars.archive()
                        .member('0', "a", "", Tars.binary(5), content)
                        .pax('x', "size=5")
                        .member('0', "b", "", Tars.octal(0), content)
                        .member('0', "c", "", "          5\0".getBytes(UTF_8), content)))
                .containsExactly("/a: 12345", "/b: 12345", "/c: 12345");
    }

    @Test
    void namesThatAreNotUtf8StayApart() throws Exception {
        byte[] one = header("x");
        one[0] = (byte) 0xe9;
        byte[] two = header("x");
        two[0] = (byte) 0xe8;
        assertThat(listing(Tars.archive()
                        .header(Tars.signed(one))
                        .content("1".getBytes(UTF_8))
                        .header(Tars.signed(two))
                        .content("2".getBytes(UTF_8))))
                .containsExactly("/" + new String(new byte[] {(byte) 0xe8}, ISO_8859_1) + ": 2", "/é: 1");
    }

    @Test
    void namesThatClimbAreTrouble() throws Exception {
        Tars tar = Tars.archive()
                .file("../a", "1")
                .file("b/../../c", "2")
                .file("d", "3")
                .symbolicLink("e", "../../etc");
        for (OpenArchive archive : both(tar.build())) {
            assertThat(Listing.of(archive.root())).containsExactly("/d: 3", "/e -> ../../etc");
            assertThat(archive.troubles())
                    .containsExactly(
                            new Trouble("../a", "its name climbs out of the archive", true),
                            new Trouble("b/../../c", "its name climbs out of the archive", true));
        }
    }

    @Test
    void linksInACircleAreLinks() throws Exception {
        for (OpenArchive archive : both(Tars.archive()
                .symbolicLink("a", "b")
                .symbolicLink("b", "a")
                .file("a/c", "1")
                .hardLink("d", "d")
                .build())) {
            assertThat(Listing.of(archive.root())).containsExactly("/a -> b", "/b -> a");
            assertThat(archive.troubles()).extracting(Trouble::member).containsExactly("a/c", "d");
        }
    }

    @Test
    void filesWithHolesAreThereButNotRead() throws Exception {
        Tars tar = Tars.archive()
                .pax(
                        'x',
                        "GNU.sparse.major=1",
                        "GNU.sparse.minor=0",
                        "GNU.sparse.name=a",
                        "GNU.sparse.realsize=1000000")
                .file("GNUSparseFile.0/a", "1\n999999\n1\n")
                .file("b", "2");
        for (OpenArchive archive : both(tar.build())) {
            assertThat(Listing.of(archive.root()))
                    .containsExactly("/a: (is stored with holes left out, which archcheck does not read)", "/b: 2");
            assertThat(Files.size(archive.root().resolve("a"))).isEqualTo(1_000_000);
        }
    }

    @Test
    void anArchiveWithoutItsEndIsTrouble() throws Exception {
        for (OpenArchive archive : both(Tars.archive().file("a", "1").unfinished())) {
            assertThat(Listing.of(archive.root())).containsExactly("/a: 1");
            assertThat(archive.troubles())
                    .containsExactly(new Trouble(
                            "", "ends without the mark that ends a tar archive: members may be missing", true));
        }
    }

    @Test
    void whatComesBehindTheEndIsNotRead() throws Exception {
        byte[] archive = Tars.archive()
                .file("a", "1")
                .content(new byte[1024])
                .file("b", "2")
                .build();
        for (OpenArchive each : both(archive)) {
            assertThat(Listing.of(each.root())).containsExactly("/a: 1");
        }
    }

    @Test
    void damageIsRefusedWithItsPlace() {
        Tars tar = Tars.archive().file("a", "1");
        byte[] wrongSum = header("b");
        wrongSum[0] = 'c';
        assertRefused(
                tar.header(wrongSum).build(),
                "is damaged: the checksum of the header after the member a is wrong",
                1024);
        assertRefused(
                Tars.archive()
                        .member('0', "a", "", Tars.binary(-1), new byte[0])
                        .build(),
                "is damaged: the size of the member a is no plausible number",
                0);
        assertRefused(
                Tars.archive()
                        .member('0', "a", "", "9".getBytes(UTF_8), new byte[0])
                        .build(),
                "is damaged: the size of the member a is no plausible number",
                0);
        assertRefused(
                Tars.archive().pax('x', "size=-5").file("a", "").build(),
                "is damaged: the size of the member a is no plausible number",
                1024);
        assertRefused(
                Tars.archive()
                        .member('0', "a", "", Tars.binary(9L << 30), new byte[0])
                        .build(),
                "ends too early, inside the member a: " + ((9L << 30) - 1024) + " bytes of it are missing",
                1536);
        assertRefused(
                Tars.archive()
                        .member('x', "p", "", Tars.octal(4), "9 a\n".getBytes(UTF_8))
                        .build(),
                "is damaged: an extended header is malformed",
                0);
    }

    @Test
    void garbageBehindAnExtendedHeaderIsDamage() {
        assertRefused(
                Tars.archive()
                        .member('x', "p", "", Tars.octal(15), "6 a=b\ngarbage\n\n".getBytes(UTF_8))
                        .build(),
                "is damaged: an extended header is malformed",
                0);
    }

    @Test
    void headersThatWouldFillMemoryAreRefused() {
        assertRefused(
                Tars.archive()
                        .member('x', "p", "", Tars.octal(1L << 30), new byte[0])
                        .build(),
                "made to fill memory: an extended header of 1073741824 bytes",
                0);
        assertRefused(
                Tars.archive()
                        .member('L', "p", "", Tars.binary(8L << 30), new byte[0])
                        .build(),
                "made to fill memory: an extended header of 8589934592 bytes",
                0);
        Tars many = Tars.archive();
        for (int i = 0; i < 17; i++) {
            many.pax('x', "path=a");
        }
        assertRefused(
                many.file("a", "").build(),
                "made to waste time: more than 16 extended headers for one member",
                16 * 1024);
    }

    @Test
    void deepNamesAreTrouble() throws Exception {
        Tars tar = Tars.archive()
                .pax('x', "path=" + "a/".repeat(10_000))
                .file("a", "1")
                .file("b", "2");
        for (OpenArchive archive : both(tar.build())) {
            assertThat(Listing.of(archive.root())).containsExactly("/b: 2");
            assertThat(archive.troubles()).hasSize(1);
        }
    }

    @Test
    void truncatedAnywhereItIsNamed() throws Exception {
        byte[] whole = Tars.archive()
                .file("a", "1".repeat(2000))
                .pax('x', "path=b")
                .file("b", "2".repeat(3000))
                .longName('L', "c")
                .file("c", "3")
                .unfinished();
        for (byte[] archive : List.of(whole, Tars.gzip(whole))) {
            for (int length = 1; length < archive.length; length += 37) {
                assertNamed(Arrays.copyOf(archive, length));
            }
        }
    }

    private void assertNamed(byte[] archive) throws IOException {
        try (OpenArchive open = open(archive, "cut")) {
            assertThat(open.troubles()).as("cut at %d", archive.length).isNotEmpty();
        } catch (RefusedArchiveException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private void assertRefused(byte[] archive, String reason, long offset) {
        assertThatThrownBy(() -> open(archive, "refused"))
                .isInstanceOf(RefusedArchiveException.class)
                .hasMessage(reason + " (at offset " + offset + ")");
        assertThatThrownBy(() -> open(Tars.gzip(archive), "refused"))
                .isInstanceOf(RefusedArchiveException.class)
                .hasMessageStartingWith(reason);
    }

    private static byte[] header(String name) {
        byte[] archive = Tars.archive().file(name, "1").unfinished();
        return Arrays.copyOf(archive, 512);
    }

    private List<String> listing(Tars tar) throws Exception {
        List<OpenArchive> both = both(tar.build());
        List<String> stored = Listing.of(both.get(0).root());
        for (OpenArchive archive : both) {
            assertThat(archive.troubles()).isEmpty();
            assertThat(archive.kind()).isEqualTo(OpenArchive.Kind.TAR);
            assertThat(Listing.of(archive.root())).isEqualTo(stored);
        }
        return stored;
    }

    private List<OpenArchive> both(byte[] archive) throws Exception {
        List<OpenArchive> both = new ArrayList<>();
        both.add(open(archive, "stored"));
        both.add(open(Tars.gzip(archive), "gzipped"));
        both.add(open(Tars.zstdStored(archive), "zstd"));
        return both;
    }

    private OpenArchive open(byte[] archive, String name) throws IOException, RefusedArchiveException {
        Path file = directory.resolve(name);
        Files.write(file, archive);
        return Archives.open(file, (path, source) -> {}, List.of());
    }
}
