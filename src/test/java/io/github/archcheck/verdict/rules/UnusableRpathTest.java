package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.testkit.Faults;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;

class UnusableRpathTest {
    private static Scenes scene(String target) {
        MachO.Cpu cpu = target.endsWith("arm64") ? MachO.ARM64 : MachO.X86_64;
        return Scenes.on(target).python("3.11", Natives.macProgram(cpu)).extension("a/_x.so", Natives.bundle(cpu));
    }

    @Test
    void aNeedBelowRpathWithoutAnyRpathIsAnError() {
        Scenes scene = scene("macos-14-arm64")
                .faults("a/_x.so", Faults.own(Kind.NO_RPATH, Certainty.CERTAIN, Scenes.at("a/_x.so"), "no rpath"));

        assertThat(scene.findings()).containsExactly("AC205 error a/_x.so cannot-run");
    }

    @Test
    void aModuleWithoutFaultsIsFine() {
        assertThat(scene("macos-14-arm64").faults("a/_other.so").findings()).isEmpty();
    }
}
