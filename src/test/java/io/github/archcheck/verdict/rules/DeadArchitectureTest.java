package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.I386;
import static io.github.archcheck.testkit.MachO.PPC;
import static io.github.archcheck.testkit.MachO.PPC64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;

class DeadArchitectureTest {
    private static Scenes mac(String target) {
        return Scenes.on(target).python("3.11", Natives.macProgram(ARM64));
    }

    @Test
    void thirtyTwoBitIntelCodeIsDeadAndNotMerelyForAnotherProcessor() {
        Scenes scene = mac("macos-14-arm64").library("a/liba.dylib", Natives.dylib("liba.dylib", I386));

        assertThat(scene.findings()).containsExactly("AC007 error a/liba.dylib cannot-run");
        assertThat(scene.finding("AC007").message())
                .isEqualTo("contains i386, which no macOS since 10.15 runs, with or without Rosetta 2");
        assertThat(scene.finding("AC007").loaderWords())
                .contains("mach-o file, but is an incompatible architecture (have 'i386', need 'arm64')");
    }

    @Test
    void powerPcCodeIsDead() {
        assertThat(mac("macos-14-arm64")
                        .extension("a/_x.so", Natives.bundle(PPC))
                        .findings())
                .containsExactly("AC007 error a/_x.so cannot-run");
        assertThat(mac("macos-14-arm64")
                        .extension("a/_x.so", Natives.bundle(PPC, PPC64, I386))
                        .findings())
                .containsExactly("AC007 error a/_x.so cannot-run");
    }

    @Test
    void aDeadProgramIsRefusedByTheKernel() {
        assertThat(mac("macos-14-arm64")
                        .command("a", Natives.macProgram(I386))
                        .finding("AC007")
                        .loaderWords())
                .contains("Bad CPU type in executable");
    }

    @Test
    void aLivingSliceBesideADeadOneIsAnotherRule() {
        assertThat(mac("macos-14-arm64")
                        .extension("a/_x.so", Natives.bundle(I386, X86_64))
                        .findings())
                .containsExactly("AC001 error a/_x.so cannot-run");
    }

    @Test
    void aDeadHelperOfAPackageForEveryMachineIsAWarning() {
        assertThat(mac("macos-14-arm64")
                        .owned("a", "1.0", "py3-none-any")
                        .program("a/osx/i386/tool", Natives.macProgram(I386))
                        .findings())
                .containsExactly("AC007 warning a/osx/i386/tool undetermined");
    }

    @Test
    void aDamagedDeadFileIsSaidOnce() {
        Built cut = Natives.dylib("liba.dylib", I386).truncated(60);

        assertThat(mac("macos-14-arm64").library("a/liba.dylib", cut).findings())
                .hasSize(1);
    }

    @Test
    void onLinuxItIsJustAForeignFormat() {
        assertThat(Scenes.on("linux-x86_64")
                        .extension("a/_x.so", Natives.bundle(I386))
                        .findings())
                .containsExactly("AC006 error a/_x.so cannot-run");
    }
}
