package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** Segments that do not fit the pages of the machine. */
final class PageSize implements Rule {
    private static final RuleInfo INFO =
            new RuleInfo("AC106", "page-size", Severity.ERROR, "laid out for smaller pages than the machine has");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Linked.because(
                Kind.PAGE_SIZE,
                INFO,
                scene,
                (s, a, fault) -> Linked.culprit(fault) + fault.fault().explanation());
    }
}
