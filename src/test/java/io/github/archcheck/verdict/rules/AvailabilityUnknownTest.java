package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.verdict.PackageVerdict.Outcome;
import org.junit.jupiter.api.Test;

class AvailabilityUnknownTest {
    @Test
    void whatNobodyKnowsIsNeverSilent() {
        assertThat(Plans.told(Plans.findings(Plans.plan(false, Plans.verdict("a", "1", Outcome.UNKNOWN)))))
                .containsExactly("AC504 warning a");
    }

    @Test
    void whatIsBlockedIsKnown() {
        assertThat(Plans.told(Plans.findings(Plans.plan(false, Plans.verdict("a", "1", Outcome.BLOCKED)))))
                .containsExactly("AC501 error a");
    }
}
