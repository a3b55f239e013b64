package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.testkit.Faults;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;

class MissingCodeSignatureTest {
    private static Scenes scene() {
        return Scenes.on("macos-14-arm64")
                .python("3.11", Natives.macProgram(MachO.ARM64))
                .extension("a/_x.so", Natives.bundle(MachO.ARM64));
    }

    @Test
    void aCertainFaultOfAModuleIsAnError() {
        Scenes scene = scene().faults(
                        "a/_x.so",
                        Faults.own(
                                Kind.CODE_SIGNATURE_MISSING,
                                Certainty.CERTAIN,
                                Scenes.at("a/_x.so"),
                                "is wrong somehow"));

        assertThat(scene.findings()).containsExactly("AC401 error a/_x.so cannot-run");
        assertThat(scene.finding("AC401").loaderError()).contains("whole message");
        assertThat(scene.finding("AC401").chain()).isEmpty();
    }

    @Test
    void aRiskIsAWarningAndLeavesTheVerdictAlone() {
        Scenes scene = scene().faults(
                        "a/_x.so",
                        Faults.own(Kind.CODE_SIGNATURE_MISSING, Certainty.RISK, Scenes.at("a/_x.so"), "may be wrong"));

        assertThat(scene.findings()).containsExactly("AC401 warning a/_x.so runs");
    }

    @Test
    void whatIsLikelyIsNotToldForSure() {
        Scenes scene = scene().faults(
                        "a/_x.so",
                        Faults.own(
                                Kind.CODE_SIGNATURE_MISSING,
                                Certainty.LIKELY,
                                Scenes.at("a/_x.so"),
                                "is likely wrong"));

        assertThat(scene.findings()).containsExactly("AC401 warning a/_x.so undetermined");
    }

    @Test
    void aModuleWithoutFaultsIsFine() {
        assertThat(scene().faults("a/_other.so").findings()).isEmpty();
    }
}
