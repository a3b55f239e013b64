package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Note;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** A conda prefix whose records are for more than one platform. */
final class MixedPrefix implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC014", "mixed-prefix", Severity.WARNING, "a conda prefix with packages of more than one platform");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return scene.inventory().notes().stream()
                .filter(note -> note.kind() == Note.Kind.MIXED_PREFIX)
                .map(note -> Finding.aboutRoot(INFO, note.message()));
    }
}
