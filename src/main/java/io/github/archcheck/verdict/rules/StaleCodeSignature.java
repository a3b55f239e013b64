package io.github.archcheck.verdict.rules;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.macho.CodeDirectory;
import io.github.archcheck.binary.macho.CodeSignature;
import io.github.archcheck.binary.macho.MachODetails;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inspect.SignatureState;
import io.github.archcheck.inventory.Alteration;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Machines;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Use;
import io.github.archcheck.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Code that was changed after it was signed. */
final class StaleCodeSignature implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC402",
            "stale-code-signature",
            Severity.ERROR,
            "code changed after it was signed: macOS kills the process that touches it");

    private static final String UNCOVERED = "code signature does not cover entire file up to signature";

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        if (scene.target().os() != OperatingSystem.MACOS) {
            return Stream.empty();
        }
        Altered<Alteration.Signature> altered = Altered.in(scene, Alteration.Signature.class);
        return scene.assessments().stream()
                .flatMap(assessment -> altered.of(assessment).stream()
                        .filter(change -> chosen(assessment)
                                .filter(image -> image == change.image())
                                .isPresent())
                        .flatMap(change -> finding(scene, assessment, change.state()).stream()));
    }

    private static Optional<Integer> chosen(Assessment assessment) {
        return assessment
                .answer()
                .filter(Answer.Accepts.class::isInstance)
                .map(answer -> ((Answer.Accepts) answer).image());
    }

    private static Optional<Finding> finding(Scene scene, Assessment assessment, SignatureState state) {
        Image image = assessment.chosen().orElseThrow();
        Optional<Finding> found = Optional.empty();
        if (state instanceof SignatureState.Uncovered uncovered) {
            found = Optional.of(uncovered(scene, assessment, uncovered));
        } else if (state instanceof SignatureState.Stale stale
                && Machines.family(image.architecture()) == Known.ARM64) {
            found = Optional.of(Finding.about(
                    assessment.artifact(),
                    INFO,
                    Verdict.CANNOT_RUN,
                    text(stale) + "; the process is killed without a word"));
        } else if (state instanceof SignatureState.Stale stale && isHardened(scene, assessment, image)) {
            found = Optional.of(Finding.about(
                            assessment.artifact(),
                            INFO,
                            Verdict.UNDETERMINED,
                            text(stale) + "; the process is hardened, so it may be killed without a word")
                    .withSeverity(Severity.WARNING));
        }
        boolean several = Machines.images(assessment.artifact()).size() > 1;
        return found.map(finding -> finding.withFix(scene.advice().sign(assessment.artifact())))
                .map(finding -> several ? finding.withSlice(image.architecture().label()) : finding);
    }

    private static Finding uncovered(Scene scene, Assessment assessment, SignatureState.Uncovered state) {
        String path = scene.loaderPath(assessment);
        String words = assessment.use() == Use.OPENED ? UNCOVERED : "";
        return Finding.about(
                        assessment.artifact(),
                        INFO,
                        Verdict.CANNOT_RUN,
                        String.format(
                                Locale.ROOT,
                                "its signature covers 0x%x bytes of the 0x%x before it",
                                state.covered(),
                                state.signature()))
                .withLoaderError(
                        words.isEmpty()
                                ? Optional.empty()
                                : scene.loader().message(path, new Answer.Refuses(Refusal.DAMAGED, words, "")),
                        words);
    }

    private static String text(SignatureState.Stale stale) {
        String first = String.format(
                Locale.ROOT, "page %d at offset 0x%x differs from the signature", stale.page(), stale.offset());
        return stale.changed() == 1
                ? first
                : first + ", and " + (stale.changed() - 1) + " more of " + stale.pages() + " pages";
    }

    /** Ordinary processes of Intel code go on with pages that nobody signed. */
    private static boolean isHardened(Scene scene, Assessment assessment, Image image) {
        if (assessment.use() == Use.STARTED) {
            return isHardened(image);
        }
        return scene
                .interpreter()
                .flatMap(Interpreter::inspection)
                .filter(Inspection.Parsed.class::isInstance)
                .map(inspection -> ((Inspection.Parsed) inspection).binary().images())
                .orElse(List.of())
                .stream()
                .filter(each -> Machines.family(each.architecture()) == Known.X86_64)
                .anyMatch(StaleCodeSignature::isHardened);
    }

    private static boolean isHardened(Image program) {
        return program.details() instanceof MachODetails machO
                && machO.signature()
                        .map(CodeSignature::directory)
                        .filter(directory -> directory.has(CodeDirectory.CS_RUNTIME)
                                || directory.has(CodeDirectory.CS_KILL)
                                || directory.has(CodeDirectory.CS_HARD)
                                || directory.has(CodeDirectory.CS_REQUIRE_LV))
                        .isPresent();
    }
}
