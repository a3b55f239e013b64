package io.github.archcheck.inventory.take;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.inventory.walk.Exclusions;
import io.github.archcheck.inventory.walk.WalkOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryTakerTest {
    private static final String SITE = Tree.SITE + "/";

    @TempDir
    Path temporary;

    private final FakeInspector inspector = new FakeInspector();
    private Tree tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = new Tree(Files.createDirectory(temporary.resolve("env")));
    }

    @Test
    void artifactsAreFilesThatAreNativeOrPromiseToBe() throws IOException, InterruptedException {
        tree.binary("bin/ninja", SITE + "a.so")
                .file(SITE + "b.so", "")
                .file(SITE + "c.dylib", "damaged file")
                .file(SITE + "d.so.1.2", "version https://git-lfs")
                .file(SITE + "e.dat", "just some data")
                .file(SITE + "f.py", "native ELF SHARED_OBJECT");
        Inventory inventory = take();
        assertThat(paths(inventory))
                .containsExactly("bin/ninja", SITE + "a.so", SITE + "b.so", SITE + "c.dylib", SITE + "d.so.1.2");
        assertThat(inventory.files()).isEqualTo(7);
        assertThat(inspector.asked()).doesNotContain(tree.at(SITE + "f.py"));
    }

    @Test
    void anUnreadableFileIsToldAndIsNoArtifact() throws IOException, InterruptedException {
        tree.file(SITE + "a.so", "denied by the system").binary(SITE + "b.so");
        Inventory inventory = take();
        assertThat(paths(inventory)).containsExactly(SITE + "b.so");
        assertThat(inventory.unreadable())
                .containsExactly(new Inventory.UnreadablePath(SITE + "a.so", "permission denied"));
    }

    @Test
    void aFileThatVanishesBeforeItIsOpenedIsForgotten() throws IOException, InterruptedException {
        tree.binary(SITE + "a.so", SITE + "b.so");
        FileInspector deleting = file -> {
            if (file.endsWith("a.so")) {
                Files.delete(file);
            }
            return inspector.inspect(file);
        };
        Inventory inventory = new InventoryTaker(deleting, options(1)).take(tree.environment());
        assertThat(paths(inventory)).containsExactly(SITE + "b.so");
        assertThat(inventory.unreadable()).isEmpty();
    }

    @Test
    void anInspectorThatBreaksOffEndsTheWhole() {
        tree.binary(SITE + "a.so", SITE + "b.so");
        FileInspector broken = file -> {
            throw new IOException("interrupted");
        };
        assertThatThrownBy(() -> new InventoryTaker(broken, options(3)).take(tree.environment()))
                .isInstanceOf(IOException.class)
                .hasMessage("interrupted");
    }

    @Test
    void recordSaysWhoOwnsAFile() throws IOException, InterruptedException {
        tree.binary(SITE + "numpy/core/_m.so", SITE + "stray.so", "bin/tool", SITE + "b\\c.so")
                .distribution("numpy", "1.26.0", "numpy/__init__.py", "numpy/core/_m.so", "../../../bin/tool");
        Inventory inventory = take();
        assertThat(owner(inventory, SITE + "numpy/core/_m.so")).contains("numpy");
        assertThat(owner(inventory, "bin/tool")).contains("numpy");
        assertThat(owner(inventory, SITE + "stray.so")).isEmpty();
        assertThat(inventory.distributions())
                .containsExactly(new Distribution(
                        "numpy",
                        Optional.of("1.26.0"),
                        Optional.of("pip"),
                        List.of(),
                        Distribution.Kind.DIST_INFO,
                        SITE + "numpy-1.26.0.dist-info"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkg\\sub\\x.so", "./pkg/sub/x.so", "pkg/../pkg/sub/x.so", "\"pkg/sub/x.so\""})
    void rowsMaySpellAPathInSeveralWays(String row) throws IOException, InterruptedException {
        tree.binary(SITE + "pkg/sub/x.so").distribution("other-name", "1", row);
        assertThat(owner(take(), SITE + "pkg/sub/x.so")).contains("other-name");
    }

    @Test
    void absoluteRowsCountAndRowsThatClimbOutAreNotFollowed() throws IOException, InterruptedException {
        tree.binary(SITE + "x.so")
                .distribution("dist", "1", "../../../../../../../../../../etc/passwd", tree.at(SITE + "x.so") + "");
        Inventory inventory = take();
        assertThat(owner(inventory, SITE + "x.so")).contains("dist");
        assertThat(inspector.asked()).containsExactly(tree.at(SITE + "x.so"));
    }

    @Test
    void anyNameOfALinkedFileFindsItsOwner() throws IOException, InterruptedException {
        tree.binary(SITE + "pkg/libz.1.dylib")
                .link(SITE + "aaa.dylib", "pkg/libz.1.dylib")
                .distribution("zlib", "1", "pkg/libz.1.dylib");
        Artifact artifact = only(take());
        assertThat(artifact.path()).isEqualTo(SITE + "aaa.dylib");
        assertThat(artifact.otherNames()).containsExactly(SITE + "pkg/libz.1.dylib");
        assertThat(artifact.owner()).map(Distribution::name).contains("zlib");
    }

    @Test
    void brokenRowsAreToldOnceAndTheOthersCount() throws IOException, InterruptedException {
        tree.binary(SITE + "pkg/x.so")
                .distribution("dist", "1")
                .file(SITE + "dist-1.dist-info/RECORD", "garbage\n\"open,\npkg/x.so,sha256=a,1\n\0\0\0\n");
        Inventory inventory = take();
        assertThat(owner(inventory, SITE + "pkg/x.so")).contains("dist");
        assertThat(inventory.notes())
                .containsExactly(new Note(
                        Note.Kind.METADATA_BROKEN,
                        SITE + "dist-1.dist-info/RECORD",
                        "3 lines are broken, the first is line 1; left them out"));
    }

    @Test
    void aRecordThatIsADirectoryIsTold() throws IOException, InterruptedException {
        tree.distribution("dist", "1");
        Files.createDirectory(tree.at(SITE + "dist-1.dist-info/RECORD"));
        assertThat(take().notes())
                .containsExactly(
                        new Note(Note.Kind.METADATA_BROKEN, SITE + "dist-1.dist-info/RECORD", "is a directory"));
    }

    @Test
    void aRecordThatLinksToItselfOrToADeviceIsToldAndNotOpened() throws IOException, InterruptedException {
        tree.distribution("a", "1")
                .link(SITE + "a-1.dist-info/RECORD", "RECORD")
                .distribution("b", "1")
                .link(SITE + "b-1.dist-info/RECORD", "/dev/zero");
        Inventory inventory = take();
        assertThat(inventory.distributions()).hasSize(2);
        assertThat(inventory.notes())
                .extracting(Note::path)
                .containsExactly(SITE + "a-1.dist-info/RECORD", SITE + "b-1.dist-info/RECORD");
        assertThat(inventory.notes()).extracting(Note::message).noneMatch(message -> message.contains(root()));
    }

    private String root() {
        return tree.root().toString();
    }

    @Test
    void ofSeveralOwnersTheOneNamedLikeTheFolderIsTaken() throws IOException, InterruptedException {
        tree.binary(SITE + "tensorflow/_t.so")
                .distribution("aaa-tensorflow", "1", "tensorflow/_t.so")
                .distribution("tensorflow", "1", "tensorflow/_t.so");
        Inventory inventory = take();
        assertThat(owner(inventory, SITE + "tensorflow/_t.so")).contains("tensorflow");
        assertThat(inventory.notes())
                .containsExactly(new Note(
                        Note.Kind.INFORMATION,
                        SITE + "tensorflow/_t.so",
                        "also listed by aaa-tensorflow; counted as tensorflow's"));
    }

    @ParameterizedTest
    @CsvSource({
        "scikit_learn.libs/libgomp.so.1, scikit-learn",
        "sklearn/.dylibs/libomp.dylib, scikit-learn",
        "sklearn/stray.so, scikit-learn",
        "yaml/_yaml.so, PyYAML",
        "_yaml.so, PyYAML",
        "simple/x.so, simple",
        "simple.so, simple",
        "nobody/x.so,",
        "nobody.so,",
    })
    void filesThatNoListNamesBelongToTheirDirectory(String path, String owner)
            throws IOException, InterruptedException {
        tree.binary(SITE + path)
                .distribution("scikit-learn", "1", "sklearn/a.py", "sklearn/b.py")
                .distribution("other", "1", "sklearn/c.py")
                .distribution("PyYAML", "6")
                .file(SITE + "PyYAML-6.dist-info/top_level.txt", "_yaml\nyaml\n")
                .distribution("simple", "1");
        assertThat(owner(take(), SITE + path)).isEqualTo(Optional.ofNullable(owner));
    }

    @Test
    void installedFilesOfAnEggInfoCountFromTheEggInfo() throws IOException, InterruptedException {
        tree.binary(SITE + "old/_o.so")
                .file(SITE + "legacy-0.1-py3.11.egg-info/PKG-INFO", "Name: legacy\nVersion: 0.1\n")
                .file(SITE + "legacy-0.1-py3.11.egg-info/installed-files.txt", "../old/_o.so\nPKG-INFO\n");
        Inventory inventory = take();
        assertThat(owner(inventory, SITE + "old/_o.so")).contains("legacy");
        assertThat(inventory.distributions())
                .extracting(Distribution::kind)
                .containsExactly(Distribution.Kind.EGG_INFO);
    }

    @Test
    void aDistInfoAndAnEggInfoSideBySideAreOneDistribution() throws IOException, InterruptedException {
        tree.binary(SITE + "crypto/x.so")
                .distribution("Cryptography", "38", "crypto/a.py")
                .file(SITE + "cryptography.egg-info/PKG-INFO", "Name: cryptography\nVersion: 38\n")
                .file(SITE + "cryptography.egg-info/top_level.txt", "crypto\n");
        Inventory inventory = take();
        assertThat(inventory.distributions()).extracting(Distribution::name).containsExactly("Cryptography");
        assertThat(owner(inventory, SITE + "crypto/x.so")).contains("Cryptography");
    }

    @Test
    void everythingInAnUnpackedEggIsItsOwn() throws IOException, InterruptedException {
        tree.binary(SITE + "foo-1.egg/bar/_b.so").file(SITE + "foo-1.egg/EGG-INFO/PKG-INFO", "Name: foo\nVersion: 1\n");
        Artifact artifact = only(take());
        assertThat(artifact.owner()).map(Distribution::name).contains("foo");
        assertThat(artifact.module()).contains("bar._b");
    }

    @Test
    void vendoredMetadataIsNoDistributionOfItsOwn() throws IOException, InterruptedException {
        tree.distribution("setuptools", "65", "setuptools/_vendor/wheel/x.so")
                .binary(SITE + "setuptools/_vendor/wheel/x.so")
                .file(SITE + "setuptools/_vendor/wheel-0.43.dist-info/METADATA", "Name: wheel\nVersion: 0.43\n");
        Inventory inventory = take();
        assertThat(inventory.distributions()).extracting(Distribution::name).containsExactly("setuptools");
        assertThat(owner(inventory, SITE + "setuptools/_vendor/wheel/x.so")).contains("setuptools");
    }

    @Test
    void distributionsAreSortedByNormalisedNameAndPureOnesAreListed() throws IOException, InterruptedException {
        tree.distribution("zope.a", "1").distribution("B_b", "2").distribution("b-a", "3");
        assertThat(take().distributions()).extracting(Distribution::name).containsExactly("b-a", "B_b", "zope.a");
    }

    @Test
    void inAPlainFolderMetadataIsFoundToo() throws IOException, InterruptedException {
        tree.binary("vendor/numpy/_m.cpython-311-darwin.so")
                .file("vendor/numpy-1.dist-info/METADATA", "Name: numpy\nVersion: 1\n")
                .file("vendor/numpy-1.dist-info/RECORD", "numpy/_m.cpython-311-darwin.so,,\n");
        Inventory inventory = new InventoryTaker(inspector, options(1)).take(tree.folder());
        Artifact artifact = only(inventory);
        assertThat(artifact.owner()).map(Distribution::name).contains("numpy");
        assertThat(artifact.module()).contains("numpy._m");
        assertThat(artifact.role()).isEqualTo(Role.EXTENSION);
    }

    @Test
    void filesOfAProjectInstalledInPlaceBelongToIt() throws IOException, InterruptedException {
        Path source = Files.createDirectories(temporary.resolve("work/src"));
        new Tree(source).binary("my_pkg/_core.so").file("my_pkg.egg-info/PKG-INFO", "Name: my_pkg\nVersion: 1\n");
        tree.distribution("my-pkg", "1");
        Environment plain = tree.environment();
        Environment environment = new Environment(
                plain.root(),
                plain.kind(),
                plain.interpreter(),
                List.of(plain.siteDirectories().get(0), new SiteDirectory(source, SiteDirectory.Origin.PTH)),
                List.of(plain.root(), source),
                Optional.empty(),
                false,
                List.of());
        Inventory inventory = new InventoryTaker(inspector, options(2)).take(environment);
        assertThat(inventory.distributions()).extracting(Distribution::name).containsExactly("my-pkg");
        Artifact artifact = only(inventory);
        assertThat(artifact.path()).isEqualTo(source + "/my_pkg/_core.so");
        assertThat(artifact.owner()).map(Distribution::name).contains("my-pkg");
        assertThat(artifact.module()).contains("my_pkg._core");
    }

    @Test
    void debianPackagesOwnWhatNoPythonMetadataNames() throws IOException, InterruptedException {
        String dist = "usr/lib/python3/dist-packages/";
        tree.binary(
                        dist + "perf.cpython-311-x86_64-linux-gnu.so",
                        "usr/lib/x86_64-linux-gnu/libz.so.1",
                        "usr/local/x.so")
                .file("var/lib/dpkg/info/linux-perf.list", "/" + dist + "perf.cpython-311-x86_64-linux-gnu.so\n")
                .file("var/lib/dpkg/info/zlib1g:amd64.list", "/lib/x86_64-linux-gnu/libz.so.1\n")
                .file("var/lib/dpkg/status", "Package: linux-perf\nVersion: 6.1\n");
        Inventory inventory = new InventoryTaker(inspector, options(1)).take(tree.folder());
        assertThat(owner(inventory, dist + "perf.cpython-311-x86_64-linux-gnu.so"))
                .contains("linux-perf");
        assertThat(owner(inventory, "usr/lib/x86_64-linux-gnu/libz.so.1")).contains("zlib1g");
        assertThat(owner(inventory, "usr/local/x.so")).isEmpty();
        assertThat(inventory.distributions())
                .containsExactly(
                        new Distribution(
                                "linux-perf",
                                Optional.of("6.1"),
                                Optional.of("apt"),
                                List.of(),
                                Distribution.Kind.SYSTEM,
                                "var/lib/dpkg/info/linux-perf.list"),
                        new Distribution(
                                "zlib1g",
                                Optional.empty(),
                                Optional.of("apt"),
                                List.of("amd64"),
                                Distribution.Kind.SYSTEM,
                                "var/lib/dpkg/info/zlib1g:amd64.list"));
    }

    @Test
    void anEnvironmentBelowUsrIsNotTakenForTheSystems() throws IOException, InterruptedException {
        tree.binary("usr/src/app/x.so").file("var/lib/dpkg/info/other.list", "/usr/src/app/x.so\n");
        Inventory inventory = new InventoryTaker(inspector, options(1)).take(tree.folder());
        assertThat(owner(inventory, "usr/src/app/x.so")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void theResultDoesNotDependOnTheNumberOfThreads(int jobs) throws IOException, InterruptedException {
        for (int i = 0; i < 40; i++) {
            String name = "dist" + i;
            tree.binary(SITE + name + "/_x.so", SITE + name + "/lib/l" + i + ".so.1")
                    .distribution(name, "1", name + "/_x.so", "shared.so", "broken row");
        }
        tree.binary(SITE + "shared.so");
        Inventory alone = new InventoryTaker(inspector, options(1)).take(tree.environment());
        Inventory together = new InventoryTaker(inspector, options(jobs)).take(tree.environment());
        assertThat(shape(together)).isEqualTo(shape(alone));
        assertThat(together.notes()).isEqualTo(alone.notes()).isNotEmpty();
    }

    @Test
    void notesOfTheEnvironmentAndOfTheWalkAreSortedTogether() throws IOException, InterruptedException {
        tree.link("b.so", "nowhere");
        Environment plain = tree.environment();
        Note own = new Note(Note.Kind.INTERPRETER_MISSING, "c", "gone");
        Environment environment = new Environment(
                plain.root(),
                plain.kind(),
                plain.interpreter(),
                plain.siteDirectories(),
                plain.walkRoots(),
                Optional.empty(),
                false,
                List.of(own));
        Inventory inventory = new InventoryTaker(inspector, options(1)).take(environment);
        assertThat(inventory.notes())
                .containsExactly(
                        new Note(Note.Kind.LINK_BROKEN, "b.so", "links to nowhere, which does not exist"), own);
    }

    private static List<Object> shape(Inventory inventory) {
        List<Object> artifacts = inventory.artifacts().stream()
                .map(a -> (Object) List.of(
                        a.path(),
                        a.role(),
                        a.owner(),
                        a.module(),
                        a.otherNames(),
                        a.inspection().getClass()))
                .toList();
        return List.of(artifacts, inventory.distributions(), inventory.unreadable(), inventory.files());
    }

    private Inventory take() throws IOException, InterruptedException {
        return new InventoryTaker(inspector, options(2)).take(tree.environment());
    }

    private static WalkOptions options(int jobs) {
        return new WalkOptions(false, Exclusions.NONE, jobs);
    }

    private static Artifact only(Inventory inventory) {
        assertThat(inventory.artifacts()).hasSize(1);
        return inventory.artifacts().get(0);
    }

    private static List<String> paths(Inventory inventory) {
        return inventory.artifacts().stream().map(Artifact::path).toList();
    }

    private static Optional<String> owner(Inventory inventory, String path) {
        return inventory.artifacts().stream()
                .filter(artifact -> artifact.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not among " + paths(inventory)))
                .owner()
                .map(Distribution::name);
    }
}
