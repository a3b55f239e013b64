package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Elf;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;

class DamagedBinaryTest {
    private static Scenes mac(String target) {
        return Scenes.on(target).python("3.11", Natives.macProgram(ARM64));
    }

    private static Scenes linux() {
        return Scenes.on("linux-x86_64").python("3.11", Natives.linuxProgram(LinuxCpu.X86_64));
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
        Built cut = whole.withU64("PT_LOAD.p_filesz", 0x10_0000);
        Scenes scene = linux().library("a/liba.so", cut);

        assertThat(scene.findings()).containsExactly("AC012 error a/liba.so cannot-run");
        assertThat(scene.finding("AC012").loaderError()).isEmpty();
    }

    @Test
    void aCutOffMacLibraryIsAnErrorAlthoughDyldMapsIt() {
        Built whole = Natives.dylib("liba.dylib", ARM64);
        Scenes scene = mac("macos-14-arm64").library("a/liba.dylib", whole.truncated(whole.size() - 8000));

        assertThat(scene.findings()).containsExactly("AC012 error a/liba.dylib cannot-run");
        assertThat(scene.finding("AC012").message())
                .startsWith("is damaged: ")
                .endsWith("; the process dies when it touches what is missing");
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
