package io.github.archcheck.verdict.rules;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.Machines;
import io.github.archcheck.verdict.Payload;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Two or more packages are wrong, and no package with native code is right: they were installed by, or for, another
 * machine. Says once what would otherwise be said per package.
 */
final class EnvironmentForAnotherMachine implements Rule {
    private static final int FEWEST_PACKAGES = 2;
    private static final RuleInfo INFO = new RuleInfo(
            "AC003",
            "environment-for-another-machine",
            Severity.ERROR,
            "all packages with native code are built for another machine");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        if (InterpreterCannotRun.applies(scene) || scene.assessments().stream().anyMatch(a -> isRight(scene, a))) {
            return Stream.empty();
        }
        Set<Distribution> wrong = new HashSet<>();
        Set<String> machines = new TreeSet<>();
        misplaced(scene)
                .map(Assessment::artifact)
                .forEach(artifact -> artifact.owner()
                        .filter(owner -> !Machines.images(artifact).isEmpty() && !isForTarget(scene, artifact))
                        .ifPresent(owner -> {
                            wrong.add(owner);
                            machines.add(machine(scene, artifact));
                        }));
        return wrong.size() < FEWEST_PACKAGES
                ? Stream.empty()
                : Stream.of(Finding.aboutRoot(
                                INFO,
                                (wrong.size() == 2 ? "both" : "all " + wrong.size())
                                        + " packages with native code are built for "
                                        + String.join(", ", machines) + ", not for "
                                        + scene.target().architecture().label() + " on "
                                        + scene.target().os().title())
                        .withFix(fix(scene, wrong)));
    }

    /** When the interpreter is right, it is only what was installed that is not. */
    private static Fix fix(Scene scene, Set<Distribution> wrong) {
        boolean interpreterFits = scene.interpreterAnswer()
                .filter(Answer.Accepts.class::isInstance)
                .isPresent();
        return interpreterFits
                ? scene.advice()
                        .reinstallAll(wrong.stream()
                                .sorted(Comparator.comparing(Distribution::name))
                                .toList())
                : scene.advice().rebuildEnvironment();
    }

    /** The target takes it as its own, and its package was built for one machine; what is translated is not right. */
    private static boolean isRight(Scene scene, Assessment assessment) {
        return assessment
                        .artifact()
                        .owner()
                        .filter(owner -> !Payload.isPure(owner))
                        .isPresent()
                && assessment
                        .chosen()
                        .filter(image -> isTargets(scene, image.architecture()))
                        .isPresent();
    }

    /** Files that are missed here; what may be meant for somebody else is no evidence. */
    private static Stream<Assessment> misplaced(Scene scene) {
        Stream<Assessment> foreign = scene.assessments().stream()
                .filter(a -> a.refusal(Refusal.FORMAT).isPresent());
        return Stream.of(MissingArchitecture.refused(scene), foreign, NoUsableVariant.missing(scene))
                .flatMap(assessments -> assessments)
                .filter(a -> !scene.mayBeOnPurpose(a));
    }

    private static boolean isForTarget(Scene scene, Artifact artifact) {
        return !Machines.isForeign(artifact, scene.target().os())
                && Machines.architectures(artifact).stream().anyMatch(a -> isTargets(scene, a));
    }

    private static boolean isTargets(Scene scene, Architecture architecture) {
        return Machines.family(architecture)
                .equals(Machines.family(scene.target().architecture()));
    }

    /** The format is said only where it is another system's. */
    private static String machine(Scene scene, Artifact artifact) {
        String have = Architectures.have(artifact);
        return Machines.isForeign(artifact, scene.target().os())
                ? Machines.format(artifact).map(BinaryFormat::title).orElse("") + " " + have
                : have;
    }
}
