package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Answer;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.stream.Stream;

/** The loader's answer could not be foretold. */
final class Undetermined implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC903", "undetermined", Severity.WARNING, "the headers do not decide whether the loader takes it");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return scene.assessments().stream()
                .flatMap(a -> a
                        .answer()
                        .filter(Answer.Undetermined.class::isInstance)
                        .map(Answer.Undetermined.class::cast)
                        .map(answer -> Finding.about(a.artifact(), INFO, Verdict.UNDETERMINED, answer.why()))
                        .stream());
    }
}
