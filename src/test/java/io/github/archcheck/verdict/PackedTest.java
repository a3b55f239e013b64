package io.github.archcheck.verdict;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Elf;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Tree;
import io.github.archcheck.testkit.Unpacked;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out of archives, from its tree to findings. */
class PackedTest {
    private static final String ARM = "a-1.0-cp311-cp311-macosx_11_0_arm64.whl";
    private static final String UNIVERSAL = "a-1.0-cp311-cp311-macosx_11_0_universal2.whl";
    private static final String LINUX = "a-1.0-cp311-cp311-manylinux_2_17_x86_64.whl";
    private static final String MODULE = "a/_x.cpython-311-darwin.so";
    private static final String LINUX_MODULE = "a/_x.cpython-311-x86_64-linux-gnu.so";

    @TempDir
    Path folder;

    private Tree wheel(String fileName) throws IOException {
        String tag = fileName.substring("a-1.0-".length(), fileName.length() - ".whl".length());
        return Tree.at(folder.resolve("tree"))
                .file("a/__init__.py")
                .file("a-1.0.dist-info/METADATA", "Name: a", "Version: 1.0")
                .file("a-1.0.dist-info/WHEEL", "Root-Is-Purelib: false", "Tag: " + tag);
    }

    private static List<String> findings(Tree tree, String fileName, String target)
            throws IOException, InterruptedException {
        return Unpacked.findings(tree.root(), fileName, target);
    }

    private static String verdict(Judged judged) {
        return judged.distributions().get(0).verdict().label();
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String row(String path, byte[] content) {
        return path + ",sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest(content)) + ","
                + content.length;
    }

    @Test
    void aWheelThatWorksHasNothingToSay() throws IOException, InterruptedException {
        byte[] module = Natives.bundle(ARM64).bytes();
        Tree tree = wheel(ARM).bytes(MODULE, module).file("a-1.0.dist-info/RECORD", row(MODULE, module));

        Judged judged = Unpacked.judge(tree.root(), ARM, "macos-14-arm64", "");

        assertThat(judged.findings()).isEmpty();
        assertThat(verdict(judged)).isEqualTo("runs");
        assertThat(judged.judgements().get(0).artifact().module()).contains("a._x");
        assertThat(judged.distributions().get(0).binaries()).isEqualTo(1);
    }

    @Test
    void theSameOutOfAForeignFileSystem() throws IOException, InterruptedException {
        Path zip = folder.resolve("x.zip");
        byte[] module = Natives.bundle(ARM64).bytes();
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.createDirectories(files.getPath("/a"));
            Files.createDirectories(files.getPath("/a-1.0.dist-info"));
            Files.createDirectories(files.getPath("/a-1.0.data/scripts"));
            Files.write(files.getPath("/" + MODULE), module);
            Files.write(
                    files.getPath("/a-1.0.data/scripts/tool"),
                    Natives.macProgram(ARM64).bytes());
            Files.writeString(files.getPath("/a-1.0.dist-info/METADATA"), "Name: a\nVersion: 1.0\n");
            Files.writeString(
                    files.getPath("/a-1.0.dist-info/RECORD"),
                    row(MODULE, module) + "\n" + row("a/_gone.so", module) + "\n");
        }
        try (FileSystem files = FileSystems.newFileSystem(zip)) {
            Judged judged = Unpacked.judge(files.getPath("/"), ARM, "macos-14-arm64", "");

            assertThat(judged.findings().stream().map(Unpacked::line)).containsExactly("AC306 warning -");
            assertThat(judged.judgements().stream()
                            .map(each -> each.artifact().path() + " "
                                    + each.artifact().owner().orElseThrow().name() + " "
                                    + each.artifact().role().label() + " "
                                    + each.verdict().label()))
                    .containsExactly("a-1.0.data/scripts/tool a program runs", MODULE + " a extension runs");
            assertThat(judged.judgements().get(1).artifact().module()).contains("a._x");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "macos-14-arm64 | AC001 error a/_x.cpython-311-darwin.so, AC302 warning a/_x.cpython-311-darwin.so",
                "macos-14-x86_64 | AC302 warning a/_x.cpython-311-darwin.so",
            })
    void aUniversalWheelWithOneSliceIsCaught(String target, String expected) throws IOException, InterruptedException {
        Tree tree = wheel(UNIVERSAL).bytes(MODULE, Natives.bundle(X86_64).bytes());

        assertThat(String.join(", ", findings(tree, UNIVERSAL, target))).isEqualTo(expected);
    }

