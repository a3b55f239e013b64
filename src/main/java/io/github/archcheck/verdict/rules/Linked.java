package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.Linkage.LinkFault;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shape that rules about what files need share. */
final class Linked {
    /** What a rule says of a fault. */
    @FunctionalInterface
    interface Wording {
        String of(Scene scene, Assessment assessment, LinkFault fault);
    }

    private static final Pattern GRAFTED = Pattern.compile("/\\.dylibs/|-[0-9a-f]{8}(?:-[0-9a-f]{8})?\\.(?:so|dylib)");

    private Linked() {}

    /** A finding for every artifact and each of its faults of a kind; the same said twice counts once. */
    static Stream<Finding> because(Kind kind, RuleInfo rule, Scene scene, Wording wording) {
        return because((s, fault) -> fault.kind() == kind, rule, scene, wording);
    }

    /** A finding for every artifact and each of its faults that the rule is about. */
    static Stream<Finding> because(BiPredicate<Scene, LinkFault> applies, RuleInfo rule, Scene scene, Wording wording) {
        return scene.assessments().stream().flatMap(assessment -> {
            Set<String> said = new HashSet<>();
            return scene.linkage().faults(assessment.artifact()).stream()
                    .filter(fault -> applies.test(scene, fault))
                    .map(fault -> finding(rule, scene, assessment, fault, wording.of(scene, assessment, fault)))
                    .filter(finding -> said.add(finding.message()));
        });
    }

    /**
     * Whether what is missed may come from where nobody has looked: of an archive the system, and of a wheel or a package by
     * itself also whatever else is installed beside it, which may even have loaded a library beforehand.
     */
    static boolean mayBeElsewhere(Scene scene, LinkFault fault) {
        EnvironmentKind kind = scene.inventory().environment().kind();
        boolean isOpen = fault.fault().certainty() != Certainty.CERTAIN
                || (kind.isDistribution() && fault.kind() == Kind.NO_RPATH && !isCarried(scene, fault));
        return kind.isPacked() && isOpen && !isGrafted(fault);
    }

    /** Whether a name is one that delocate or auditwheel gives to a library for one distribution alone. */
    static boolean isGrafted(LinkFault fault) {
        return GRAFTED.matcher(fault.fault().subject()).find();
    }

    private static boolean isCarried(Scene scene, LinkFault fault) {
        String subject = fault.fault().subject();
        String name = subject.substring(subject.lastIndexOf('/') + 1);
        return scene.inventory().artifacts().stream()
                .anyMatch(artifact -> artifact.path().endsWith("/" + name));
    }

    private static Finding finding(RuleInfo rule, Scene scene, Assessment assessment, LinkFault fault, String message) {
        Finding finding = Finding.about(assessment.artifact(), rule, message)
                .withChain(fault.chain().size() > 1 ? fault.chain() : List.of())
                .withFix(fix(scene, assessment, fault))
                .withLoaderError(
                        fault.first() ? fault.fault().message() : Optional.empty(),
                        fault.first() ? fault.fault().words() : "");
        if (fault.kind() == Kind.NEEDS_PRELOAD || fault.fault().certainty() == Certainty.RISK) {
            return finding.withSeverity(Severity.WARNING);
        }
        return fault.fault().certainty() == Certainty.CERTAIN && scene.needed().contains(assessment.artifact())
                ? finding.withSeverity(Severity.ERROR).implying(Verdict.CANNOT_RUN)
                : finding.withSeverity(Severity.WARNING).implying(Verdict.UNDETERMINED);
    }

    /** The file at fault is the one to replace; a library of the system is not had by installing a package again. */
    private static Fix fix(Scene scene, Assessment assessment, LinkFault fault) {
        if (fault.kind() == Kind.MISSING_LIBRARY && fault.provider().isEmpty()) {
            Optional<Fix> install = scene.advice().systemLibrary(fault.fault().subject());
            if (install.isPresent()) {
                return install.get();
            }
        }
        Artifact artifact = assessment.artifact();
        return fault.culprit()
                .filter(culprit -> !culprit.path().equals(artifact.path()))
                .map(scene.advice()::replaceOther)
                .orElseGet(() -> scene.advice().replace(artifact));
    }

    /** The same as if it were certain: where what cannot be seen makes no difference. */
    static Finding asCertain(Scene scene, Finding finding) {
        return finding.artifact().filter(scene.needed()::contains).isPresent()
                ? finding.withSeverity(Severity.ERROR).implying(Verdict.CANNOT_RUN)
                : finding;
    }

    /** {@code "loads libx.so, which "} for what another file is to blame for; nothing for the artifact itself. */
    static String culprit(LinkFault fault) {
        return fault.isInherited() ? "loads " + fault.chain().get(fault.chain().size() - 1) + ", which " : "";
    }
}
