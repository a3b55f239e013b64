package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.packaging.marker.Chosen;
import io.github.archcheck.packaging.marker.Marker;
import io.github.archcheck.packaging.marker.MarkerEnvironment;
import io.github.archcheck.packaging.requirement.Requirement;
import io.github.archcheck.platform.Version;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A distribution built for one machine that holds nothing but metadata, and the one that it works through is not there:
 * {@code tensorflow} 2.13 for Apple Silicon without {@code tensorflow-macos}. Of a wheel by itself it is only said what it
 * is, since its neighbours are elsewhere.
 */
final class ShellDistribution implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC307",
            "shell-distribution",
            Severity.WARNING,
            "a package that holds nothing, without the package that it works through");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        List<Inventory.Shell> shells = scene.inventory().shells();
        if (shells.isEmpty() || scene.inventory().environment().kind() == EnvironmentKind.SOURCE) {
            return Stream.empty();
        }
        Set<String> present = scene.inventory().distributions().stream()
                .map(distribution -> ProjectName.normalise(distribution.name()))
                .collect(Collectors.toSet());
        Optional<MarkerEnvironment> variables = variables(scene);
        return shells.stream().flatMap(shell -> finding(scene, shell, present, variables).stream());
    }

    private static Optional<Finding> finding(
            Scene scene, Inventory.Shell shell, Set<String> present, Optional<MarkerEnvironment> variables) {
        List<Requirement> required = shell.requirements().stream()
                .flatMap(text -> Requirement.parse(text).stream())
                .filter(requirement -> applies(requirement, variables))
                .toList();
        boolean isAlone = scene.inventory().environment().kind().isDistribution();
        List<Requirement> absent = required.stream()
                .filter(requirement -> !present.contains(ProjectName.normalise(requirement.name())))
                .toList();
        if (absent.isEmpty()) {
            return Optional.empty();
        }
        String what = title(shell.distribution()) + " holds nothing itself: it works through " + names(absent);
        Finding finding = Finding.aboutRoot(INFO, isAlone ? what : what + ", which is not installed");
        return Optional.of(isAlone ? finding.withSeverity(Severity.INFO) : finding);
    }

    /** Extras are nobody's here; where the interpreter is unknown, conditions on it do not hold. */
    private static boolean applies(Requirement requirement, Optional<MarkerEnvironment> variables) {
        if (requirement.marker().isEmpty()) {
            return true;
        }
        Marker marker = requirement.marker().get();
        return variables.filter(known -> marker.holds(known, Chosen.NOTHING)).isPresent();
    }

    private static Optional<MarkerEnvironment> variables(Scene scene) {
        return scene.interpreter()
                .flatMap(python -> python.version().map(version -> python(python, version)))
                .map(python -> MarkerEnvironment.of(new InstallTarget(scene.target(), python)));
    }

    private static PythonTarget python(Interpreter interpreter, Version version) {
        return new PythonTarget(
                switch (interpreter.implementation()) {
                    case CPYTHON -> PythonTarget.Implementation.CPYTHON;
                    case PYPY -> PythonTarget.Implementation.PYPY;
                    case GRAALPY -> PythonTarget.Implementation.GRAALPY;
                },
                version,
                interpreter.patchKnown(),
                interpreter.freeThreaded(),
                interpreter.debug());
    }

    private static String title(Distribution distribution) {
        return distribution.name()
                + distribution.version().map(version -> " " + version).orElse("");
    }

    private static String names(List<Requirement> requirements) {
        return requirements.stream().map(Requirement::name).distinct().collect(Collectors.joining(", "));
    }
}
