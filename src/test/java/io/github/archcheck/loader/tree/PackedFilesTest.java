package io.github.archcheck.loader.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Place;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedFilesTest {
    @TempDir
    Path folder;

    private TargetTree tree;

    @BeforeEach
    void anArchive() throws IOException {
        Path root = Tree.at(folder)
                .file("a/_x.so", "x")
                .file("a.libs/libz.so", "x")
                .file("a/.dylibs/libz.dylib", "x")
                .root();
        tree = new TargetTree(
                new Visibility(Optional.of(root), Map.of(), false), file -> new Inspection.Unreadable("x"), Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "/site/a/_x.so, File, File",
        "/site/a/../a.libs/libz.so, File, File",
        "/site/a/../../site/a/_x.so, Unknown, Unknown",
        "/site/../usr/lib/libz.so, Unknown, Unknown",
        "/usr/lib/libz.so, Unknown, Unknown",
        "/sites/a, Unknown, Unknown",
        "/site/a/libq.so, Unknown, Absent",
        "/site/nvidia/lib/libq.so, Unknown, Absent",
        "/site/a.libs/libq.so, Absent, Absent",
        "/site/a/.dylibs/libq.dylib, Absent, Absent",
        "/site/b.libs/libq.so, Unknown, Absent",
        "/site/a, NotAFile, NotAFile",
        "/site, NotAFile, NotAFile",
    })
    void outsideNobodyKnowsAndInsideOthersMayInstall(String path, String shared, String alone) {
        assertThat(new PackedFiles(tree, "/site", true).at(path).getClass().getSimpleName())
                .isEqualTo(shared);
        assertThat(new PackedFiles(tree, "/site", false).at(path).getClass().getSimpleName())
                .isEqualTo(alone);
    }

    @Test
    void filesAreNamedAsTheTargetSeesThem() {
        PackedFiles files = new PackedFiles(tree, "/site", true);

        assertThat(((Place.File) files.at("/site/a/../a/_x.so")).path()).isEqualTo("/site/a/_x.so");
        assertThat(files.directory("/site/a/..")).contains("/site");
        assertThat(files.read("/site/a/_x.so", 10)).isPresent();
        assertThat(files.read("/a/_x.so", 10)).isEmpty();
    }
}
