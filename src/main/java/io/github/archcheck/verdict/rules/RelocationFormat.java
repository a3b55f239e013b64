package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** Relocations that the target's loader cannot read. */
final class RelocationFormat implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC107", "relocation-format", Severity.ERROR, "relocations packed in a way the loader does not know");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Linked.because(
                Kind.RELOCATION_FORMAT,
                INFO,
                scene,
                (s, a, fault) -> Linked.culprit(fault) + fault.fault().explanation());
    }
}
