package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static io.github.archcheck.testkit.Natives.LinuxCpu.AARCH64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterCannotRunTest {
    private static Scenes intelMac(String target) {
        return Scenes.on(target).python("3.11", Natives.macProgram(X86_64));
    }

    private static Scenes arm64Mac(String target) {
        return Scenes.on(target).python("3.11", Natives.macProgram(ARM64));
    }

    @Test
    void anIntelInterpreterDoesNotStartWithoutRosetta() {
        Scenes scene = intelMac("macos-28-arm64")
                .owned("a", "1.0", "cp311-cp311-macosx_11_0_x86_64")
                .extension("a/_x.cpython-311-darwin.so", Natives.bundle(X86_64));

        assertThat(scene.findings())
                .containsExactly("AC002 error -", "AC001 error a/_x.cpython-311-darwin.so cannot-run");
        assertThat(scene.finding("AC002").message())
                .isEqualTo(
                        "the interpreter python3.11 is built for x86_64, and the target process is arm64 on macOS, which has no Rosetta 2 any more");
        assertThat(scene.finding("AC002").loaderError()).contains("Bad CPU type in executable");
        assertThat(scene.finding("AC001").fix().orElseThrow().text())
                .as("the old interpreter would fetch the old wheel")
                .isEqualTo("install a==1.0 again in an environment for macOS on arm64");
    }

    @Test
    void anInterpreterOfAnotherCLibraryDoesNotFindItsLoader() {
        Scenes glibc = Scenes.on("linux-x86_64-musl1.2").python("3.11", Natives.linuxProgram(LinuxCpu.X86_64));
        Scenes musl = Scenes.on("linux-x86_64-glibc2.31").python("3.11", Natives.muslProgram());

        assertThat(glibc.finding("AC002").message())
                .isEqualTo(
                        "the interpreter python3.11 is linked with glibc, and the target has musl: its loader is not there");
        assertThat(musl.finding("AC002").message())
                .isEqualTo(
                        "the interpreter python3.11 is linked with musl, and the target has glibc: its loader is not there");
        assertThat(Scenes.on("linux-x86_64")
                        .python("3.11", Natives.muslProgram())
                        .findings())
                .isEmpty();
    }

    @Test
    void anArm64InterpreterDoesNotStartOnAnIntelMac() {
        Scenes scene = arm64Mac("macos-14-x86_64");

        assertThat(scene.findings()).containsExactly("AC002 error -");
        assertThat(scene.finding("AC002").message())
                .isEqualTo("the interpreter python3.11 is built for arm64, and the target process is x86_64 on macOS");
    }

    @Test
    void anArm64InterpreterIsNoTranslatedProcess() {
        Scenes scene = arm64Mac("macos-15-rosetta");

        assertThat(scene.findings()).containsExactly("AC002 error -");
        assertThat(scene.finding("AC002").message())
                .isEqualTo(
                        "the interpreter python3.11 is built for arm64, so it cannot be started as a translated x86_64"
                                + " process");
    }

    @Test
    void thereAreNoTranslatedProcessesWithoutRosetta() {
        Scenes scene = intelMac("macos-28-rosetta")
                .owned("a", "1.0", "cp311-cp311-macosx_11_0_x86_64")
                .extension("a/_x.cpython-311-darwin.so", Natives.bundle(X86_64));

        assertThat(scene.findings()).containsExactly("AC002 error -");
        assertThat(scene.finding("AC002").message())
                .isEqualTo("macOS 28 has no Rosetta 2: it starts no x86_64 process");
        assertThat(scene.verdict("_x.cpython-311-darwin.so")).isEqualTo("cannot-run");
    }

    @Test
    void thereAreNoTranslatedProcessesWithoutRosettaInAPlainFolderEither() {
        Scenes scene = Scenes.on("macos-28-rosetta")
                .kind(EnvironmentKind.FOLDER)
                .library("liba.dylib", Natives.dylib("liba.dylib", X86_64));

        assertThat(scene.findings()).containsExactly("AC002 error -");
        assertThat(scene.verdict("liba.dylib")).isEqualTo("cannot-run");
    }

    @ParameterizedTest
    @CsvSource({"macos-14-arm64", "macos-15-rosetta", "macos-27-rosetta", "macos-14-x86_64"})
    void aUniversalInterpreterStartsEverywhere(String target) {
        Scenes scene = Scenes.on(target).python("3.11", Natives.macProgram(X86_64, ARM64));

        assertThat(scene.findings()).doesNotContain("AC002 error -");
    }

    @Test
    void aLinuxInterpreterOfAnotherProcessorDoesNotStart() {
        Scenes scene = Scenes.on("linux-aarch64").python("3.11", Natives.linuxProgram(LinuxCpu.X86_64));

        assertThat(scene.findings()).containsExactly("AC002 error -");
        assertThat(scene.finding("AC002").message())
                .isEqualTo("the interpreter python3.11 is built for x86_64, and the target process is arm64 on Linux");
        assertThat(scene.finding("AC002").loaderWords()).contains("Exec format error");
    }

    @Test
    void aLinuxInterpreterIsNoProgramForMacOs() {
        Scenes scene = Scenes.on("macos-14-x86_64").python("3.11", Natives.linuxProgram(LinuxCpu.X86_64));

        assertThat(scene.finding("AC002").message()).isEqualTo("the interpreter python3.11 is no program for macOS");
    }

    @Test
    void anEmptyInterpreterIsNoProgramAtAll() {
        Scenes scene = Scenes.on("linux-x86_64").pythonOfBytes("3.11", new byte[0]);

        assertThat(scene.finding("AC002").message()).isEqualTo("the interpreter python3.11 is no program for Linux");
    }

    @Test
    void aDamagedInterpreterIsNamedForThat() {
        byte[] cut = Natives.linuxProgram(LinuxCpu.X86_64).truncated(40).bytes();

        assertThat(Scenes.on("linux-x86_64")
                        .pythonOfBytes("3.11", cut)
                        .finding("AC002")
                        .message())
                .isEqualTo("the interpreter python3.11 is damaged");
    }

    @Test
    void aScriptInItsPlaceMayRun() {
        assertThat(Scenes.on("linux-x86_64")
                        .pythonOfBytes("3.11", Scenes.text("#!/bin/sh\nexec python3 \"$@\"\n"))
                        .findings())
                .isEmpty();
    }

    @Test
    void thePythonThatWasAskedForOverrulesTheEnvironments() {
        assertThat(arm64Mac("macos-14-arm64")
                        .option("3.11", Natives.linuxProgram(AARCH64))
                        .findings())
                .containsExactly("AC002 error -");
    }
}
