package io.github.archcheck.inventory.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalkTest {
    private static final DirectoryLister SYSTEM = Files::newDirectoryStream;

    @TempDir
    Path temporary;

    Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(temporary.resolve("root"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pyvenv.cfg", "conda-meta/history"})
    void anotherEnvironmentIsLeftOutAndSaidUnlessEverythingCounts(String mark)
            throws IOException, InterruptedException {
        files("a.so", mark, "envs/other/" + mark, "envs/other/lib/b.so");
        Walk walk = walk();
        assertThat(paths(walk)).contains("a.so").doesNotContain("envs/other/lib/b.so");
        assertThat(walk.oddities())
                .containsExactly(new Oddity(
                        Oddity.Kind.LEFT_OUT,
                        "envs/other",
                        "another environment, not looked through; scan it by itself"));
        Walk all = Walk.through(root, List.of(root), WalkOptions.standard(), NestedEnvironments.INCLUDED);
        assertThat(paths(all)).contains("a.so", "envs/other/lib/b.so");
    }

    @Test
    void aFolderOfThatNameMarksNoEnvironment() throws IOException, InterruptedException {
        files("pkg/pyvenv.cfg/a.so", "pkg/conda-meta/b.so");
        assertThat(paths(walk())).containsExactly("pkg/conda-meta/b.so", "pkg/pyvenv.cfg/a.so");
    }

    @Test
    void aProjectAroundTheEnvironmentIsLookedThroughWithoutWhatIsNotImported()
            throws IOException, InterruptedException {
        files("mypkg/a.so", "node_modules/b.so", ".tox/py/c.so", ".venv/pyvenv.cfg", ".venv/lib/d.so");
        files(".venv/lib/node_modules/e.node");
        Path venv = root.resolve(".venv");
        Walk walk = Walk.through(venv, List.of(venv, root), WalkOptions.standard(), NestedEnvironments.LEFT_OUT);
        assertThat(paths(walk))
                .containsExactly(root.resolve("mypkg/a.so").toString(), "lib/d.so", "lib/node_modules/e.node");
        assertThat(walk.oddities()).isEmpty();
        assertThat(walk.fileCount()).isEqualTo(4);
    }

    @Test
    void namesThatSayTextAreCountedAndNotLookedInto() throws IOException, InterruptedException {
        files("a.py", "b.txt", "sub/c.pyc", "x.so", "program", "pkg/LICENSE");
        Walk walk = walk();
        assertThat(paths(walk)).containsExactly("program", "x.so");
        assertThat(walk.fileCount()).isEqualTo(6);
    }

    @Test
    void thoroughLooksIntoEveryFile() throws IOException, InterruptedException {
        files("a.py", "x.so");
        Walk walk = walk(new WalkOptions(true, Exclusions.NONE, 1));
        assertThat(paths(walk)).containsExactly("a.py", "x.so");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo.py", "chart.js", "x.json", "LICENSE"})
    void aDirectoryWithTheNameOfATextIsLookedThrough(String name) throws IOException, InterruptedException {
        files(name + "/inner.so", "a.py", "b.py", "c.py", "sub/d.py");
        Walk walk = walk();
        assertThat(paths(walk)).containsExactly(name + "/inner.so");
        assertThat(walk.fileCount()).isEqualTo(5);
    }

    @Test
    void directoriesWithTextNamesAreFoundAmongManyOthers() throws IOException, InterruptedException {
        for (int i = 0; i < 50; i++) {
            files("plain" + i + "/a.py", "many/f" + i + ".py");
        }
        files("many/x/y.so", "many/z.py/w.so", "many/v.js/u.json/t.so");
        assertThat(paths(walk())).containsExactly("many/v.js/u.json/t.so", "many/x/y.so", "many/z.py/w.so");
    }

    @Test
    void filesTooSmallToBeLoadedAreOnlyLookedIntoForTheirName() throws IOException, InterruptedException {
        Files.write(root.resolve("tiny"), new byte[7]);
        Files.write(root.resolve("empty.so"), new byte[0]);
        Files.write(root.resolve("eight"), new byte[8]);
        Walk walk = walk();
        assertThat(paths(walk)).containsExactly("eight", "empty.so");
        assertThat(walk.fileCount()).isEqualTo(3);
    }

    @Test
    void aLinkToAFileIsTheSameFileUnderAnotherName() throws IOException, InterruptedException {
        files("lib/libz.1.dylib");
        link("lib/libz.dylib", "libz.1.dylib");
        link("alias.so", "lib/libz.1.dylib");
        Walk walk = walk();
        assertThat(walk.files()).singleElement().satisfies(found -> {
            assertThat(found.path()).isEqualTo("alias.so");
            assertThat(found.otherNames()).containsExactly("lib/libz.1.dylib", "lib/libz.dylib");
        });
        assertThat(walk.fileCount()).isEqualTo(3);
    }

    @Test
    void hardLinksAreOneFile() throws IOException, InterruptedException {
        files("b.so");
        Files.createLink(root.resolve("a.so"), root.resolve("b.so"));
        assertThat(walk().files()).singleElement().satisfies(found -> {
            assertThat(found.path()).isEqualTo("a.so");
            assertThat(found.otherNames()).containsExactly("b.so");
        });
    }

    @Test
    void aLinkToAFileOutsideIsFollowed() throws IOException, InterruptedException {
        Files.writeString(temporary.resolve("outside.so"), "not so short");
        link("in.so", "../outside.so");
        assertThat(paths(walk())).containsExactly("in.so");
    }

    @Test
    void aLinkToADirectoryOutsideIsNotFollowedAndTold() throws IOException, InterruptedException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("x.so"), "not so short");
        link("elsewhere", "../outside");
        Walk walk = walk();
        assertThat(walk.files()).isEmpty();
        assertThat(walk.oddities())
                .containsExactly(new Oddity(
                        Oddity.Kind.LINK_NOT_FOLLOWED,
                        "elsewhere",
                        "links to the directory " + outside.toRealPath() + " outside"));
    }

    @Test
    void aLinkToADirectoryInsideIsNotWalkedTwice() throws IOException, InterruptedException {
        files("lib/x.so");
        link("lib64", "lib");
        link("lib/self", "..");
        Walk walk = walk();
        assertThat(paths(walk)).containsExactly("lib/x.so");
        assertThat(walk.oddities()).isEmpty();
    }

    @Test
    void aBrokenLinkIsToldWhenItPromisesNativeCode() throws IOException, InterruptedException {
        link("gone.so", "nowhere");
        link("gone.txt", "nowhere");
        link("gone", "nowhere");
        link("circle.dylib", "circle.dylib");
        Walk walk = walk();
        assertThat(walk.oddities()).extracting(Oddity::path).containsExactly("circle.dylib", "gone.so");
        assertThat(walk.oddities()).extracting(Oddity::kind).containsOnly(Oddity.Kind.LINK_BROKEN);
        assertThat(walk.oddities().get(1).message()).isEqualTo("links to nowhere, which does not exist");
    }

    @Test
    void aPipeIsNeverOpened() throws IOException, InterruptedException {
        Process make = new ProcessBuilder(
                        "mkfifo",
                        root.resolve("pipe.so").toString(),
                        root.resolve("pipe").toString())
                .start();
        assumeThat(make.waitFor(10, TimeUnit.SECONDS) && make.exitValue() == 0).isTrue();
        link("device.so", "/dev/null");
        Walk walk = walk();
        assertThat(walk.files()).isEmpty();
        assertThat(walk.fileCount()).isZero();
        assertThat(walk.oddities()).extracting(Oddity::path).containsExactly("device.so", "pipe.so");
        assertThat(walk.oddities()).extracting(Oddity::kind).containsOnly(Oddity.Kind.SPECIAL_FILE);
    }

    @Test
    void aNameThatIsNotUtf8IsFoundAndCanBeOpened() throws IOException, InterruptedException {
        Path strange = Path.of(URI.create(root.toUri() + "%FF%FE.so"));
        try {
            Files.writeString(strange, "not so short");
        } catch (IOException e) {
            assumeThat(false).as("the file system takes only UTF-8").isTrue();
        }
        assertThat(walk().files()).singleElement().satisfies(found -> {
            assertThat(found.path()).isEqualTo("\ufffd\ufffd.so");
            assertThat(Files.size(found.file())).isEqualTo(12);
        });
    }

    @Test
    void aRepositoryStoreIsLeftOut() throws IOException, InterruptedException {
        files(".git/objects/ab/cdef01", "x.so");
        assertThat(paths(walk())).containsExactly("x.so");
    }

    @Test
    void condasPackageCacheIsLeftOutAndTold() throws IOException, InterruptedException {
        files("conda-meta/history.json", "pkgs/urls.txt", "pkgs/zlib/lib/libz.so", "lib/pkgs/x.so");
        Walk walk = walk();
        assertThat(paths(walk)).containsExactly("lib/pkgs/x.so");
        assertThat(walk.oddities())
                .containsExactly(new Oddity(Oddity.Kind.LEFT_OUT, "pkgs", "conda's package cache, not looked through"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tests", "pkg/tests", "**/tests", "tests/", "{tests,docs}", "pkg/t*", "pkg/tests/**"})
    void excludedPathsAreLeftOut(String glob) throws IOException, InterruptedException {
        files("pkg/tests/x.so", "pkg/y.so", "pkg/a.py", "pkg/b.py", "pkg/c.py");
        Walk walk = walk(new WalkOptions(false, Exclusions.of(List.of(glob)), 1));
        assertThat(paths(walk)).containsExactly("pkg/y.so");
        assertThat(walk.fileCount()).isEqualTo(4);
    }

    @Test
    void metadataIsReported() throws IOException, InterruptedException {
        files("s/a-1.dist-info/RECORD", "s/b.egg-info/PKG-INFO", "s/c-2.egg-info", "s/d.egg/EGG-INFO/PKG-INFO");
        assertThat(walk().metadata())
                .containsExactly(
                        root.resolve("s/a-1.dist-info"),
                        root.resolve("s/b.egg-info"),
                        root.resolve("s/c-2.egg-info"),
                        root.resolve("s/d.egg/EGG-INFO"));
    }

    @Test
    void aSingleFileIsLookedIntoWhateverItsName() throws IOException, InterruptedException {
        files("a.py");
        Path file = root.resolve("a.py");
        Walk walk = Walk.through(file, List.of(file), WalkOptions.standard(), NestedEnvironments.LEFT_OUT);
        assertThat(paths(walk)).containsExactly("a.py");
    }

    @Test
    void startsThatLieWithinOthersAreWalkedOnce() throws IOException, InterruptedException {
        files("lib/x.so");
        link("again", "lib");
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("y.so"), "not so short");
        List<Path> starts = List.of(root, root.resolve("lib"), root.resolve("again"), outside, outside);
        Walk walk = Walk.through(root, starts, WalkOptions.standard(), NestedEnvironments.LEFT_OUT);
        assertThat(paths(walk)).containsExactly(PathText.of(outside) + "/y.so", "lib/x.so");
        assertThat(walk.fileCount()).isEqualTo(2);
    }

    @Test
    void aNameBelowTheRootGoesBeforeOneOutside() throws IOException, InterruptedException {
        files("x.so");
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.createLink(outside.resolve("y.so"), root.resolve("x.so"));
        Walk walk = Walk.through(root, List.of(root, outside), WalkOptions.standard(), NestedEnvironments.LEFT_OUT);
        assertThat(walk.files()).singleElement().satisfies(found -> {
            assertThat(found.path()).isEqualTo("x.so");
            assertThat(found.otherNames()).containsExactly(PathText.of(outside) + "/y.so");
        });
    }

    @Test
    void aMissingStartIsUnreadable() throws IOException, InterruptedException {
        Path gone = root.resolve("gone");
        Walk walk = Walk.through(gone, List.of(gone), WalkOptions.standard(), NestedEnvironments.LEFT_OUT);
        assertThat(walk.oddities()).containsExactly(new Oddity(Oddity.Kind.UNREADABLE, "gone", "no such file"));
    }

    @Test
    void aDirectoryThatMayNotBeListedIsUnreadable() throws IOException, InterruptedException {
        files("closed/x.so", "open/y.so");
        Walk walk = walk(directory -> {
            if (directory.endsWith("closed")) {
                throw new AccessDeniedException(directory.toString());
            }
            return SYSTEM.open(directory);
        });
        assertThat(paths(walk)).containsExactly("open/y.so");
        assertThat(walk.oddities()).containsExactly(new Oddity(Oddity.Kind.UNREADABLE, "closed", "permission denied"));
    }

    @Test
    void permissionsOfTheSystemAreTold() throws IOException, InterruptedException {
        files("closed/x.so", "dark/y.so", "dark/z.so");
        Path closed = root.resolve("closed");
        Path dark = root.resolve("dark");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(dark, PosixFilePermissions.fromString("r--r--r--"));
        try {
            assumeThat(Files.isReadable(closed)).as("the tests run as root").isFalse();
            assertThat(walk().oddities())
                    .containsExactly(
                            new Oddity(Oddity.Kind.UNREADABLE, "closed", "permission denied"),
                            new Oddity(Oddity.Kind.UNREADABLE, "dark", "permission denied"));
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(dark, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aDirectoryThatFailsHalfWayKeepsWhatWasSeen() throws IOException, InterruptedException {
        files("x.so");
        Walk walk = walk(directory -> new Breaking(SYSTEM.open(directory)));
        assertThat(paths(walk)).containsExactly("x.so");
        assertThat(walk.oddities())
                .containsExactly(
                        new Oddity(Oddity.Kind.UNREADABLE, root.getFileName().toString(), "input/output error"));
    }

    @Test
    void whatVanishesDuringTheWalkIsNoFailure() throws IOException, InterruptedException {
        files("gone/x.so", "y.so", "z.so");
        Walk walk = walk(directory -> {
            if (directory.endsWith("gone")) {
                throw new NoSuchFileException(directory.toString());
            }
            DirectoryStream<Path> entries = SYSTEM.open(directory);
            Files.delete(root.resolve("y.so"));
            return entries;
        });
        assertThat(paths(walk)).containsExactly("z.so");
        assertThat(walk.oddities()).isEmpty();
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 600; i++) {
            String directory = "d" + random.nextInt(20) + "/e" + random.nextInt(5) + "/";
            files(directory + "f" + i + (random.nextBoolean() ? ".so" : ".py"));
        }
        Walk alone = walk(new WalkOptions(false, Exclusions.NONE, 1));
        for (int round = 0; round < 5; round++) {
            assertThat(walk(new WalkOptions(false, Exclusions.NONE, 8))).isEqualTo(alone);
        }
        assertThat(alone.fileCount()).isEqualTo(600);
    }

    @Test
    void aDeepTreeIsWalkedToTheEnd() throws IOException, InterruptedException {
        Path deep = root;
        for (int i = 0; i < 400; i++) {
            deep = deep.resolve("d.py");
        }
        Files.createDirectories(deep);
        Files.writeString(deep.resolve("x.so"), "not so short");
        assertThat(walk().files()).hasSize(1);
    }

    private Walk walk() throws InterruptedException {
        return walk(new WalkOptions(false, Exclusions.NONE, 2));
    }

    private Walk walk(WalkOptions options) throws InterruptedException {
        return Walk.through(root, List.of(root), options, NestedEnvironments.LEFT_OUT);
    }

    private Walk walk(DirectoryLister lister) throws InterruptedException {
        return new Walker(
                        new Roots(root, List.of(root)),
                        new WalkOptions(false, Exclusions.NONE, 1),
                        NestedEnvironments.LEFT_OUT,
                        lister)
                .walk();
    }

    private static List<String> paths(Walk walk) {
        return walk.files().stream().map(Found::path).toList();
    }

    private void files(String... paths) throws IOException {
        for (String path : paths) {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "not so short");
        }
    }

    private void link(String path, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(path), Path.of(target));
    }

    /** Lists everything, then fails. */
    private record Breaking(DirectoryStream<Path> entries) implements DirectoryStream<Path> {
        @Override
        public Iterator<Path> iterator() {
            Iterator<Path> sound = entries.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    if (!sound.hasNext()) {
                        throw new DirectoryIteratorException(new IOException("Input/output error"));
                    }
                    return true;
                }

                @Override
                public Path next() {
                    return sound.next();
                }
            };
        }

        @Override
        public void close() throws IOException {
            entries.close();
        }
    }
}
