package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.verdict.InstallPlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotForThisTargetTest {
    @Test
    void aRefusedListingIsOneErrorAboutTheWhole() {
        InstallPlan refused =
                new InstallPlan("3.9", Optional.of("the lock excludes Python 3.9"), List.of(), List.of(), false);
        assertThat(Plans.told(Plans.findings(refused))).containsExactly("AC503 error -");
    }

    @Test
    void aListingWithoutPackagesIsNone() {
        assertThat(Plans.findings(Plans.plan(false))).isEmpty();
    }
}
