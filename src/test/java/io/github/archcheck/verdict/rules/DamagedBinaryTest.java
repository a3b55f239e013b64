package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Elf;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamagedBinaryTest {
    private static Scenes mac(String target) {
        return Scenes.on(target).python("3.11", Natives.macProgram(ARM64));
    }

    private static Scenes linux() {
        return Scenes.on("linux-x86_64").python("3.11", Natives.linuxProgram(LinuxCpu.X86_64));
    }

    private static Built twoSegments(MachO.Cpu cpu) {
        return Natives.machO(MachO.dylib(cpu)
                .segment("__TEXT", 0, 0x4000, 0, 0x4000)
                .segment("__LINKEDIT", 0x4000, 0x8000, 0x4000, 0x6000)
                .content(0xa000));
    }

    @Test
    void aHeaderThatEndsTooEarlyIsAnErrorWithItsPlace() {
        Scenes scene =
                linux().extension("a/_x.abi3.so", Natives.so(LinuxCpu.X86_64).truncated(50));

        assertThat(scene.findings()).containsExactly("AC012 error a/_x.abi3.so cannot-run");
        assertThat(scene.finding("AC012").message())
                .startsWith("is damaged: Elf64_Ehdr")
                .contains(" at offset 0x");
        assertThat(scene.finding("AC012").loaderWords()).contains("file too short");
    }

    @Test
    void aCutOffElfLibraryDiesWithoutAWord() {
        Built whole = Elf.x86().needed("libc.so.6").build();
        Built cut = whole.withU64("PT_LOAD.p_offset", 0x10_0000);
        Scenes scene = linux().library("a/liba.so", cut);

        assertThat(scene.findings()).containsExactly("AC012 error a/liba.so cannot-run");
        assertThat(scene.finding("AC012").loaderError()).isEmpty();
    }

    @Test
    void anElfLibraryThatMissesWhatNobodyMayTouchIsUndetermined() {
        Built whole = Elf.x86().needed("libc.so.6").build();
        Built cut = whole.withU64("PT_LOAD.p_filesz", 0x10_0000);

        assertThat(linux().library("a/liba.so", cut).findings())
                .containsExactly("AC903 warning a/liba.so undetermined");
    }

    @Test
    void aCutOffMacLibraryIsAnErrorAlthoughDyldMapsIt() {
        Scenes scene =
                mac("macos-14-arm64").library("a/liba.dylib", twoSegments(ARM64).truncated(0x5000));

        assertThat(scene.findings()).containsExactly("AC012 error a/liba.dylib cannot-run");
        assertThat(scene.finding("AC012").message())
                .startsWith("is damaged: ")
                .endsWith("; the process dies when it touches what is missing");
    }

    @ParameterizedTest
    @CsvSource({
        // Intel has pages of 4 KiB, arm64 of 16 KiB; the segment has 0x6000 bytes at 0x4000.
        "macos-14-arm64, 0x9fff, AC903 warning a/liba.dylib undetermined",
        "macos-14-arm64, 0x8001, AC903 warning a/liba.dylib undetermined",
        "macos-14-arm64, 0x8000, AC012 error a/liba.dylib cannot-run",
        "macos-14-x86_64, 0x9fff, AC903 warning a/liba.dylib undetermined",
        "macos-14-x86_64, 0x9001, AC903 warning a/liba.dylib undetermined",
        "macos-14-x86_64, 0x9000, AC012 error a/liba.dylib cannot-run",
    })
    void onlyWholePagesAreMissed(String target, int size, String finding) {
        MachO.Cpu cpu = target.endsWith("arm64") ? ARM64 : X86_64;
        Built whole = twoSegments(cpu);
        Scenes scene = Scenes.on(target).python("3.11", Natives.macProgram(cpu));

        assertThat(scene.library("a/liba.dylib", whole.truncated(size)).findings())
                .containsExactly(finding);
    }

    @Test
    void newerVersionsOfMacOsRefuseItThemselves() {
        Built whole = Natives.dylib("liba.dylib", ARM64);
        Scenes scene = mac("macos-26-arm64").library("a/liba.dylib", whole.truncated(whole.size() - 8000));

        assertThat(scene.findings()).containsExactly("AC012 error a/liba.dylib cannot-run");
        assertThat(scene.finding("AC012").loaderWords())
                .contains("segment '__TEXT' load command content extends beyond end of file");
    }

    @Test
    void aDamagedProgramIsAnError() {
        assertThat(linux().command("a", Natives.linuxProgram(LinuxCpu.X86_64).truncated(50))
                        .findings())
                .containsExactly("AC012 error bin/a cannot-run");
    }

    @Test
    void aDamagedFileThatIsNeverTriedIsMissedAllTheSame() {
        assertThat(linux().extension(
                                "a/_x.cpython-310-x86_64-linux-gnu.so",
                                Natives.so(LinuxCpu.X86_64).truncated(50))
                        .findings())
                .containsExactly("AC010 error a/_x.cpython-310-x86_64-linux-gnu.so not-used");
    }

    @Test
    void aWholeFileIsNotDamaged() {
        assertThat(mac("macos-26-arm64")
                        .library("a/liba.dylib", Natives.dylib("liba.dylib", ARM64))
                        .findings())
                .isEmpty();
    }
}
