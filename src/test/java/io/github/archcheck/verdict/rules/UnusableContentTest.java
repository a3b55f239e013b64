package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnusableContentTest {
    @Test
    void aWheelThatFitsByItsNameAndCannotRunIsAnError() {
        var findings = Plans.findings(Plans.plan(
                false, Plans.verdict("a", "1", Outcome.OK, Optional.empty(), Optional.of(Verdict.CANNOT_RUN))));
        assertThat(Plans.told(findings)).containsExactly("AC505 error a");
        assertThat(findings.get(0).message()).contains("x.so contains x86_64");
    }

    @Test
    void contentThatRunsOrCouldNotBeToldIsNone() {
        for (Verdict verdict : new Verdict[] {Verdict.RUNS, Verdict.UNDETERMINED, Verdict.NOT_USED}) {
            assertThat(Plans.findings(Plans.plan(
                            false, Plans.verdict("a", "1", Outcome.OK, Optional.empty(), Optional.of(verdict)))))
                    .isEmpty();
        }
    }
}
