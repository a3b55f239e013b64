package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.testkit.Faults;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;

class BuildMachinePathTest {
    private static Scenes scene(String target) {
        MachO.Cpu cpu = target.endsWith("arm64") ? MachO.ARM64 : MachO.X86_64;
        return Scenes.on(target).python("3.11", Natives.macProgram(cpu)).extension("a/_x.so", Natives.bundle(cpu));
    }

    private static Scenes missing(String need) {
        return scene("macos-14-arm64").faults("a/_x.so", Faults.missing(Certainty.LIKELY, need, Scenes.at("a/_x.so")));
    }

    @Test
    void theHomeOfAHostedBuildIsNobodysElse() {
        Scenes scene = missing("/Users/runner/work/a/build/liba.dylib");

        assertThat(scene.findings()).containsExactly("AC204 error a/_x.so cannot-run");
        assertThat(scene.finding("AC204").message())
                .isEqualTo("needs /Users/runner/work/a/build/liba.dylib, a path of the machine where it was built");
    }

    @Test
    void aPersonsHomeMayBeTheUsersOwn() {
        assertThat(missing("/Users/ann/lib/liba.dylib").findings())
                .containsExactly("AC204 warning a/_x.so undetermined");
    }

    @Test
    void whatLiesInTheEnvironmentIsNotTheBuilders() {
        assertThat(missing("/v/lib/liba.dylib").findings()).containsExactly("AC201 warning a/_x.so undetermined");
    }
}
