package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.verdict.PackageVerdict.Outcome;
import org.junit.jupiter.api.Test;

class BuildFromSourceTest {
    @Test
    void buildingIsAWarning() {
        assertThat(Plans.told(Plans.findings(Plans.plan(false, Plans.verdict("kenlm", "1", Outcome.BUILD)))))
                .containsExactly("AC502 warning kenlm");
    }

    @Test
    void whereNothingMayBeBuiltItIsAnError() {
        assertThat(Plans.told(Plans.findings(Plans.plan(true, Plans.verdict("kenlm", "1", Outcome.BUILD)))))
                .containsExactly("AC502 error kenlm");
    }

    @Test
    void aWheelThatFitsIsNotBuilt() {
        assertThat(Plans.findings(Plans.plan(true, Plans.verdict("a", "1", Outcome.OK))))
                .isEmpty();
    }
}
