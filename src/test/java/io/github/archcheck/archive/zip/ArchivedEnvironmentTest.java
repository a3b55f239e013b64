package io.github.archcheck.archive.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.archive.OpenArchive;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.locate.Locators;
import io.github.archcheck.inventory.locate.SystemPlaces;
import io.github.archcheck.inventory.take.ContentChecks;
import io.github.archcheck.inventory.take.InventoryTaker;
import io.github.archcheck.inventory.walk.Exclusions;
import io.github.archcheck.inventory.walk.WalkOptions;
import io.github.archcheck.loader.Place;
import io.github.archcheck.loader.tree.TargetTree;
import io.github.archcheck.loader.tree.Visibility;
import io.github.archcheck.testkit.Environments;
import io.github.archcheck.testkit.FakePrograms;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Tree;
import io.github.archcheck.testkit.Zips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in a tree does not depend on whether it lies on a disk or in an archive. */
@DisabledOnOs(OS.WINDOWS)
class ArchivedEnvironmentTest {
    private static final String SITE = "/lib/python3.11/site-packages/";

    private Tree machine;

    /** The root file system of a machine, with environments of several kinds. */
    @BeforeEach
    void make(@TempDir Path temporary) throws IOException {
        machine = Tree.at(temporary.resolve("machine"));
        Path inside = Path.of("/opt/python");
        Environments.linuxInstallation(machine.path("opt/python"), "3.11");
        Environments.venv(machine.path("srv/venv"), inside, "3.11");
        // On a disk absolute links leave the machine's directory, in an archive they do not.
        Files.delete(machine.path("srv/venv/bin/python3.11"));
        machine.link("srv/venv/bin/python3.11", "../../../opt/python/bin/python3.11");
        Environments.installation(machine.path("srv/conda"), "3.11", Environments.LINUX)
                .file("conda-meta/history", "")
                .file("conda-meta/x-1-0.json", Environments.condaRecord("x", "1", "linux-64"))
                .bytes("lib/liby.so.1.0", "ELF ARM64 libc.so.6".getBytes(StandardCharsets.UTF_8))
                .link("lib/liby.so.1", "liby.so.1.0")
                .link("lib/liby.so", "liby.so.1");
        for (String root : List.of("opt/python", "srv/venv", "srv/conda")) {
            packages(root + SITE);
        }
        packages("plain/");
        machine.file("srv/src/edited/__init__.py", "")
                .file("srv/src/edited/_x.so", Environments.LINUX)
                .link("srv/venv/" + SITE + "outside", "../../../../src")
                .link("srv/venv/" + SITE + "broken.so", "/nowhere/x.so")
                .file("srv/venv/" + SITE + "edited.pth", "/srv/src", "/gone");
    }

    private void packages(String site) throws IOException {
        machine.file(site + "numpy/__init__.py", "")
                .file(site + "numpy/core/_m.cpython-311-x86_64-linux-gnu.so", Environments.LINUX)
                .file(site + "numpy/core/_w.pyd", "PE X86_64")
                .file(site + "numpy/data.bin", "just data, of no kind")
                .file(site + "numpy.libs/libopen.so", "ELF ARM64")
                .file(site + "numpy-1.26.dist-info/METADATA", "Metadata-Version: 2.1", "Name: numpy", "Version: 1.26")
                .file(site + "numpy-1.26.dist-info/WHEEL", "Tag: cp311-cp311-manylinux_2_17_x86_64")
                .file(site + "numpy-1.26.dist-info/INSTALLER", "pip")
                .file(
                        site + "numpy-1.26.dist-info/RECORD",
                        "numpy/__init__.py,,",
                        "numpy/core/_m.cpython-311-x86_64-linux-gnu.so,sha256=AAAA,5",
                        "numpy.libs/libopen.so,,",
                        "numpy/bin/f2py,,")
                .file(site + "numpy/bin/f2py", "#!/usr/bin/python")
                .file(site + "old.egg-info/PKG-INFO", "Name: old", "Version: 2")
                .file(site + "empty.so", "");
    }

    private OpenArchive archive(Path directory) throws IOException, RefusedArchiveException {
        return ZipArchive.open(Zips.channel(Zips.of(directory).build()));
    }

    private static String inventory(Path root, String name, FileInspector inspector, WalkOptions options)
            throws IOException, InterruptedException {
        SystemPlaces places = SystemPlaces.sysroot(root);
        Environment environment = Locators.locate(root.resolve(name), inspector, places);
        Inventory inventory = new InventoryTaker(inspector, options, ContentChecks.SIZES).take(environment);
        String text = inventory.toString();
        String own =
                root.getNameCount() == 0 ? text : text.replace(root + "/", "/").replace(root.toString(), "/");
        // In an archive paths are those of members; here what counts is what they lead to.
        return own.replaceAll("(?<![\\w.])/(?=srv|opt|plain)", "").replace(name.replaceFirst("/$", "") + "/", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"srv/venv", "srv/conda", "opt/python", "srv", "srv/venv" + SITE, "opt", "srv/conda/lib"})
    void anInventoryIsTheSameFromTheArchive(String name)
            throws IOException, RefusedArchiveException, InterruptedException {
        FileInspector inspector = FakePrograms::inspect;
        try (OpenArchive archive = archive(machine.root())) {
            String fromDisk = inventory(machine.root(), name, inspector, WalkOptions.standard());
            String fromArchive = inventory(archive.root(), name, inspector, WalkOptions.standard());
            assertThat(fromArchive).isEqualTo(fromDisk).contains("Artifact");
        }
    }

