package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Note;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** An archive that no installer could unpack, or should. */
final class DamagedArchive implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC016",
            "damaged-archive",
            Severity.ERROR,
            "an archive that is truncated, contradictory, or made to harm who unpacks it");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Noted.because(Note.Kind.ARCHIVE_DAMAGED, INFO, scene);
    }
}
