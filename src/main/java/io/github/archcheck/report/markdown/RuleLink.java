package io.github.archcheck.report.markdown;

import io.github.archcheck.report.ProjectSite;
import io.github.archcheck.verdict.RuleInfo;

/** The id of a rule, leading to its page. */
final class RuleLink {
    private RuleLink() {}

    static String of(RuleInfo rule) {
        return "[" + rule.id() + "](" + ProjectSite.pageOf(rule) + ")";
    }
}
