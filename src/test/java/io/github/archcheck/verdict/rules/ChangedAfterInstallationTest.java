package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Alteration;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Severity;
import org.junit.jupiter.api.Test;

class ChangedAfterInstallationTest {
    private static final String MODULE = Scenes.SITE + "a/_x.cpython-311-darwin.so";

    private static Scenes scene() {
        return Scenes.on("macos-14-arm64").python("3.11", Natives.macProgram(ARM64));
    }

    private static Scenes module(Scenes scene) {
        return scene.extension("a/_x.cpython-311-darwin.so", Natives.bundle(ARM64));
    }

    @Test
    void anotherSizeIsTold() {
        Finding finding = module(scene().owned("a", "1.0"))
                .altered(new Alteration.Content(MODULE, "size", "123", "456"))
                .finding("AC301");

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message())
                .isEqualTo("has been changed since it was installed: it has 456 bytes, its RECORD says 123");
        assertThat(finding.fix().orElseThrow().text())
                .isEqualTo("venv/bin/python3.11 -m pip install --no-cache-dir --force-reinstall --no-deps"
                        + " --only-binary=:all: a==1.0");
        assertThat(finding.loaderError()).isEmpty();
    }

    @Test
    void anotherHashOfWhatCondaInstalledIsTold() {
        Finding finding = module(scene().owned("a", "1.0", "conda", Distribution.Kind.CONDA))
                .altered(new Alteration.Content(MODULE, "SHA-256", "00", "ff"))
                .finding("AC301");

        assertThat(finding.message())
                .isEqualTo("has been changed since it was installed: its SHA-256 is not the one in its conda record");
        assertThat(finding.fix().orElseThrow().text()).startsWith("CONDA_SUBDIR=osx-arm64 conda install");
    }

    @Test
    void filesThatAreAsInstalledAreNotMentioned() {
        assertThat(module(scene().owned("a", "1.0")).findings()).isEmpty();
    }
}
