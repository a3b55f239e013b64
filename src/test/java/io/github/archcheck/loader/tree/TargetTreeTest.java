package io.github.archcheck.loader.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTreeTest {
    private static final Inspection TEXT = new Inspection.NotBinary(Content.TEXT, 1);

    private Path dir;
    private final Map<Path, Integer> reads = new HashMap<>();

    @BeforeEach
    void realDirectory(@TempDir Path temporary) throws IOException {
        dir = temporary.toRealPath();
    }

    private Path file(String path) throws IOException {
        Path file = dir.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x");
    }

    private void link(String path, String to) throws IOException {
        Path link = dir.resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(to));
    }

    private TargetTree tree(Visibility visibility) {
        return new TargetTree(
                visibility,
                file -> {
                    reads.merge(file, 1, Integer::sum);
                    return TEXT;
                },
                Map.of());
    }

    private TargetTree sysroot() {
        return tree(new Visibility(Optional.of(dir), Map.of(), false));
    }

    private TargetTree mounted(String root) {
        return tree(new Visibility(Optional.empty(), Map.of(dir.resolve(root), dir.resolve(root)), false));
    }

    @Test
    void aPathOfTheTargetIsFoundBelowItsRoot() throws IOException {
        file("usr/lib/libx.so");

        assertThat(sysroot().at("/usr/lib/libx.so")).isEqualTo(new Place.File("/usr/lib/libx.so", TEXT));
        assertThat(sysroot().at("/usr//lib/./../lib/libx.so")).isEqualTo(new Place.File("/usr/lib/libx.so", TEXT));
        assertThat(sysroot().at("/usr/lib/liby.so")).isEqualTo(new Place.Absent());
        assertThat(sysroot().at("/usr/lib")).isEqualTo(new Place.NotAFile());
        assertThat(sysroot().at("/usr/lib/libx.so/more")).isEqualTo(new Place.Absent());
    }

    @Test
    void anAbsoluteLinkStaysInsideTheSysroot() throws IOException {
        file("opt/lib/libx.so.1");
        link("usr/lib/libx.so", "/opt/lib/libx.so.1");
        link("lib", "usr/lib");

        assertThat(sysroot().at("/lib/libx.so")).isEqualTo(new Place.File("/opt/lib/libx.so.1", TEXT));
    }

    @Test
    void noPathLeadsOutOfTheSysroot() throws IOException {
        file("root/a");
        file("outside");
        TargetTree tree = tree(new Visibility(Optional.of(dir.resolve("root")), Map.of(), false));
        link("root/up", "../outside");

        assertThat(tree.at("/../outside")).isEqualTo(new Place.Absent());
        assertThat(tree.at("/up")).isEqualTo(new Place.Absent());
        assertThat(tree.at("/../../../a")).isEqualTo(new Place.File("/a", TEXT));
    }

    @Test
    void circlesOfLinksEnd() throws IOException {
        link("a", "b");
        link("b", "a");

        assertThat(sysroot().at("/a")).isInstanceOfAny(Place.Unknown.class, Place.Absent.class);
    }

    @Test
    void whatIsNotAtHandIsUnknown() throws IOException {
        file("venv/lib/libx.so");
        file("system/liby.so");
        link("venv/lib/liby.so", dir.resolve("system/liby.so").toString());

        assertThat(mounted("venv").at(dir + "/venv/lib/libx.so"))
                .isEqualTo(new Place.File(dir + "/venv/lib/libx.so", TEXT));
        assertThat(mounted("venv").at(dir + "/venv/lib/none.so")).isEqualTo(new Place.Absent());
        assertThat(mounted("venv").at(dir + "/system/liby.so")).isEqualTo(new Place.Unknown());
        assertThat(mounted("venv").at(dir + "/venv/lib/liby.so")).isEqualTo(new Place.Unknown());
        assertThat(mounted("venv").at("/usr/lib/libc.so.6")).isEqualTo(new Place.Unknown());
    }

    @Test
    void whatIsScannedKeepsItsPathBesideASysroot() throws IOException {
        file("rootfs/usr/lib/liby.so");
        file("venv/libx.so");
        TargetTree tree = tree(new Visibility(
                Optional.of(dir.resolve("rootfs")), Map.of(dir.resolve("venv"), dir.resolve("venv")), false));

        assertThat(tree.at(dir + "/venv/libx.so")).isEqualTo(new Place.File(dir + "/venv/libx.so", TEXT));
        assertThat(tree.at("/usr/lib/liby.so")).isEqualTo(new Place.File("/usr/lib/liby.so", TEXT));
    }

    @Test
    void aFileIsReadOnceByWhateverPath() throws IOException {
        Path file = file("usr/lib/libx.so");
        link("lib", "usr/lib");
        TargetTree tree = sysroot();

        tree.at("/usr/lib/libx.so");
        tree.at("/lib/libx.so");

        assertThat(reads).isEqualTo(Map.of(file, 1));
    }

    @Test
    void pathsThatNoSystemHasLeadNowhere() {
        assertThat(sysroot().at("relative")).isEqualTo(new Place.Absent());
        assertThat(sysroot().at("/a\0b")).isEqualTo(new Place.Absent());
        assertThat(sysroot().at("/a".repeat(3000))).isEqualTo(new Place.Absent());
        assertThat(sysroot().at("/" + "a/".repeat(2000))).isInstanceOfAny(Place.Unknown.class, Place.Absent.class);
    }

    @Test
    void smallFilesAreReadWhole() throws IOException {
        file("etc/ld.so.cache");

        assertThat(sysroot().read("/etc/ld.so.cache", 1))
                .hasValueSatisfying(b -> assertThat(b).containsExactly('x'));
        assertThat(sysroot().read("/etc/ld.so.cache", 0)).isEmpty();
        assertThat(sysroot().read("/etc/none", 9)).isEmpty();
        assertThat(sysroot().read("/etc", 9)).isEmpty();
    }
}
