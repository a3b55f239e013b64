package io.github.archcheck.verdict.rules;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The bytes contradict the format, or end too early. */
final class DamagedBinary implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC012", "damaged-binary", Severity.ERROR, "truncated or contradictory native code, which no loader takes");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Refused.because(
                Refusal.DAMAGED,
                INFO,
                scene,
                (assessment, refusal) -> defect(assessment.artifact())
                        .map(d -> String.format(
                                Locale.ROOT, "is damaged: %s at offset 0x%x: %s", d.field(), d.offset(), d.reason()))
                        .orElse("is damaged" + (refusal.explanation().isEmpty() ? "" : ": " + refusal.explanation())));
    }

    private static Optional<Defect> defect(Artifact artifact) {
        if (artifact.inspection() instanceof Inspection.Damaged damaged) {
            return Optional.of(damaged.defect());
        }
        if (!(artifact.inspection() instanceof Inspection.Parsed parsed)) {
            return Optional.empty();
        }
        List<Defect> inImages = parsed.binary().images().stream()
                .flatMap(image -> image.defects().stream())
                .toList();
        return Stream.concat(parsed.binary().defects().stream(), inImages.stream())
                .findFirst();
    }
}
