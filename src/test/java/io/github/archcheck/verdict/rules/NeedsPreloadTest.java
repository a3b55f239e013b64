package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.testkit.Elf;
import io.github.archcheck.testkit.Faults;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;

class NeedsPreloadTest {
    private static Scenes scene() {
        return Scenes.on("linux-x86_64")
                .python("3.11", Natives.linuxProgram(LinuxCpu.X86_64))
                .owned("a", "1.0", "cp311-cp311-manylinux_2_17_x86_64")
                .extension("a/_x.so", Natives.so(LinuxCpu.X86_64))
                .faults("a/_x.so", Faults.missing(Certainty.CERTAIN, "liba.so.1", Scenes.at("a/_x.so")));
    }

    @Test
    void aLibraryThatAnImportMeetsBeforeIsAWarning() {
        Scenes scene = scene().library(
                        "a/lib/liba.so.1", Elf.x86().soname("liba.so.1").build())
                .extension("a/_a.so", Natives.so(LinuxCpu.X86_64))
                .brings("a/_a.so", "a/lib/liba.so.1");

        assertThat(scene.findings()).containsExactly("AC206 warning a/_x.so runs");
        assertThat(scene.finding("AC206").message())
                .isEqualTo("needs liba.so.1, which only " + Scenes.SITE
                        + "a/lib/liba.so.1 has: something must have loaded that before");
    }

    @Test
    void aLibraryThatIsLoadedLaterIsNoHelp() {
        Scenes scene = scene().library(
                        "a/lib/liba.so.1", Elf.x86().soname("liba.so.1").build())
                .extension("a/_z.so", Natives.so(LinuxCpu.X86_64))
                .brings("a/_z.so", "a/lib/liba.so.1");

        assertThat(scene.findings()).containsExactly("AC201 error a/_x.so cannot-run");
    }

    @Test
    void aLibraryOfAStrangerIsNoHelp() {
        Scenes scene = scene().owned("b", "1.0", "cp311-cp311-manylinux_2_17_x86_64")
                .library("b/lib/liba.so.1", Elf.x86().soname("liba.so.1").build());

        assertThat(scene.findings()).containsExactly("AC201 error a/_x.so cannot-run");
        assertThat(scene.finding("AC201").message())
                .isEqualTo("needs liba.so.1, which is not on its search path (there is " + Scenes.SITE
                        + "b/lib/liba.so.1)");
    }
}
