package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static io.github.archcheck.testkit.Natives.LinuxCpu.AARCH64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignFormatTest {
    private static final String MAC_TAG = "cp311-cp311-macosx_11_0_arm64";

    private static Scenes mac() {
        return Scenes.on("macos-14-arm64").python("3.11", Natives.macProgram(ARM64));
    }

    private static Scenes linux() {
        return Scenes.on("linux-x86_64").python("3.11", Natives.linuxProgram(LinuxCpu.X86_64));
    }

    @ParameterizedTest
    @CsvSource({"a/_x.cpython-311-darwin.so", "a/_x.abi3.so", "a/_x.so"})
    void aLinuxLibraryUnderANameThatAnImportTriesIsAnError(String path) {
        Scenes scene = mac().owned("a", "1.0", MAC_TAG).extension(path, Natives.so(AARCH64));

        assertThat(scene.findings()).contains("AC006 error " + path + " cannot-run");
        assertThat(scene.finding("AC006").message()).isEqualTo("is an ELF file (arm64), which macOS never loads");
        assertThat(scene.finding("AC006").loaderWords()).contains("not a mach-o file");
    }

    @Test
    void aMacLibraryRenamedForLinuxIsAnError() {
        Scenes scene = linux().extension("a/_x.so", Natives.bundle(X86_64));

        assertThat(scene.findings()).containsExactly("AC006 error a/_x.so cannot-run");
        assertThat(scene.finding("AC006").message()).isEqualTo("is a Mach-O file (x86_64), which Linux never loads");
        assertThat(scene.finding("AC006").loaderError())
                .contains("/v/lib/python3.11/site-packages/a/_x.so: invalid ELF header");
    }

    @Test
    void theLinuxLibraryBesideTheMacOneIsOnlyNamed() {
        Scenes scene = mac().owned("tensorflow", "2.4.0", MAC_TAG)
                .library(
                        "tensorflow/libtensorflow_framework.dylib",
                        Natives.dylib("@rpath/libtensorflow_framework.dylib", ARM64))
                .library("tensorflow/libtensorflow_framework.so", Natives.so(LinuxCpu.X86_64));

        assertThat(scene.findings()).containsExactly("AC006 info tensorflow/libtensorflow_framework.so not-used");
    }

    @Test
    void theLinuxTwinOfAWorkingLibraryIsOnlyNamedEvenWhereItCouldBeImported() {
        Scenes scene = mac().owned("a", "1.0", MAC_TAG)
                .library("a/native.dylib", Natives.dylib("native.dylib", ARM64))
                .extension("a/native.so", Natives.so(LinuxCpu.X86_64))
                .library("a/native.dll", Natives.dll(0x8664));

        assertThat(scene.findings()).containsExactly("AC006 info a/native.so not-used");
    }

    @Test
    void aPackageForEveryMachineWithNothingButALinuxProgramIsAWarning() {
        Scenes scene = mac().owned("tensorflow-federated", "0.59.0", "py3-none-any")
                .program("tensorflow_federated/data/worker_binary", Natives.linuxProgram(LinuxCpu.X86_64));

        assertThat(scene.findings()).containsExactly("AC304 warning tensorflow_federated/data/worker_binary not-used");
        assertThat(scene.judge().distributions().get(0).verdict().label()).isEqualTo("not-used");
    }

    @Test
    void aPackageForEveryMachineHasNoExtensionModules() {
        assertThat(mac().owned("a", "1.0", "py3-none-any")
                        .extension("a/plugin.so", Natives.so(LinuxCpu.X86_64))
                        .findings())
                .containsExactly("AC304 warning a/plugin.so not-used");
    }

    @Test
    void aFileWhereNoModuleCanLieIsNotImported() {
        assertThat(mac().owned("a", "1.0", MAC_TAG)
                        .extension("a/_x.cpython-311-darwin.so", Natives.bundle(ARM64))
                        .extension("a/some-data/plugin.so", Natives.so(LinuxCpu.X86_64))
                        .findings())
                .containsExactly("AC006 info a/some-data/plugin.so not-used");
    }

    @Test
    void aCommandOfAnotherSystemIsAnError() {
        Scenes scene = mac().owned("ruff", "0.5", "py3-none-manylinux_2_17_x86_64")
                .command("ruff", Natives.linuxProgram(LinuxCpu.X86_64));

        assertThat(scene.findings()).containsExactly("AC006 error bin/ruff cannot-run");
        assertThat(scene.finding("AC006").loaderError())
                .contains("OSError: [Errno 8] Exec format error: '/v/bin/ruff'");
    }

    @Test
    void aPackageThatWasInstalledForAnotherSystemIsNotExcused() {
        Scenes scene = mac().owned("cmake", "3.30", "py3-none-manylinux_2_17_x86_64")
                .program("cmake/data/bin/cmake", Natives.linuxProgram(LinuxCpu.X86_64))
                .library("cmake/lib/libx.so.1", Natives.so(LinuxCpu.X86_64));

        assertThat(scene.findings())
                .containsExactly(
                        "AC006 error cmake/data/bin/cmake cannot-run", "AC006 error cmake/lib/libx.so.1 cannot-run");
    }

    @Test
    void launchersForWindowsAreIgnored() {
        Scenes scene = mac().owned("pip", "24.0", "py3-none-any");
        for (String name : new String[] {"t32", "t64", "t64-arm", "w32", "w64", "w64-arm"}) {
            scene.program("pip/_vendor/distlib/" + name + ".exe", Natives.exe(name.endsWith("2") ? 0x14c : 0x8664));
        }
        scene.owned("setuptools", "70.0", "py3-none-any")
                .program("setuptools/cli.exe", Natives.exe(0x14c))
                .program("setuptools/cli-arm64.exe", Natives.exe(0xaa64))
                .command("x.exe", Natives.exe(0x8664));

        assertThat(scene.findings()).isEmpty();
        assertThat(scene.verdict("distlib/t64-arm.exe")).isEqualTo("not-used");
        assertThat(scene.verdict("bin/x.exe")).isEqualTo("not-used");
    }

    @Test
    void webAssemblyBelongsToNoSystem() {
        byte[] wasm = {0, 'a', 's', 'm', 1, 0, 0, 0};

        assertThat(mac().owned("a", "1.0", "py3-none-any")
                        .library("a/parser.wasm", wasm)
                        .findings())
                .isEmpty();
        assertThat(mac().extension("a/_x.so", wasm).findings()).containsExactly("AC006 error a/_x.so cannot-run");
    }

    @Test
    void aDamagedForeignFileIsNamedToo() {
        byte[] cut = Natives.so(AARCH64).truncated(30).bytes();

        assertThat(mac().extension("a/_x.so", cut).finding("AC006").message())
                .isEqualTo("is an ELF file, which macOS never loads");
    }

    @Test
    void everythingOfAnotherSystemIsNamedOnWindows() {
        Scenes scene = Scenes.on("windows-amd64")
                .python("3.11", Natives.exe(0x8664))
                .owned("a", "1.0", "py3-none-any")
                .library("a/liba.so", Natives.so(LinuxCpu.X86_64))
                .library("a/liba.dylib", Natives.dylib("liba.dylib", X86_64));

        assertThat(scene.findings())
                .containsExactly("AC006 warning a/liba.dylib not-used", "AC006 warning a/liba.so not-used");
    }
}
