package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.testkit.Faults;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;

class MissingLibraryTest {
    private static Scenes scene() {
        return Scenes.on("linux-x86_64")
                .python("3.11", Natives.linuxProgram(LinuxCpu.X86_64))
                .extension("a/_x.so", Natives.so(LinuxCpu.X86_64));
    }

    @Test
    void aModuleThatLacksALibraryIsAnError() {
        Scenes scene =
                scene().faults("a/_x.so", Faults.missing(Certainty.CERTAIN, "libodbc.so.2", Scenes.at("a/_x.so")));

        assertThat(scene.findings()).containsExactly("AC201 error a/_x.so cannot-run");
        assertThat(scene.finding("AC201").message())
                .isEqualTo("needs libodbc.so.2, which is nowhere on its search path");
        assertThat(scene.finding("AC201").chain()).containsExactly(Scenes.SITE + "a/_x.so", "libodbc.so.2");
        assertThat(scene.finding("AC201").loaderError()).contains("dlopen: Library not loaded: libodbc.so.2");
    }

    @Test
    void whatTheTargetMayHaveIsAWarning() {
        Scenes scene =
                scene().faults("a/_x.so", Faults.missing(Certainty.LIKELY, "libodbc.so.2", Scenes.at("a/_x.so")));

        assertThat(scene.findings()).containsExactly("AC201 warning a/_x.so undetermined");
    }

    @Test
    void aPlugInThatNothingOpensIsAWarning() {
        Scenes scene = scene().library("a/plugins/libqsqloci.so", Natives.so(LinuxCpu.X86_64))
                .faults(
                        "a/plugins/libqsqloci.so",
                        Faults.missing(Certainty.CERTAIN, "libclntsh.so.23.1", Scenes.at("a/plugins/libqsqloci.so")));

        assertThat(scene.findings()).containsExactly("AC201 warning a/plugins/libqsqloci.so undetermined");
    }

    @Test
    void allFilesOnTheWayToAMissingLibrarySuffer() {
        Scenes scene = scene().library("a.libs/libb.so", Natives.so(LinuxCpu.X86_64))
                .faults(
                        "a/_x.so",
                        Faults.missing(
                                Certainty.CERTAIN, "libc.so.9", Scenes.at("a/_x.so"), Scenes.at("a.libs/libb.so")));

        assertThat(scene.findings())
                .containsExactly("AC201 error a.libs/libb.so cannot-run", "AC201 error a/_x.so cannot-run");
    }

    @Test
    void oneLibraryMissedTwiceIsToldOnce() {
        Scenes scene = scene().faults(
                        "a/_x.so",
                        Faults.missing(Certainty.CERTAIN, "libb.so", Scenes.at("a/_x.so")),
                        Faults.missing(Certainty.CERTAIN, "libb.so", Scenes.at("a/_x.so"), "/usr/lib/libz.so"));

        assertThat(scene.findings()).containsExactly("AC201 error a/_x.so cannot-run");
    }

    @Test
    void aModuleWithoutFaultsIsFine() {
        assertThat(scene().faults("a/_other.so").findings()).isEmpty();
    }
}
