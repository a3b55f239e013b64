package io.github.archcheck.verdict.rules;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.verdict.Carried;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Machines;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A distribution for any machine carries extension modules, or programs and libraries for one system only. What is carried
 * for several systems is there on purpose, and so are launchers and libraries for Windows, which only it asks for.
 */
final class NativeCodeInPureWheel implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC304",
            "native-code-in-pure-wheel",
            Severity.WARNING,
            "a wheel for any machine carries native code that runs on one kind only");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Carried.in(scene).stream()
                .filter(carried -> carried.promise().isPure())
                .flatMap(carried -> finding(scene, carried).stream());
    }

    /** Those of a distribution that contradict its tag; none when nothing does. */
    static List<Artifact> contradicting(Carried carried) {
        if (!carried.promise().isPure()) {
            return List.of();
        }
        List<Artifact> modules = carried.files().stream()
                .filter(artifact -> Carried.isModule(artifact) && systems(artifact).isPresent())
                .toList();
        if (!modules.isEmpty()) {
            return modules;
        }
        Set<OperatingSystem> systems = new TreeSet<>();
        carried.files().forEach(artifact -> systems(artifact).ifPresent(systems::add));
        boolean isForOne = systems.size() == 1 && !systems.contains(OperatingSystem.WINDOWS);
        return isForOne
                ? carried.files().stream()
                        .filter(artifact -> systems(artifact).isPresent())
                        .toList()
                : List.of();
    }

    private static Optional<OperatingSystem> systems(Artifact artifact) {
        return Machines.format(artifact).flatMap(NativeCodeInPureWheel::system);
    }

    private static Optional<OperatingSystem> system(BinaryFormat format) {
        return switch (format) {
            case MACH_O -> Optional.of(OperatingSystem.MACOS);
            case ELF -> Optional.of(OperatingSystem.LINUX);
            case PE -> Optional.of(OperatingSystem.WINDOWS);
            case AR, WASM, BITCODE, XCOFF -> Optional.empty();
        };
    }

    private static Optional<Finding> finding(Scene scene, Carried carried) {
        List<Artifact> contradicting = contradicting(carried);
        if (contradicting.isEmpty()) {
            return Optional.empty();
        }
        Artifact first = contradicting.get(0);
        OperatingSystem os = systems(first).orElseThrow();
        String never =
                scene.target().os() == os ? "" : ", which " + scene.target().os().title() + " never loads";
        Finding finding = Finding.about(
                first,
                INFO,
                "is " + what(first) + " for " + os.title() + " on " + Architectures.have(first) + never
                        + ", though its wheel promises to run on any machine (" + tags(carried) + ")"
                        + More.files(contradicting.size() - 1, carried.distribution()));
        return Optional.of(isMissed(scene, first) ? asError(scene, finding, first) : finding);
    }

    /** A module that an import asks for; nothing stands beside it that would do. */
    private static boolean isMissed(Scene scene, Artifact artifact) {
        boolean isForeign = Machines.isForeign(artifact, scene.target().os());
        return isForeign
                && Carried.isModule(artifact)
                && !artifact.hasPythonTwin()
                && !artifact.path().endsWith(".pyd")
                && scene.needed().contains(artifact);
    }

    private static Finding asError(Scene scene, Finding finding, Artifact artifact) {
        return finding.withSeverity(Severity.ERROR)
                .implying(Verdict.CANNOT_RUN)
                .withFix(scene.advice().replace(artifact));
    }

    private static String what(Artifact artifact) {
        if (Carried.isModule(artifact)) {
            return "an extension module";
        }
        return artifact.role() == Role.PROGRAM ? "a program" : "a library";
    }

    private static String tags(Carried carried) {
        return carried.promise().tags().stream()
                .limit(2)
                .collect(Collectors.joining(", "));
    }
}
