package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Note;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** A symbolic link named like native code that leads nowhere, or in a circle. */
final class BrokenLink implements Rule {
    private static final RuleInfo INFO =
            new RuleInfo("AC902", "broken-link", Severity.WARNING, "a link with the name of a library points nowhere");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Noted.because(Note.Kind.LINK_BROKEN, INFO, scene);
    }
}
