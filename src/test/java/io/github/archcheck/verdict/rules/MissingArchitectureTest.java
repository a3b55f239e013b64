package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.I386;
import static io.github.archcheck.testkit.MachO.PPC;
import static io.github.archcheck.testkit.MachO.X86_64;
import static io.github.archcheck.testkit.MachO.X86_64H;
import static io.github.archcheck.testkit.Natives.LinuxCpu.AARCH64;
import static io.github.archcheck.testkit.Natives.LinuxCpu.I686;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Role;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import io.github.archcheck.verdict.Finding;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingArchitectureTest {
    private static final String EXTENSION = "a/_x.cpython-311-darwin.so";
    private static final String MAC_TAG = "cp311-cp311-macosx_11_0_arm64";
    private static final String LINUX_TAG = "py3-none-manylinux_2_17_x86_64";

    private static Scenes nativeMac() {
        return Scenes.on("macos-14-arm64").python("3.11", Natives.macProgram(ARM64));
    }

    private static Scenes nativeLinux(LinuxCpu cpu) {
        return Scenes.on(cpu == AARCH64 ? "linux-aarch64" : "linux-x86_64").python("3.11", Natives.linuxProgram(cpu));
    }

    @Test
    void anIntelExtensionOnAppleSiliconIsRefusedInTheWordsOfMacOs14() {
        Scenes scene = nativeMac().owned("a", "1.0", MAC_TAG).extension(EXTENSION, Natives.bundle(X86_64));

        assertThat(scene.findings())
                .containsExactly(
                        "AC001 error " + EXTENSION + " cannot-run", "AC302 warning " + EXTENSION + " cannot-run");
        Finding finding = scene.finding("AC001");
        assertThat(finding.message()).isEqualTo("contains x86_64, not arm64");
        assertThat(finding.loaderWords())
                .contains("mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64')");
        String path = "/v/lib/python3.11/site-packages/" + EXTENSION;
        assertThat(finding.loaderError())
                .contains("dlopen(" + path + ", 0x0002): tried: '" + path
                        + "' (mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64')),"
                        + " '/System/Volumes/Preboot/Cryptexes/OS" + path + "' (no such file), '" + path
                        + "' (mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64'))");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "macos-12-arm64   | (have 'x86_64', need 'arm64e')",
                "macos-13-arm64   | (have 'x86_64', need 'arm64')",
                "macos-14.4-arm64 | (have 'x86_64', need 'arm64e' or 'arm64')",
                "macos-26-arm64   | (have 'x86_64', need 'arm64e' or 'arm64e.v1' or 'arm64' or 'arm64')"
            })
    void theWordsAreThoseOfTheMacOsVersion(String target, String words) {
        Scenes scene = Scenes.on(target)
                .python("3.11", Natives.macProgram(ARM64))
                .library("a/liba.dylib", Natives.dylib("@rpath/liba.dylib", X86_64));

        assertThat(scene.finding("AC001").loaderWords())
                .contains("mach-o file, but is an incompatible architecture " + words);
    }

    @Test
    void aFatFileWithoutTheSliceIsNamedWithAllThatItHas() {
        Scenes scene = nativeMac().extension(EXTENSION, Natives.bundle(X86_64, X86_64H));

        assertThat(scene.finding("AC001").message()).isEqualTo("contains x86_64 and x86_64h, not arm64");
        assertThat(scene.finding("AC001").loaderWords())
                .contains("fat file, but missing compatible architecture (have 'x86_64,x86_64h', need 'arm64')");
    }

    @Test
    void aUniversal2WheelWithOneSliceOnlyIsRefused() {
        Scenes scene = nativeMac()
                .owned("lxml", "4.9.1", "cp311-cp311-macosx_11_0_universal2")
                .extension("lxml/etree.cpython-311-darwin.so", Natives.bundle(X86_64));

        assertThat(scene.findings())
                .containsExactly(
                        "AC001 error lxml/etree.cpython-311-darwin.so cannot-run",
                        "AC302 warning lxml/etree.cpython-311-darwin.so cannot-run");
    }

    @Test
    void aFatFileWithTheSliceIsFine() {
        Scenes scene = nativeMac().extension(EXTENSION, Natives.bundle(X86_64, ARM64));

        assertThat(scene.findings()).isEmpty();
        assertThat(scene.verdict(EXTENSION)).isEqualTo("runs");
    }

    @Test
    void oldSlicesBesideTheRightOneDoNotMatter() {
        assertThat(Scenes.on("macos-14-x86_64")
                        .python("3.11", Natives.macProgram(X86_64))
                        .extension(EXTENSION, Natives.bundle(I386, X86_64, PPC))
                        .findings())
                .isEmpty();
    }

    @Test
    void anArm64LibraryCannotBeLoadedByATranslatedProcess() {
        Scenes scene = Scenes.on("macos-14-arm64")
                .python("3.11", Natives.macProgram(X86_64))
                .owned("a", "1.0", MAC_TAG)
                .extension(EXTENSION, Natives.bundle(ARM64))
                .library("a/libok.dylib", Natives.dylib("@rpath/libok.dylib", X86_64));

        assertThat(scene.findings()).containsExactly("AC004 warning -", "AC001 error " + EXTENSION + " cannot-run");
        assertThat(scene.finding("AC001").message()).isEqualTo("contains arm64, not x86_64");
        assertThat(scene.verdict("libok.dylib")).isEqualTo("runs-translated");
    }

    @Test
    void theMachineOfAnElfFileIsNamedInTheLoadersMisleadingWords() {
        Scenes scene = nativeLinux(AARCH64)
                .owned("a", "1.0", LINUX_TAG)
                .extension("a/_x.abi3.so", Natives.so(LinuxCpu.X86_64))
                .library("a.libs/libz-1234.so.1", Natives.so(LinuxCpu.X86_64));

        assertThat(scene.findings())
                .containsExactly("AC001 error a.libs/libz-1234.so.1 cannot-run", "AC001 error a/_x.abi3.so cannot-run");
        Finding finding = scene.judge().findings().get(1);
        assertThat(finding.message()).isEqualTo("contains x86_64, not arm64");
        assertThat(finding.loaderError())
                .contains("/v/lib/python3.11/site-packages/a/_x.abi3.so: cannot open shared object file: No such file"
                        + " or directory");
    }

    @Test
    void thirtyTwoBitCodeIsRefusedForItsClass() {
        Scenes scene = nativeLinux(LinuxCpu.X86_64).library("a/liba.so", Natives.so(I686));

        assertThat(scene.finding("AC001").loaderWords()).contains("wrong ELF class: ELFCLASS32");
    }

    @ParameterizedTest
    @CsvSource({
        "ruff,  bin/ruff",
        "ninja, bin/ninja",
        "cmake, lib/python3.11/site-packages/cmake/data/bin/cmake",
        "pyscn, lib/python3.11/site-packages/pyscn/bin/pyscn-linux-amd64"
    })
    void aProgramIsAnErrorWhereItsPackageHasNothingElse(String name, String path) {
        Scenes scene = nativeLinux(AARCH64)
                .owned(name, "1.0", LINUX_TAG)
                .file(Role.PROGRAM, path, Natives.linuxProgram(LinuxCpu.X86_64));

        assertThat(scene.findings()).containsExactly("AC001 error " + path.replace(Scenes.SITE, "") + " cannot-run");
        assertThat(scene.finding("AC001").loaderError())
                .contains("OSError: [Errno 8] Exec format error: '/v/" + path + "'");
    }

    @Test
    void anIntelProgramIsAnErrorOnceThereIsNoRosetta() {
        Scenes scene = Scenes.on("macos-28-arm64")
                .python("3.11", Natives.macProgram(ARM64))
                .owned("ninja", "1.10.2.2", "py2.py3-none-macosx_11_0_x86_64")
                .command("ninja", Natives.macProgram(X86_64));

        assertThat(scene.findings()).containsExactly("AC001 error bin/ninja cannot-run");
        assertThat(scene.finding("AC001").loaderError())
                .contains("OSError: [Errno 86] Bad CPU type in executable: '/v/bin/ninja'");
    }

    @Test
    void aHelperProgramOfAPackageThatWorksMayBeMeantForSomebodyElse() {
        Scenes scene = nativeLinux(AARCH64)
                .owned("a", "1.0", "cp311-cp311-manylinux_2_17_aarch64")
                .extension("a/_x.cpython-311-aarch64-linux-gnu.so", Natives.so(AARCH64))
                .program("a/tools/helper", Natives.linuxProgram(LinuxCpu.X86_64))
                .command("a", Natives.linuxProgram(LinuxCpu.X86_64));

        assertThat(scene.findings())
                .containsExactly(
                        "AC001 error bin/a cannot-run",
                        "AC302 warning bin/a cannot-run",
                        "AC001 warning a/tools/helper undetermined");
    }

    @Test
    void aHelperProgramOfAPackageForEveryMachineIsAWarning() {
        Scenes scene = nativeLinux(AARCH64)
                .owned("pulp", "2.7", "py3-none-any")
                .program("pulp/solverdir/cbc/linux/i64/cbc", Natives.linuxProgram(LinuxCpu.X86_64));

        assertThat(scene.findings()).containsExactly("AC001 warning pulp/solverdir/cbc/linux/i64/cbc undetermined");
    }

    @ParameterizedTest
    @CsvSource({"a/build/Release/pty.node", "a/liba.jnilib"})
    void addOnsOfOtherRunTimesAreWarnings(String path) {
        assertThat(nativeMac().library(path, Natives.bundle(X86_64)).findings())
                .containsExactly("AC001 warning " + path + " undetermined");
    }

    @Test
    void aTaggedExtensionIsAnErrorWhateverItsFolderIsCalled() {
        String path = "a/x86_64/_x.cpython-311-darwin.so";
        Scenes scene = nativeMac()
                .owned("a", "1.0", MAC_TAG)
                .extension("a/_y.cpython-311-darwin.so", Natives.bundle(ARM64))
                .extension(path, Natives.bundle(X86_64));

        assertThat(scene.findings())
                .containsExactly("AC001 error " + path + " cannot-run", "AC302 warning " + path + " cannot-run");
    }

    @Test
    void aLibraryNamedForItsProcessorIsAWarningInAPackageThatWorks() {
        Scenes scene = nativeLinux(AARCH64)
                .owned("debugpy", "1.8.0", "py2.py3-none-any")
                .extension("debugpy/attach_linux_amd64.so", Natives.so(LinuxCpu.X86_64));

        assertThat(scene.findings()).containsExactly("AC001 warning debugpy/attach_linux_amd64.so undetermined");
    }

    @Test
    void aLibraryNamedForItsProcessorIsAnErrorWithoutAPackage() {
        String path = "org/tensorflow/darwin-x86_64/libtensorflow_framework.so";
        assertThat(nativeMac()
                        .library(path, Natives.dylib("@rpath/libtensorflow_framework.1.dylib", X86_64))
                        .findings())
                .containsExactly("AC001 error " + path + " cannot-run");
    }

    @Test
    void theInterpretersOwnLibraryIsNamedUnlessTheInterpreterIs() {
        Built library = Natives.dylib("@rpath/libpython3.11.dylib", X86_64);
        Scenes lacking = nativeMac().file(Role.INTERPRETER, "lib/libpython3.11.dylib", library);
        Scenes folded = Scenes.on("macos-28-arm64")
                .python("3.11", Natives.macProgram(X86_64))
                .file(Role.INTERPRETER, "lib/libpython3.11.dylib", library);

        assertThat(lacking.findings()).containsExactly("AC001 error lib/libpython3.11.dylib cannot-run");
        assertThat(folded.findings()).containsExactly("AC002 error -");
        assertThat(folded.verdict("libpython3.11.dylib")).isEqualTo("cannot-run");
    }

    @Test
    void anUnknownProcessorIsNamedByItsNumber() {
        MachO.Cpu unknown = new MachO.Cpu(0x0100_002a, 0, true, ByteOrder.LITTLE_ENDIAN);

        assertThat(nativeMac()
                        .extension(EXTENSION, Natives.bundle(unknown))
                        .finding("AC001")
                        .message())
                .isEqualTo("contains cputype 0x0100002a, not arm64");
    }

    @Test
    void windowsRefusesALibraryOfAnotherProcessor() {
        Scenes scene = Scenes.on("windows-amd64")
                .python("3.11", Natives.exe(0x8664))
                .owned("a", "1.0", "cp311-cp311-win_amd64")
                .extension("a/_x.cp311-win_amd64.pyd", Natives.dll(0xaa64));

        assertThat(scene.findings())
                .containsExactly(
                        "AC001 error a/_x.cp311-win_amd64.pyd cannot-run",
                        "AC302 warning a/_x.cp311-win_amd64.pyd cannot-run");
    }
}
