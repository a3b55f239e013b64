package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** A version of libstdc++ or another library is needed that the one found does not have. */
final class LibraryTooOld implements Rule {
    private static final RuleInfo INFO =
            new RuleInfo("AC103", "library-too-old", Severity.ERROR, "needs a newer version of a library than it gets");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Linked.because(
                Kind.LIBRARY_TOO_OLD,
                INFO,
                scene,
                (s, a, fault) -> Linked.culprit(fault) + fault.fault().explanation());
    }
}
