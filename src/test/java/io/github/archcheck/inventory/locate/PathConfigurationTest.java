package io.github.archcheck.inventory.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.inventory.SiteDirectory.Origin;
import io.github.archcheck.testkit.Environments;
import io.github.archcheck.testkit.FakePrograms;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathConfigurationTest {
    private static final String SITE = "lib/python3.11/site-packages/";

    @TempDir
    Path temporary;

    private Tree work;
    private Tree venv;

    @BeforeEach
    void makeVenv() throws IOException {
        Tree base = Environments.linuxInstallation(temporary.resolve("base"), "3.11");
        work = Tree.at(temporary.resolve("work"));
        venv = Environments.venv(temporary.resolve("work/envs/venv"), base.root(), "3.11");
    }

    @Test
    void linesAreDirectoriesCountedFromTheSiteDirectory() throws IOException {
        work.directory("one").directory("two").directory("envs/venv/" + SITE + "inside");
        venv.file(SITE + "b.pth", work.path("two").toString(), "", "# remark", "no/such/directory")
                .file(SITE + "a.pth", "inside", "../../../../../one  ");
        assertThat(added()).containsExactly(venv.path(SITE + "inside"), work.path("one"), work.path("two"));
        assertThat(locate().walkRoots()).containsExactly(venv.root(), work.path("one"), work.path("two"));
        assertThat(locate().notes()).isEmpty();
    }

    @Test
    void hiddenFilesAndCodeAreLeftAlone() throws IOException {
        work.directory("one");
        venv.file(SITE + ".hidden.pth", work.path("one").toString())
                .file(SITE + "code.pth", "import os; os.system('rm -rf /')", "import\tsys", "importlib")
                .directory(SITE + "importlib");
        assertThat(added()).containsExactly(venv.path(SITE + "importlib"));
    }

    @Test
    void pathFilesInAddedDirectoriesAreNotRead() throws IOException {
        work.file("one/more.pth", work.path("two").toString()).directory("two");
        venv.file(SITE + "a.pth", work.path("one").toString());
        assertThat(added()).containsExactly(work.path("one"));
    }

    @Test
    void linesThatLeadBackAreSurvived() throws IOException {
        venv.file(SITE + "a.pth", ".", "..", "../site-packages", SITE)
                .link(SITE + "loop", ".")
                .file(SITE + "b.pth", "loop", "loop/loop");
        assertThat(locate().walkRoots()).containsExactly(venv.root());
        assertThat(added()).containsExactly(venv.path("lib/python3.11"));
    }

    @Test
    void aDirectoryAtTheTopIsAProjectUnlessItIsTheSystems() {
        assertThat(List.of("/app", "/src", "/usr/src/app"))
                .noneMatch(path -> SystemPlaces.isWholeSystem(Path.of(path)));
        assertThat(List.of("/", "/usr", "/proc", "/proc/self", "/home", "/dev/shm"))
                .allMatch(path -> SystemPlaces.isWholeSystem(Path.of(path)));
    }

    @Test
    void whatMayNotBeReadIsNotPassedOver() throws IOException {
        Path hidden = Files.createDirectories(temporary.resolve("private/inner"));
        venv.file(SITE + "a.pth", hidden.toString());
        venv.file(SITE + "b.pth", "/x");
        Path lines = venv.path(SITE + "b.pth");
        Files.setPosixFilePermissions(hidden.getParent(), Set.of());
        Files.setPosixFilePermissions(lines, Set.of());
        try {
            assumeThat(Files.isReadable(lines)).isFalse();
            Environment environment = locate();
            assertThat(environment.walkRoots()).containsExactly(venv.root(), hidden);
            assertThat(environment.notes())
                    .containsExactly(new Note(Note.Kind.UNREADABLE, SITE + "b.pth", "permission denied"));
        } finally {
            Files.setPosixFilePermissions(hidden.getParent(), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void wideDirectoriesNameModulesButAreNotWalkedAndThatIsSaid() throws IOException {
        Tree home = Tree.at(temporary.resolve("home/user"));
        venv.file(
                SITE + "a.pth",
                "/",
                work.root().toString(),
                home.root().toString(),
                home.path("..").normalize().toString());
        Environment environment = Locators.locate(
                venv.root(), FakePrograms::inspect, new SystemPlaces(Path.of("/"), Optional.of(home.root())));
        assertThat(environment.walkRoots()).containsExactly(venv.root(), work.root());
        assertThat(environment.siteDirectories())
                .extracting(SiteDirectory::path)
                .contains(
                        Path.of("/"), work.root(), home.root(), home.path("..").normalize());
        assertThat(environment.notes())
                .hasSize(3)
                .allSatisfy(note -> assertThat(note.kind()).isEqualTo(Note.Kind.METADATA_BROKEN))
                .extracting(Note::message)
                .contains("adds " + home.root() + ", which was not looked through: it is the home directory");
    }

    @Test
    void oldEncodingsAndByteOrderMarksAreRead() throws IOException {
        work.directory("one").directory("two");
        venv.bytes(SITE + "a.pth", ("\uFEFF" + work.path("one") + "\r\n").getBytes(StandardCharsets.UTF_8))
                .bytes(SITE + "b.pth", ("# \u00e4\n" + work.path("two")).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(added()).containsExactly(work.path("one"), work.path("two"));
    }

    @Test
    void hostileFilesAreSurvivedAndTold() throws IOException {
        venv.file(SITE + "a.pth", "x\0y")
                .file(SITE + "b.pth", "z\n".repeat(20_000))
                .directory(SITE + "c.pth");
        assertThat(added()).isEmpty();
        assertThat(locate().notes())
                .extracting(Note::path)
                .containsExactly(SITE + "a.pth", SITE + "b.pth", SITE + "c.pth");
    }

    @Test
    void findersOfEditableInstallsNameTheirPackages() throws IOException {
        work.directory("proj/src/pkg").directory("it's/deep/mod").directory("odd");
        venv.file(
                        SITE + "__editable__.pkg-0.1.pth",
                        "import __editable___pkg_0_1_finder; __editable___pkg_0_1_finder.install()")
                .file(
                        SITE + "__editable___pkg_0_1_finder.py",
                        "from __future__ import annotations",
                        "MAPPING: dict[str, str] = {'pkg': '" + work.path("proj/src/pkg") + "', 'deep.mod': \""
                                + work.path("it's/deep/mod") + "\", 'other': '" + work.path("odd") + "'}",
                        "NAMESPACES: dict[str, list[str]] = {}");
        assertThat(added()).containsExactly(work.path("proj/src"), work.path("it's"));
        assertThat(locate().walkRoots())
                .containsExactly(venv.root(), work.path("proj/src/pkg"), work.path("it's/deep/mod"), work.path("odd"));
    }

    @Test
    void aFinderThatIsNotPlainIsTold() throws IOException {
        venv.file(SITE + "a.pth", "import __editable___pkg_0_1_finder; __editable___pkg_0_1_finder.install()")
                .file(SITE + "__editable___pkg_0_1_finder.py", "MAPPING = {**load(), 'a': 'b'}");
        assertThat(locate().notes()).extracting(Note::path).containsExactly(SITE + "__editable___pkg_0_1_finder.py");
    }

    @Test
    void eggLinksNameTheirDirectory() throws IOException {
        work.directory("legacy");
        venv.file(SITE + "legacy.egg-link", work.path("legacy").toString(), ".")
                .file(
                        SITE + "easy-install.pth",
                        "./zipped.egg",
                        "./unpacked.egg",
                        work.path("legacy").toString())
                .file(SITE + "zipped.egg", "PK")
                .directory(SITE + "unpacked.egg");
        assertThat(added()).containsExactly(venv.path(SITE + "unpacked.egg"), work.path("legacy"));
    }

    @Test
    void directUrlsAddAProjectThatNothingElseDoes() throws IOException {
        work.directory("my proj/build").directory("known/src");
        venv.file(
                        SITE + "mine-1.0.dist-info/direct_url.json",
                        "{\"dir_info\": {\"editable\": true, \"x\": [1]}, \"url\": \"file://" + work.root()
                                + "/my%20proj\"}")
                .file(
                        SITE + "known-1.0.dist-info/direct_url.json",
                        "{\"url\": \"file://" + work.path("known") + "\", \"dir_info\": {\"editable\": true}}")
                .file(SITE + "known.pth", work.path("known/src").toString())
                .file(
                        SITE + "not-1.0.dist-info/direct_url.json",
                        "{\"url\": \"file://" + work.path("known") + "\", \"dir_info\": {\"editable\": false}}")
                .file(SITE + "bad-1.0.dist-info/direct_url.json", "{\"url\": \"file:///x\", \"editable");
        Environment environment = locate();
        assertThat(environment.walkRoots()).containsExactly(venv.root(), work.path("known/src"), work.path("my proj"));
        assertThat(environment.notes())
                .extracting(Note::path)
                .containsExactly(SITE + "bad-1.0.dist-info/direct_url.json");
    }

    private Environment locate() throws IOException {
        return Locators.locate(venv.root(), FakePrograms::inspect, new SystemPlaces(Path.of("/"), Optional.empty()));
    }

    private List<Path> added() throws IOException {
        return locate().siteDirectories().stream()
                .filter(s -> s.origin() == Origin.PTH)
                .map(SiteDirectory::path)
                .toList();
    }
}
