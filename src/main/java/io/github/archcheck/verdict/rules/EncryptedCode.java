package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** Code encrypted by FairPlay. */
final class EncryptedCode implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC405", "encrypted-code", Severity.ERROR, "encrypted code, which only an app of its store can open");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Linked.because(
                Kind.ENCRYPTED,
                INFO,
                scene,
                (s, a, fault) -> Linked.culprit(fault)
                        + "is encrypted (FairPlay), which only the app that it belongs to can undo");
    }
}
