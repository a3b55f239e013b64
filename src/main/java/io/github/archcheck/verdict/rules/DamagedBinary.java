package io.github.archcheck.verdict.rules;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.macho.CpuType;
import io.github.archcheck.binary.macho.LoadCommand;
import io.github.archcheck.binary.macho.MachODetails;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The bytes contradict the format, or end too early. */
final class DamagedBinary implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC012", "damaged-binary", Severity.ERROR, "truncated or contradictory native code, which no loader takes");

    /** Of macOS on Intel. */
    private static final long PAGE_BYTES = 0x1000;

    private static final long ARM64_PAGE_BYTES = 0x4000;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        Stream<Finding> refused = Refused.because(Refusal.DAMAGED, INFO, scene, DamagedBinary::message)
                .filter(finding ->
                        finding.artifact().filter(Architectures::allDead).isEmpty());
        Stream<Finding> truncated = scene.assessments().stream()
                .flatMap(assessment -> truncation(assessment)
                        .map(defect -> Finding.about(
                                        assessment.artifact(),
                                        INFO,
                                        Verdict.CANNOT_RUN,
                                        text(defect) + "; the process dies when it touches what is missing")
                                .withFix(scene.advice().replace(assessment.artifact())))
                        .stream());
        return Stream.concat(refused, truncated);
    }

    private static String message(Assessment assessment, Answer.Refuses refusal) {
        String why = refusal.explanation().isEmpty() ? "" : ": " + refusal.explanation();
        return firstDefect(assessment.artifact()).map(DamagedBinary::text).orElse("is damaged" + why);
    }

    /**
     * Segments of an accepted Mach-O image of which whole pages lie beyond the file: dyld maps them, and the first access
     * kills the process. What is missing from the page that the file ends in is read as zeros. ELF has no such case: the
     * loaders of Linux answer for it themselves.
     */
    static Optional<Defect> truncation(Assessment assessment) {
        return assessment
                .chosen()
                .filter(image -> assessment.artifact().inspection() instanceof Inspection.Parsed parsed
                        && missesPages(image, parsed.sizeBytes()))
                .flatMap(image -> image.defects().stream()
                        .filter(defect -> defect.field().endsWith(".filesize"))
                        .findFirst());
    }

    private static boolean missesPages(Image image, long fileBytes) {
        if (!(image.details() instanceof MachODetails details)) {
            return false;
        }
        long page = details.cpuType().equals(CpuType.ARM64) ? ARM64_PAGE_BYTES : PAGE_BYTES;
        long present = fileBytes - image.extent().offset();
        long mapped = (present + page - 1) / page * page;
        return details.commands(LoadCommand.Segment.class).stream()
                .anyMatch(segment -> segment.fileSize() > 0 && segment.fileOffset() > mapped - segment.fileSize());
    }

    static String text(Defect defect) {
        return String.format(
                Locale.ROOT, "is damaged: %s at offset 0x%x: %s", defect.field(), defect.offset(), defect.reason());
    }

    private static Optional<Defect> firstDefect(Artifact artifact) {
        if (artifact.inspection() instanceof Inspection.Damaged damaged) {
            return Optional.of(damaged.defect());
        }
        return artifact.inspection() instanceof Inspection.Parsed parsed
                ? Stream.concat(
                                parsed.binary().defects().stream(),
                                parsed.binary().images().stream().flatMap(image -> image.defects().stream()))
                        .findFirst()
                : Optional.empty();
    }
}
