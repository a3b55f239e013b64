package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.testkit.Faults;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;

class HardWiredPrefixTest {
    private static Scenes scene(String target) {
        MachO.Cpu cpu = target.endsWith("arm64") ? MachO.ARM64 : MachO.X86_64;
        return Scenes.on(target).python("3.11", Natives.macProgram(cpu)).extension("a/_x.so", Natives.bundle(cpu));
    }

    private static Scenes missing(String target, String need) {
        return scene(target).faults("a/_x.so", Faults.missing(Certainty.LIKELY, need, Scenes.at("a/_x.so")));
    }

    @Test
    void homebrewForIntelHasNothingForAnArm64Process() {
        Scenes scene = missing("macos-14-arm64", "/usr/local/opt/libomp/lib/libomp.dylib");

        assertThat(scene.findings()).containsExactly("AC203 error a/_x.so cannot-run");
        assertThat(scene.finding("AC203").message())
                .isEqualTo("needs /usr/local/opt/libomp/lib/libomp.dylib by its absolute path, that of Homebrew for"
                        + " Intel: nothing for arm64 lies there");
    }

    @Test
    void theHomebrewOfTheProcessMayBeThere() {
        assertThat(missing("macos-14-arm64", "/opt/homebrew/opt/libomp/lib/libomp.dylib")
                        .findings())
                .containsExactly("AC203 warning a/_x.so undetermined");
        assertThat(missing("macos-14-x86_64", "/usr/local/opt/libomp/lib/libomp.dylib")
                        .findings())
                .containsExactly("AC203 warning a/_x.so undetermined");
    }

    @Test
    void homebrewForAppleSiliconHasNothingForIntel() {
        assertThat(missing("macos-14-x86_64", "/opt/homebrew/opt/libomp/lib/libomp.dylib")
                        .findings())
                .containsExactly("AC203 error a/_x.so cannot-run");
    }

    @Test
    void otherPathsAreNoPrefix() {
        assertThat(missing("macos-14-arm64", "@rpath/libomp.dylib").findings())
                .containsExactly("AC201 warning a/_x.so undetermined");
    }
}
