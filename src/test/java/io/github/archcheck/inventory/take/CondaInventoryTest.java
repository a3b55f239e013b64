package io.github.archcheck.inventory.take;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.walk.Exclusions;
import io.github.archcheck.inventory.walk.WalkOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CondaInventoryTest {
    private static final String SITE = Tree.SITE + "/";

    @TempDir
    Path root;

    private Tree tree;

    @BeforeEach
    void makeTree() {
        tree = new Tree(root);
    }

    @Test
    void aCondaRecordOwnsLibrariesAndModules() throws IOException, InterruptedException {
        tree.binary("lib/libz.1.dylib", SITE + "numpy/_m.so");
        record("zlib", "1.3", "osx-arm64", "lib/libz.1.dylib");
        record("numpy", "1.26", "osx-arm64", SITE + "numpy/_m.so");
        Inventory inventory = take();
        assertThat(owners(inventory)).containsExactly("zlib", "numpy");
        assertThat(inventory.distributions())
                .first()
                .isEqualTo(new Distribution(
                        "numpy",
                        Optional.of("1.26"),
                        Optional.of("conda"),
                        List.of("osx-arm64"),
                        Distribution.Kind.CONDA,
                        "conda-meta/numpy-1.26-h0_0.json"));
    }

    @Test
    void theDistInfoInsideACondaPackageIsNotListedAgain() throws IOException, InterruptedException {
        tree.binary(SITE + "numpy/_m.so", SITE + "numpy/late.so").distribution("numpy", "1.26", "numpy/_m.so");
        record("numpy", "1.26", "osx-arm64", SITE + "numpy/_m.so", SITE + "numpy-1.26.dist-info/METADATA");
        Inventory inventory = take();
        assertThat(inventory.distributions()).extracting(Distribution::kind).containsExactly(Distribution.Kind.CONDA);
        assertThat(owners(inventory)).containsExactly("numpy", "numpy");
        assertThat(inventory.notes()).isEmpty();
    }

    @Test
    void whatPipAddedKeepsItsOwnMetadata() throws IOException, InterruptedException {
        tree.binary(SITE + "foo/_f.so").distribution("foo", "2", "foo/_f.so");
        record("python", "3.11", "osx-arm64", "bin/python3.11");
        Inventory inventory = take();
        assertThat(inventory.artifacts().get(0).owner()).map(Distribution::kind).contains(Distribution.Kind.DIST_INFO);
        assertThat(inventory.distributions()).extracting(Distribution::name).containsExactly("foo", "python");
    }

    @Test
    void aCondaRecordGoesBeforeARecord() throws IOException, InterruptedException {
        tree.binary(SITE + "foo/_f.so").distribution("foo-extras", "2", "foo/_f.so");
        record("foo", "1", "osx-arm64", SITE + "foo/_f.so");
        assertThat(owners(take())).containsExactly("foo");
    }

    @Test
    void whatPipPutOverACondaPackageIsPips() throws IOException, InterruptedException {
        tree.binary(SITE + "foo/_f.so").distribution("foo", "2", "foo/_f.so");
        record("foo", "1", "osx-arm64", SITE + "foo/_f.so", SITE + "foo-1.dist-info/METADATA");
        Artifact artifact = take().artifacts().get(0);
        assertThat(artifact.owner()).flatMap(Distribution::version).contains("2");
    }

    @Test
    void aRecordOfPipsOwnIsListedOnce() throws IOException, InterruptedException {
        tree.distribution("foo", "2", "foo/a.py")
                .file("conda-meta/foo-2-pypi_0.json", "{\"name\": \"foo\", \"version\": \"2\", \"channel\": \"pypi\"}");
        assertThat(take().distributions()).extracting(Distribution::kind).containsExactly(Distribution.Kind.DIST_INFO);
    }

    @Test
    void severalPlatformsInOnePrefixAreToldNamingTheFewer() throws IOException, InterruptedException {
        record("a", "1", "osx-64");
        record("b", "1", "osx-arm64");
        record("c", "1", "osx-arm64");
        record("d", "1", "noarch");
        assertThat(take().notes())
                .containsExactly(
                        new Note(Note.Kind.MIXED_PREFIX, "conda-meta", "packages for osx-arm64 (2) and for osx-64: a"));
    }

    @Test
    void onePlatformAndNoarchIsNoMixture() throws IOException, InterruptedException {
        record("a", "1", "osx-64");
        record("d", "1", "noarch");
        assertThat(take().notes()).isEmpty();
    }

    @Test
    void aBrokenRecordIsTold() throws IOException, InterruptedException {
        tree.file("conda-meta/zlib-1.3-h0_0.json", "{\"name\": ");
        Inventory inventory = take();
        assertThat(inventory.distributions()).extracting(Distribution::name).containsExactly("zlib");
        assertThat(inventory.notes()).extracting(Note::path).containsExactly("conda-meta/zlib-1.3-h0_0.json");
    }

    private void record(String name, String version, String subdir, String... files) {
        String list = files.length == 0 ? "" : "\"" + String.join("\", \"", files) + "\"";
        tree.file(
                "conda-meta/" + name + "-" + version + "-h0_0.json",
                "{\"name\": \"" + name + "\", \"version\": \"" + version + "\", \"subdir\": \"" + subdir
                        + "\", \"files\": [" + list + "]}");
    }

    private Inventory take() throws IOException, InterruptedException {
        return new InventoryTaker(new FakeInspector(), new WalkOptions(false, Exclusions.NONE, 2))
                .take(tree.environment());
    }

    private static List<String> owners(Inventory inventory) {
        return inventory.artifacts().stream()
                .map(artifact -> artifact.owner().map(Distribution::name).orElse("nobody"))
                .toList();
    }
}