    @Test
    void theNameOfTheWheelIsAPromiseEvenWhereItsMetadataIsModest() throws IOException, InterruptedException {
        String honest = "a-1.0-cp311-cp311-macosx_11_0_x86_64.whl";
        Tree tree = wheel(honest).bytes(MODULE, Natives.bundle(X86_64).bytes());

        assertThat(findings(tree, honest, "macos-14-x86_64")).isEmpty();
        assertThat(findings(tree, UNIVERSAL, "macos-14-x86_64")).containsExactly("AC302 warning " + MODULE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"@rpath/libtorch.dylib", "@loader_path/../torch/lib/libtorch.dylib", "/usr/lib/libz.1.dylib"})
    void whatOthersMayBringIsNotMissed(String need) throws IOException, InterruptedException {
        Tree tree = wheel(ARM).bytes(MODULE, Natives.bundleNeeding(need, ARM64).bytes());

        Judged judged = Unpacked.judge(tree.root(), ARM, "macos-14-arm64", "");

        assertThat(judged.findings()).isEmpty();
        assertThat(verdict(judged)).isEqualTo("runs");
    }

    @Test
    void onLinuxNeitherIsTheSystemNorTheNeighbour() throws IOException, InterruptedException {
        Built module = Elf.x86()
                .needed("libtorch.so", "libssl.so.3", "libc.so.6")
                .runpath("$ORIGIN/../torch/lib")
                .build();
        Tree tree = wheel(LINUX).bytes(LINUX_MODULE, module.bytes());

        Judged judged = Unpacked.judge(tree.root(), LINUX, "linux-x86_64", "");

        assertThat(judged.findings()).isEmpty();
        assertThat(verdict(judged)).isEqualTo("runs");
    }

    @Test
    void aCarriedLibraryThatIsOfNoUseIsAnError() throws IOException, InterruptedException {
        Tree tree = wheel(ARM)
                .bytes(
                        MODULE,
                        Natives.bundleNeeding("@loader_path/.dylibs/libw.dylib", ARM64)
                                .bytes())
                .bytes(
                        "a/.dylibs/libw.dylib",
                        Natives.dylib("/DLC/a/libw.dylib", X86_64).bytes());

        assertThat(findings(tree, ARM, "macos-14-arm64"))
                .contains("AC202 error " + MODULE, "AC302 warning a/.dylibs/libw.dylib");
    }

    @Test
    void aCarriedLibraryThatIsGoneIsAnError() throws IOException, InterruptedException {
        Tree tree = wheel(ARM)
                .bytes(
                        MODULE,
                        Natives.bundleNeeding("@loader_path/.dylibs/libw.dylib", ARM64)
                                .bytes())
                .bytes(
                        "a/.dylibs/libq.dylib",
                        Natives.dylib("/DLC/a/libq.dylib", ARM64).bytes());

        assertThat(findings(tree, ARM, "macos-14-arm64")).containsExactly("AC201 error " + MODULE);
    }

    @Test
    void hashesOfAWheelsRecordAreCompared() throws IOException, InterruptedException {
        byte[] module = Natives.bundle(ARM64).bytes();
        Tree tree = wheel(ARM)
                .bytes(MODULE, module)
                .file(
                        "a-1.0.dist-info/RECORD",
                        row(MODULE, Natives.bundle(X86_64).bytes()));

        Judged judged = Unpacked.judge(tree.root(), ARM, "macos-14-arm64", "");

        assertThat(judged.findings().stream().map(Unpacked::line)).containsExactly("AC301 warning " + MODULE);
        assertThat(judged.findings().get(0).message()).startsWith("is not what its package says: ");
    }

    @Test
    void aWheelOfAProgramIsJudgedByIt() throws IOException, InterruptedException {
        String name = "a-1.0-py3-none-macosx_11_0_arm64.whl";
        Tree tree = wheel(name)
                .bytes("a-1.0.data/scripts/tool", Natives.macProgram(ARM64).bytes());

        Judged judged = Unpacked.judge(tree.root(), name, "macos-14-arm64", "");

        assertThat(judged.findings()).isEmpty();
        assertThat(verdict(judged)).isEqualTo("runs");
        assertThat(findings(tree, name, "macos-14-x86_64")).containsExactly("AC001 error a-1.0.data/scripts/tool");
    }

    @Test
    void aModuleForAnotherPythonThanTheWheelsIsNotFound() throws IOException, InterruptedException {
        String old = "a/_x.cpython-310-darwin.so";
        Tree tree = wheel(ARM).bytes(old, Natives.bundle(ARM64).bytes());

        assertThat(findings(tree, ARM, "macos-14-arm64")).containsExactly("AC010 error " + old, "AC305 warning " + old);
    }

    @Test
    void ofTheWheelsInAPexTheOneThatFitsIsUsed() throws IOException, InterruptedException {
        Tree tree = Tree.at(folder.resolve("pex")).file("PEX-INFO", "{}").file("__main__.py");
        pexWheel(tree, ARM, MODULE, Natives.bundle(ARM64));
        pexWheel(tree, LINUX, LINUX_MODULE, Natives.so(LinuxCpu.X86_64));

        assertThat(findings(tree, "a.pex", "macos-14-arm64")).isEmpty();
        assertThat(findings(tree, "a.pex", "linux-x86_64")).isEmpty();
        assertThat(findings(tree, "a.pex", "macos-14-x86_64")).anyMatch(line -> line.startsWith("AC001 error"));
        assertThat(findings(tree, "a.pex", "linux-aarch64")).anyMatch(line -> line.startsWith("AC010 error"));
    }

