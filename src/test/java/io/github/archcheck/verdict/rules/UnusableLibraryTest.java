package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Faults;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;

class UnusableLibraryTest {
    private static Scenes scene(String target) {
        MachO.Cpu cpu = target.endsWith("arm64") ? MachO.ARM64 : MachO.X86_64;
        return Scenes.on(target).python("3.11", Natives.macProgram(cpu)).extension("a/_x.so", Natives.bundle(cpu));
    }

    @Test
    void theCulpritIsNamedWithItsArchitecture() {
        Scenes scene = scene("macos-14-arm64")
                .library("b/libgfortran.5.dylib", Natives.dylib("@rpath/libgfortran.5.dylib", MachO.X86_64))
                .faults(
                        "a/_x.so",
                        Faults.unusable(
                                "@rpath/libgfortran.5.dylib",
                                Scenes.at("b/libgfortran.5.dylib"),
                                Scenes.at("a/_x.so")));

        assertThat(scene.findings())
                .containsExactly("AC202 error a/_x.so cannot-run", "AC001 error b/libgfortran.5.dylib cannot-run");
        assertThat(scene.finding("AC202").message())
                .isEqualTo("needs @rpath/libgfortran.5.dylib, which is x86_64 only (" + Scenes.SITE
                        + "b/libgfortran.5.dylib)");
        assertThat(scene.finding("AC202").chain())
                .containsExactly(Scenes.SITE + "a/_x.so", Scenes.SITE + "b/libgfortran.5.dylib");
    }

    @Test
    void aModuleWithoutFaultsIsFine() {
        assertThat(scene("macos-14-arm64").faults("a/_other.so").findings()).isEmpty();
    }
}
