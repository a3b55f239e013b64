package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.ARM64E;
import static io.github.archcheck.testkit.MachO.X86_64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;

class UniversalInterpreterTest {
    private static Scenes universal(String target) {
        return Scenes.on(target)
                .python("3.11", Natives.macProgram(X86_64, ARM64))
                .owned("a", "1.0", "cp311-cp311-macosx_11_0_arm64")
                .extension("a/_x.cpython-311-darwin.so", Natives.bundle(ARM64))
                .extension("a/_y.cpython-311-darwin.so", Natives.bundle(X86_64, ARM64))
                .command("a", Natives.macProgram(ARM64));
    }

    @Test
    void itIsJudgedNativeWithANote() {
        Scenes scene = universal("macos-14-arm64");

        assertThat(scene.findings()).containsExactly("AC015 info -");
        assertThat(scene.finding("AC015").message())
                .isEqualTo(
                        "the interpreter is universal and judged as a native arm64 process; started from a translated"
                                + " shell or IDE it runs under Rosetta 2, where 1 arm64-only library would fail");
        assertThat(scene.verdict("_x.cpython-311-darwin.so")).isEqualTo("runs");
    }

    @Test
    void withoutRosettaThereIsNothingToNote() {
        assertThat(universal("macos-28-arm64").findings()).isEmpty();
    }

    @Test
    void onAnIntelMacNothingIsTranslated() {
        assertThat(Scenes.on("macos-14-x86_64")
                        .python("3.11", Natives.macProgram(X86_64, ARM64))
                        .findings())
                .isEmpty();
    }

    @Test
    void aThinInterpreterHasNoChoice() {
        assertThat(Scenes.on("macos-14-arm64")
                        .python("3.11", Natives.macProgram(ARM64))
                        .findings())
                .isEmpty();
    }

    @Test
    void aFatInterpreterOfOneKindHasNoChoiceEither() {
        assertThat(Scenes.on("macos-14-arm64")
                        .python("3.11", Natives.macProgram(ARM64, ARM64E))
                        .findings())
                .isEmpty();
    }
}
