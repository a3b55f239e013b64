package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Role;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;

class NeedsRosettaTest {
    private static Scenes mac(String target) {
        return Scenes.on(target).python("3.11", Natives.macProgram(ARM64));
    }

    @Test
    void anIntelProgramBesideANativePythonRunsTranslated() {
        Scenes scene = mac("macos-14-arm64")
                .owned("ninja", "1.10.2.2", "py2.py3-none-macosx_11_0_x86_64")
                .command("ninja", Natives.macProgram(X86_64));

        assertThat(scene.findings()).containsExactly("AC005 warning bin/ninja runs-translated");
        assertThat(scene.finding("AC005").message())
                .isEqualTo("contains x86_64, so it runs translated by Rosetta 2, and not at all from macOS 28");
    }

    @Test
    void aFolderNamedForItsProcessorIsNoExcuseWhereNothingElseIsThere() {
        String path = "pulp/solverdir/cbc/osx/i64/cbc";

        assertThat(mac("macos-14-arm64")
                        .owned("pulp", "3.3.2", "py3-none-any")
                        .program(path, Natives.macProgram(X86_64))
                        .findings())
                .containsExactly("AC005 warning " + path + " runs-translated");
    }

    @Test
    void theVariantForArm64BesideItIsUsedInstead() {
        Scenes scene = mac("macos-14-arm64")
                .owned("pulp", "3.3.2", "py3-none-any")
                .program("pulp/solverdir/cbc/osx/i64/cbc", Natives.macProgram(X86_64))
                .program("pulp/solverdir/cbc/osx/arm64/cbc", Natives.macProgram(ARM64));

        assertThat(scene.findings()).isEmpty();
        assertThat(scene.verdict("i64/cbc")).isEqualTo("not-used");
        assertThat(scene.verdict("arm64/cbc")).isEqualTo("runs");
    }

    @Test
    void aUniversalProgramRunsNatively() {
        Scenes scene = mac("macos-14-arm64").command("uv", Natives.macProgram(X86_64, ARM64));

        assertThat(scene.findings()).isEmpty();
        assertThat(scene.verdict("bin/uv")).isEqualTo("runs");
    }

    @Test
    void itIsAnErrorOnceThereIsNoRosetta() {
        assertThat(mac("macos-28-arm64")
                        .command("ninja", Natives.macProgram(X86_64))
                        .findings())
                .containsExactly("AC001 error bin/ninja cannot-run");
    }

    @Test
    void theLauncherOfPythonOrgForIntelStandsBesideTheUniversalOne() {
        assertThat(mac("macos-14-arm64")
                        .file(Role.INTERPRETER, "bin/python3.11", Natives.macProgram(X86_64, ARM64))
                        .file(Role.PROGRAM, "bin/python3.11-intel64", Natives.macProgram(X86_64))
                        .findings())
                .isEmpty();
    }
}
