package io.github.archcheck.verdict.rules;

import io.github.archcheck.binary.Image;
import io.github.archcheck.inventory.Alteration;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.Machines;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.List;
import java.util.stream.Stream;

/** What dyld has let pass for years and refuses since macOS 15.4. */
final class RefusedStructure implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC403",
            "refused-structure",
            Severity.ERROR,
            "a structure that macOS 15.4 or a later one refuses: duplicate rpaths, no UUID, …");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        Altered<Alteration.Content> altered = Altered.in(scene, Alteration.Content.class);
        return scene.assessments().stream()
                .flatMap(assessment -> assessment
                        .refusal(Refusal.STRUCTURE)
                        .map(refusal -> finding(
                                scene,
                                assessment,
                                refusal,
                                !altered.of(assessment).isEmpty()))
                        .stream());
    }

    private static Finding finding(Scene scene, Assessment assessment, Answer.Refuses refusal, boolean isAltered) {
        String message = refusal.wordsFor(scene.loaderPath(assessment)) + ": " + refusal.explanation();
        return Refused.finding(INFO, scene, assessment, refusal, message)
                .withFix(
                        isAltered
                                ? scene.advice().replace(assessment.artifact())
                                : fix(scene, assessment.artifact(), refusal));
    }

    /** What somebody did after the installation is undone by installing again; what was published so is not. */
    private static Fix fix(Scene scene, Artifact artifact, Answer.Refuses refusal) {
        List<List<String>> runPaths = Machines.images(artifact).stream()
                .map(Image::runPaths)
                .distinct()
                .toList();
        return refusal.words().startsWith("duplicate LC_RPATH ") && runPaths.size() == 1
                ? scene.advice().deleteRepeatedRpaths(artifact, runPaths.get(0))
                : scene.advice().upgrade(artifact);
    }
}
