package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownConflictTest {
    @Test
    void aPluginBesideATooNewLibraryIsAnError() {
        assertThat(Plans.told(Plans.findings(Plans.plan(
                        false,
                        Plans.verdict("tensorflow", "2.20.0", Outcome.OK),
                        Plans.verdict("tensorflow-metal", "1.2.0", Outcome.OK)))))
                .containsExactly("AC506 error -");
    }

    @Test
    void theSameIsToldOfWhatIsInstalled() {
        assertThat(Plans.told(Plans.findings(
                        Optional.empty(),
                        List.of(installed("tensorflow", "2.18.0"), installed("tensorflow_metal", "1.1.0")),
                        List.of())))
                .containsExactly("AC506 error -");
    }

    @Test
    void oneThatFitsOrStandsAloneIsNone() {
        assertThat(Plans.findings(Plans.plan(
                        false,
                        Plans.verdict("tensorflow", "2.19.0", Outcome.OK),
                        Plans.verdict("tensorflow-metal", "1.2.0", Outcome.OK))))
                .isEmpty();
        assertThat(Plans.findings(Plans.plan(false, Plans.verdict("tensorflow-metal", "1.2.0", Outcome.OK))))
                .isEmpty();
    }

    private static Distribution installed(String name, String version) {
        return new Distribution(
                name, Optional.of(version), Optional.of("pip"), List.of(), Distribution.Kind.DIST_INFO, name);
    }
}
