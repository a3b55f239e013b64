package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Note;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** Metadata that could not be understood; attribution to packages may be incomplete. */
final class BrokenMetadata implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC904",
            "broken-metadata",
            Severity.WARNING,
            "packaging metadata that could not be read, so files may lack their package");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Noted.because(Note.Kind.METADATA_BROKEN, INFO, scene);
    }
}
