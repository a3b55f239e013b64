package io.github.archcheck.verdict;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static io.github.archcheck.testkit.Natives.LinuxCpu.ARMHF;
import static io.github.archcheck.testkit.Natives.LinuxCpu.I686;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Target;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetResolutionTest {
    private static Target resolved(String target, Built python) {
        return Scenes.on(target).python("3.11", python).judge().scene().target();
    }

    @ParameterizedTest
    @CsvSource({
        "macos-14-arm64,  macos-14-rosetta",
        "macos-27-arm64,  macos-27-rosetta",
        "macos-28-arm64,  macos-28-arm64",
        "macos-14-x86_64, macos-14-x86_64"
    })
    void anIntelInterpreterMakesATranslatedProcessWhereThereIsRosetta(String asked, String resolved) {
        assertThat(resolved(asked, Natives.macProgram(X86_64)).name()).isEqualTo(resolved);
    }

    @ParameterizedTest
    @CsvSource({"macos-14-arm64", "macos-15-rosetta", "macos-14-x86_64"})
    void aUniversalInterpreterIsWhatWasAskedFor(String asked) {
        assertThat(resolved(asked, Natives.macProgram(X86_64, ARM64)).name()).isEqualTo(asked);
    }

    @Test
    void aMuslInterpreterHasMuslsLoader() {
        Target target = resolved("linux-x86_64", Natives.muslProgram());

        assertThat(target.name()).isEqualTo("linux-x86_64-musl1.2");
        assertThat(target.source()).isEqualTo(Target.Source.INTERPRETER);
        assertThat(target.assumed()).containsExactly("musl 1.2");
    }

    @Test
    void aCLibraryThatWasNamedStaysTheTargets() {
        assertThat(resolved("linux-x86_64-musl1.2", Natives.linuxProgram(LinuxCpu.X86_64))
                        .name())
                .isEqualTo("linux-x86_64-musl1.2");
        assertThat(resolved("linux-x86_64-glibc2.31", Natives.muslProgram()).name())
                .isEqualTo("linux-x86_64-glibc2.31");
    }

    @Test
    void theKnownVersionOfTheSameLibcIsKept() {
        assertThat(resolved("linux-x86_64-glibc2.31", Natives.linuxProgram(LinuxCpu.X86_64))
                        .name())
                .isEqualTo("linux-x86_64-glibc2.31");
    }

    @Test
    void thirtyTwoBitInterpretersDecideTheProcess() {
        assertThat(resolved("linux-x86_64", Natives.linuxProgram(I686)).architecture())
                .isEqualTo(Known.I686);
        assertThat(resolved("linux-aarch64", Natives.linuxProgram(ARMHF)).architecture())
                .isEqualTo(Known.ARMV7L);
        assertThat(resolved("linux-x86_64", Natives.linuxProgram(ARMHF)).architecture())
                .isEqualTo(Known.X86_64);
    }

    @Test
    void inA32BitProcess64BitLibrariesAreWrong() {
        Scenes scene = Scenes.on("linux-x86_64")
                .python("3.11", Natives.linuxProgram(I686))
                .library("a/liba.so", Natives.so(LinuxCpu.X86_64))
                .library("a/libb.so", Natives.so(I686));

        assertThat(scene.findings()).containsExactly("AC001 error a/liba.so cannot-run");
    }

    @Test
    void windowsEmulatesProcessesButNotUpwards() {
        assertThat(resolved("windows-arm64", Natives.exe(0x8664)).architecture())
                .isEqualTo(Known.X86_64);
        assertThat(resolved("windows-amd64", Natives.exe(0x14c)).architecture()).isEqualTo(Known.I686);
        assertThat(resolved("windows-x86", Natives.exe(0x8664)).architecture()).isEqualTo(Known.I686);
    }

    @Test
    void anInterpreterOfAnotherFormatDecidesNothing() {
        assertThat(resolved("macos-14-arm64", Natives.linuxProgram(LinuxCpu.X86_64))
                        .name())
                .isEqualTo("macos-14-arm64");
        assertThat(resolved("windows-arm64", Natives.linuxProgram(LinuxCpu.X86_64))
                        .name())
                .isEqualTo("windows-arm64");
    }
}