    @Test
    void whatIsLeftOutIsLeftOutOfTheArchiveToo() throws IOException, RefusedArchiveException, InterruptedException {
        WalkOptions options = new WalkOptions(true, Exclusions.of(List.of("**/core", "*.pyd", "**lib/liby*")), 2);
        try (OpenArchive archive = archive(machine.root())) {
            for (String name : List.of("srv/venv", "srv/conda")) {
                assertThat(inventory(archive.root(), name, FakePrograms::inspect, options))
                        .isEqualTo(inventory(machine.root(), name, FakePrograms::inspect, options))
                        .doesNotContain("numpy/core");
            }
        }
    }

    /** The root of an archive is an environment like any other. */
    @ParameterizedTest
    @ValueSource(strings = {"srv/conda", "opt/python", "plain"})
    void anEnvironmentMayBeTheWholeArchive(String name)
            throws IOException, RefusedArchiveException, InterruptedException {
        Path directory = machine.path(name);
        try (OpenArchive archive = archive(directory)) {
            Inventory whole = take(archive.root(), SystemPlaces.sysroot(archive.root()));
            Inventory onDisk = take(directory, SystemPlaces.sysroot(directory));
            assertThat(whole.environment().kind())
                    .isEqualTo(onDisk.environment().kind());
            assertThat(whole.artifacts()).isNotEmpty();
            assertThat(facts(whole)).containsExactlyElementsOf(facts(onDisk));
            assertThat(whole.distributions()).isEqualTo(onDisk.distributions());
            assertThat(whole.files()).isEqualTo(onDisk.files());
        }
    }

    private static Inventory take(Path root, SystemPlaces places) throws IOException, InterruptedException {
        Environment environment = Locators.locate(root, FakePrograms::inspect, places);
        return new InventoryTaker(FakePrograms::inspect, WalkOptions.standard()).take(environment);
    }

    private static List<List<Object>> facts(Inventory inventory) {
        return inventory.artifacts().stream()
                .map(a -> List.<Object>of(
                        a.path(), a.role(), a.owner(), a.module(), a.extension(), a.otherNames(), a.inspection() + ""))
                .toList();
    }

    @Test
    void nativeCodeIsReadInTheArchiveAsOnTheDisk() throws IOException, RefusedArchiveException {
        machine.bytes("n/a.so", Natives.so(Natives.LinuxCpu.X86_64).bytes())
                .bytes("n/tool", Natives.linuxProgram(Natives.LinuxCpu.X86_64).bytes())
                .bytes(
                        "n/cut.so",
                        Arrays.copyOf(Natives.so(Natives.LinuxCpu.X86_64).bytes(), 100));
        Inspector inspector = new Inspector(Parsers.ALL);
        try (OpenArchive archive = archive(machine.root())) {
            for (String name : List.of("n/a.so", "n/tool", "n/cut.so", "srv/venv/pyvenv.cfg")) {
                Inspection onDisk = inspector.inspect(machine.path(name));
                assertThat(inspector.inspect(archive.root().resolve(name)) + "").isEqualTo(onDisk + "");
            }
        }
    }

    @Test
    void theTargetsFilesMayLieInAnArchive() throws IOException, RefusedArchiveException {
        try (OpenArchive archive = archive(machine.root())) {
            Path root = archive.root();
            for (Visibility visibility : List.of(
                    new Visibility(Optional.of(root), Map.of(), false),
                    new Visibility(Optional.empty(), Map.of(root, root), false))) {
                TargetTree tree = new TargetTree(visibility, FakePrograms::inspect, Map.of());
                assertThat(tree.at("/srv/conda/lib/liby.so"))
                        .isInstanceOfSatisfying(
                                Place.File.class,
                                file -> assertThat(file.path()).isEqualTo("/srv/conda/lib/liby.so.1.0"));
                assertThat(tree.at("/srv/venv/lib64/../bin/python3")).isInstanceOf(Place.File.class);
                assertThat(tree.directory("/srv/venv" + SITE + "outside")).contains("/srv/src");
                assertThat(tree.at("/etc/passwd")).isInstanceOf(Place.Absent.class);
            }
        }
    }

    @Test
    void anArchiveMayBeMountedBesideThisMachinesFiles(@TempDir Path elsewhere)
            throws IOException, RefusedArchiveException {
        Path own = Files.writeString(elsewhere.toRealPath().resolve("libown.so"), Environments.LINUX);
        try (OpenArchive archive = archive(machine.path("srv/conda"))) {
            Visibility visibility =
                    new Visibility(Optional.empty(), Map.of(Path.of("/home/x.whl"), archive.root()), true);
            TargetTree tree = new TargetTree(visibility, FakePrograms::inspect, Map.of());
            assertThat(tree.at("/home/x.whl/lib/liby.so.1"))
                    .isInstanceOfSatisfying(
                            Place.File.class, file -> assertThat(file.path()).isEqualTo("/home/x.whl/lib/liby.so.1.0"));
            assertThat(tree.at(own.toString())).isInstanceOf(Place.File.class);
            assertThat(visibility.target(archive.root().resolve("lib"))).hasToString("/home/x.whl/lib");
        }
    }
}
