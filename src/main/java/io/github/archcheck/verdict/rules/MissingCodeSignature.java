package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** Code for Apple Silicon that is not signed, not even ad hoc. */
final class MissingCodeSignature implements Rule {
    private static final RuleInfo INFO =
            new RuleInfo("AC401", "missing-code-signature", Severity.ERROR, "arm64 code without a signature");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Linked.because(
                Kind.CODE_SIGNATURE_MISSING,
                INFO,
                scene,
                (s, a, fault) -> Linked.culprit(fault) + "has no code signature, which macOS demands of arm64 code");
    }
}