    private static void pexWheel(Tree tree, String fileName, String path, Built module) throws IOException {
        String place = ".deps/" + fileName + "/";
        tree.file(place + "a-1.0.dist-info/METADATA", "Name: a", "Version: 1.0").bytes(place + path, module.bytes());
    }

    @Test
    void aCondaPackageOwnsWhatItsPathsName() throws IOException, InterruptedException {
        byte[] library = Natives.dylib("@rpath/liba.dylib", X86_64).bytes();
        Tree tree = Tree.at(folder.resolve("conda"))
                .file("info/index.json", "{\"name\": \"a\", \"version\": \"1.0\", \"subdir\": \"osx-arm64\"}")
                .file(
                        "info/paths.json",
                        "{\"paths\": [{\"_path\": \"lib/liba.dylib\", \"path_type\": \"hardlink\", \"prefix_placeholder\":"
                                + " \"/b\", \"sha256\": \"" + HexFormat.of().formatHex(digest(library))
                                + "\", \"size_in_bytes\": " + library.length + "}], \"paths_version\": 1}")
                .bytes("lib/liba.dylib", library)
                .bytes("bin/a", Natives.macProgram(X86_64).bytes());

        Judged judged = Unpacked.judge(tree.root(), "a-1.0-0.conda", "macos-14-arm64", "");

        assertThat(judged.judgements().stream()
                        .flatMap(each -> each.artifact().owner().stream())
                        .map(owner -> owner.name() + owner.tags()))
                .containsExactly("a[osx-arm64]");
        assertThat(judged.findings().stream().map(Unpacked::line)).contains("AC001 error lib/liba.dylib");
    }

    @Test
    void aPackageListOfOldServesToo() throws IOException, InterruptedException {
        Tree tree = Tree.at(folder.resolve("conda"))
                .file("info/index.json", "{\"name\": \"a\", \"version\": \"1.0\", \"subdir\": \"linux-64\"}")
                .file("info/files", "lib/liba.so")
                .bytes("lib/liba.so", Natives.so(LinuxCpu.X86_64).bytes());

        Judged judged = Unpacked.judge(tree.root(), "a-1.0-0.tar.bz2", "linux-x86_64", "");

        assertThat(judged.findings()).isEmpty();
        assertThat(judged.judgements().get(0).artifact().owner().orElseThrow().name())
                .isEqualTo("a");
    }

    @Test
    void anEggIsOneDistribution() throws IOException, InterruptedException {
        String name = "a-1.0-py3.11-macosx-11.0-universal2.egg";
        Tree tree = Tree.at(folder.resolve("egg"))
                .file("EGG-INFO/PKG-INFO", "Name: a", "Version: 1.0")
                .bytes(MODULE, Natives.bundle(X86_64).bytes());

        Judged judged = Unpacked.judge(tree.root(), name, "macos-14-x86_64", "");

        assertThat(judged.judgements().get(0).artifact().owner().orElseThrow().name())
                .isEqualTo("a");
        assertThat(judged.findings().stream().map(Unpacked::line)).containsExactly("AC302 warning " + MODULE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"macos-14-arm64", "macos-14-x86_64", "linux-x86_64", "linux-aarch64", "windows-amd64"})
    void wheelsThatCarryProgramsForManySystemsGiveNoErrors(String target) throws IOException, InterruptedException {
        String name = "a-1.0-py3-none-any.whl";
        Tree tree = wheel(name)
                .bytes("a/t64.exe", Natives.exe(0x8664).bytes())
                .bytes("a/solver/osx/i64/cbc", Natives.macProgram(X86_64).bytes())
                .bytes(
                        "a/solver/linux/i64/cbc",
                        Natives.linuxProgram(LinuxCpu.X86_64).bytes())
                .bytes("a/solver/win/i64/cbc.exe", Natives.exe(0x8664).bytes());

        assertThat(findings(tree, name, target)).noneMatch(line -> line.contains(" error "));
    }

    @Test
    void aModuleForLinuxInAWheelForAllIsAnErrorWhereItsImportFails() throws IOException, InterruptedException {
        String name = "a-1.0-py3-none-any.whl";
        Built module = Elf.x86().needed("libc.so.6").build();
        Tree tree = wheel(name).bytes("a/_x.abi3.so", module.bytes());

        assertThat(findings(tree, name, "linux-x86_64")).containsExactly("AC304 warning a/_x.abi3.so");
        assertThat(findings(tree, name, "macos-14-arm64"))
                .isNotEmpty()
                .allMatch(line -> line.contains(" error a/_x.abi3.so"));
    }
}
