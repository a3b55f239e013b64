package io.github.archcheck.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.io.IOException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlainWordsTest {
    @Test
    void everyRuleHasASentenceAndNothingElseHas() throws IOException {
        assertThat(new TreeSet<>(PlainWords.load().byRule().keySet()))
                .containsExactlyElementsOf(BuiltInRules.ALL.stream()
                        .map(rule -> rule.info().id())
                        .sorted()
                        .toList());
        assertThat(PlainWords.load().byRule().values()).allMatch(words -> words.matches("[A-Z].{20,120}\\."));
    }

    @Test
    void aRuleWithoutASentenceIsExplainedByItsSummary() throws IOException {
        RuleInfo unknown = new RuleInfo("AC999", "new-rule", Severity.ERROR, "something new");
        assertThat(PlainWords.load().of(unknown)).isEqualTo("This is what the rule looks for: something new.");
    }
}
