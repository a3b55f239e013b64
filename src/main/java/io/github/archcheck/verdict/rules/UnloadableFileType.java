package io.github.archcheck.verdict.rules;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Machines;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Native code of a type that the loader does not take, such as an object file named like an extension module. */
final class UnloadableFileType implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC013",
            "unloadable-file-type",
            Severity.ERROR,
            "an object file, a program or the like where a library is expected");

    private static final Set<ImageType> LIBRARIES = Set.of(ImageType.SHARED_OBJECT, ImageType.DYLIB, ImageType.BUNDLE);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return scene.assessments().stream()
                .flatMap(a -> a.refusal(Refusal.FILE_TYPE).map(refusal -> finding(scene, a, refusal)).stream());
    }

    private static Finding finding(Scene scene, Assessment assessment, Answer.Refuses refusal) {
        Finding finding = Refused.finding(INFO, scene, assessment, refusal, message(assessment.artifact(), refusal));
        return assessment.artifact().role() == Role.EXTENSION
                ? finding
                : finding.withSeverity(Severity.WARNING).implying(Verdict.UNDETERMINED);
    }

    /** Where the type is that of a library, it is something else that the loader objects to. */
    private static String message(Artifact artifact, Answer.Refuses refusal) {
        boolean library = Machines.images(artifact).stream().map(Image::type).anyMatch(LIBRARIES::contains);
        return library && !refusal.explanation().isEmpty()
                ? refusal.explanation()
                : "is of type " + types(artifact) + ", which the loader does not take";
    }

    private static String types(Artifact artifact) {
        String types = Machines.images(artifact).stream()
                .map(image -> image.type().label())
                .distinct()
                .collect(Collectors.joining(" and "));
        return types.isEmpty() ? "archive" : types;
    }
}
