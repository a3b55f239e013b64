package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Alteration;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissingRecordedFileTest {
    private static final Distribution OWNER = new Distribution(
            "a", Optional.of("1.0"), Optional.of("pip"), List.of(), Distribution.Kind.DIST_INFO, "s/a-1.0.dist-info");

    private static Scenes missing(String... paths) {
        Scenes scene = Scenes.on("macos-14-arm64").python("3.11", Natives.macProgram(ARM64));
        for (String path : paths) {
            scene.altered(new Alteration.Missing(path, OWNER));
        }
        return scene;
    }

    @Test
    void theFirstIsNamedForAll() {
        Finding finding = missing("s/a/_x.so", "s/a/_y.so").finding("AC306");

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message())
                .isEqualTo("s/a/_x.so: listed in the RECORD of a and not there; one more file of a is like it");
        assertThat(finding.fix()).isPresent();
    }

    @Test
    void testsAreLeftOutOfSmallImages() {
        assertThat(missing("s/a/tests/_x.so", "s/a/core/_multiarray_tests.cpython-311-darwin.so")
                        .findings())
                .isEmpty();
    }
}
