package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.verdict.PackageVerdict.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoUsableWheelTest {
    @Test
    void whatIsBlockedIsAnErrorWithItsChainAndWhatIsNearest() {
        var findings = Plans.findings(Plans.plan(
                false,
                Plans.verdict("text", "1", Outcome.BLOCKED, Optional.of("needs macOS x86_64"), Optional.empty())));
        assertThat(Plans.told(findings)).containsExactly("AC501 error text");
        assertThat(findings.get(0).message()).isEqualTo("no wheel fits: needs macOS x86_64");
        assertThat(findings.get(0).chain()).containsExactly("app[tf]", "text");
    }

    @Test
    void whatFitsOrIsSkippedIsNone() {
        assertThat(Plans.findings(Plans.plan(
                        false, Plans.verdict("a", "1", Outcome.OK), Plans.verdict("b", "1", Outcome.SKIPPED))))
                .isEmpty();
    }
}
