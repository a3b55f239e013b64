package io.github.archcheck.verdict.rules;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Carried;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Machines;
import io.github.archcheck.verdict.Payload;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Use;
import io.github.archcheck.verdict.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Native code of another operating system under a name that this one would load. An error where an import asks for it; a
 * warning where it is all the native code that its package has; else only named for what it is.
 */
final class ForeignFormat implements Rule {
    private static final RuleInfo INFO =
            new RuleInfo("AC006", "foreign-format", Severity.ERROR, "native code for another operating system");
    private static final Set<BinaryFormat> NAMED = Set.of(BinaryFormat.ELF, BinaryFormat.MACH_O, BinaryFormat.XCOFF);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        Set<String> withNative = scene.assessments().stream()
                .map(Assessment::artifact)
                .filter(artifact -> Machines.format(artifact)
                        .filter(Machines.formatOf(scene.target().os())::equals)
                        .isPresent())
                .flatMap(artifact -> artifact.owner().stream())
                .map(owner -> ProjectName.normalise(owner.name()))
                .collect(Collectors.toSet());
        Set<Artifact> said = Carried.in(scene).stream()
                .flatMap(carried -> NativeCodeInPureWheel.contradicting(scene, carried).stream())
                .collect(Collectors.toSet());
        return scene.assessments().stream()
                .flatMap(assessment -> assessment
                        .refusal(Refusal.FORMAT)
                        .map(refusal -> Refused.finding(
                                INFO, scene, assessment, refusal, message(scene, assessment.artifact())))
                        .or(() -> standingBy(scene, assessment, withNative)
                                .filter(finding -> !said.contains(assessment.artifact())))
                        .stream());
    }

    /** Nobody is known to open it. PE launchers lie in nearly every environment, and WebAssembly belongs to no system. */
    private static Optional<Finding> standingBy(Scene scene, Assessment assessment, Set<String> withNative) {
        Artifact artifact = assessment.artifact();
        boolean foreign = assessment.use() == Use.FOR_ANOTHER_MACHINE
                && !Payload.isTestData(artifact)
                && Machines.isForeign(artifact, scene.target().os())
                && (isInstalledForAnother(scene, artifact)
                        || Machines.format(artifact).filter(NAMED::contains).isPresent());
        if (!foreign) {
            return Optional.empty();
        }
        Finding finding = Finding.about(artifact, INFO, Verdict.NOT_USED, message(scene, artifact));
        boolean allItHas = artifact.owner()
                .filter(owner -> !withNative.contains(ProjectName.normalise(owner.name())))
                .isPresent();
        if (allItHas) {
            boolean isExcused = !isInstalledForAnother(scene, artifact);
            return Optional.of((isExcused ? finding : finding.implying(Verdict.CANNOT_RUN))
                    .withSeverity(isExcused ? Severity.WARNING : Severity.ERROR)
                    .withFix(scene.advice().replace(artifact)));
        }
        boolean isBundled = scene.inventory().environment().kind() == EnvironmentKind.BUNDLE;
        return hasLoadableName(artifact, scene.target()) && !isBundled
                ? Optional.of(finding.withSeverity(Severity.INFO))
                : Optional.empty();
    }

    /** A module of a distribution whose tags say that it was built for other systems only. */
    private static boolean isInstalledForAnother(Scene scene, Artifact artifact) {
        return artifact.role() == Role.EXTENSION
                && artifact.owner()
                        .filter(owner ->
                                Payload.isForAnotherSystem(owner, scene.target().os()))
                        .isPresent();
    }

    private static String message(Scene scene, Artifact artifact) {
        String what = Machines.format(artifact).map(BinaryFormat::title).orElse("foreign");
        String have = Machines.architectures(artifact).isEmpty() ? "" : " (" + Architectures.have(artifact) + ")";
        return "is " + (what.matches("[AEL].*") ? "an " : "a ") + what + " file" + have + ", which "
                + scene.target().os().title() + " never loads";
    }

    private static boolean hasLoadableName(Artifact artifact, Target target) {
        return artifact.path().endsWith(".so")
                || (target.os() == OperatingSystem.MACOS && artifact.path().endsWith(".dylib"));
    }
}
