package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.platform.Target;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import io.github.archcheck.verdict.Judged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslatedInterpreterTest {
    @Test
    void anIntelOnlyInterpreterOnAppleSiliconMakesEverythingTranslated() {
        Scenes scene = Scenes.on("macos-14-arm64")
                .python("3.11", Natives.macProgram(X86_64))
                .owned("a", "1.0", "cp311-cp311-macosx_11_0_x86_64")
                .extension("a/_x.cpython-311-darwin.so", Natives.bundle(X86_64))
                .command("a", Natives.macProgram(X86_64));
        Judged judged = scene.judge();

        assertThat(scene.findings()).containsExactly("AC004 warning -");
        assertThat(scene.verdict("_x.cpython-311-darwin.so")).isEqualTo("runs-translated");
        assertThat(scene.verdict("bin/a")).isEqualTo("runs-translated");
        assertThat(judged.scene().target().name()).isEqualTo("macos-14-rosetta");
        assertThat(judged.scene().target().source()).isEqualTo(Target.Source.INTERPRETER);
        assertThat(scene.finding("AC004").message())
                .isEqualTo(
                        "the interpreter is x86_64 only, so on Apple Silicon everything here runs translated by Rosetta"
                                + " 2: slower, without AVX up to macOS 14, and not at all from macOS 28");
        assertThat(scene.finding("AC004").fix().orElseThrow().text())
                .isEqualTo("uv venv --python cpython-3.11-macos-aarch64-none venv-arm64");
    }

    @Test
    void aTranslatedTargetIsNotBlamedOnTheInterpreter() {
        Scenes scene = Scenes.on("macos-15-rosetta").python("3.11", Natives.macProgram(X86_64, ARM64));

        assertThat(scene.findings()).containsExactly("AC004 warning -");
        assertThat(scene.finding("AC004").message()).startsWith("everything here runs translated by Rosetta 2");
    }

    @Test
    void anArm64ProgramBesideItRunsNatively() {
        Scenes scene = Scenes.on("macos-14-arm64")
                .python("3.11", Natives.macProgram(X86_64))
                .command("ninja", Natives.macProgram(ARM64));

        assertThat(scene.verdict("bin/ninja")).isEqualTo("runs");
    }

    @ParameterizedTest
    @CsvSource({"macos-14-x86_64", "macos-26-x86_64"})
    void nothingIsTranslatedOnAnIntelMac(String target) {
        Scenes scene =
                Scenes.on(target).python("3.11", Natives.macProgram(X86_64)).command("a", Natives.macProgram(X86_64));

        assertThat(scene.findings()).isEmpty();
        assertThat(scene.verdict("bin/a")).isEqualTo("runs");
    }
}
