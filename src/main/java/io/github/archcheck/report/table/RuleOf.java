package io.github.archcheck.report.table;

import io.github.archcheck.comparison.Comparison;
import io.github.archcheck.comparison.Snapshot.Finding;
import java.util.Comparator;
import java.util.Optional;

/** Which rule to read about first. */
final class RuleOf {
    private RuleOf() {}

    /** Of the gravest new finding; empty when there is none. */
    static Optional<String> first(Comparison comparison) {
        return comparison.roots().stream()
                .flatMap(root -> root.packages().stream())
                .flatMap(change -> change.broke().stream())
                .min(Comparator.comparing(Finding::severity))
                .map(Finding::rule)
                .filter(rule -> rule.matches("AC\\d{3}"));
    }
}
