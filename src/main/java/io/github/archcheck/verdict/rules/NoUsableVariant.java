package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.ExtensionName;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Payload;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Use;
import io.github.archcheck.verdict.Verdict;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An extension module of which no file has a name that this interpreter tries. The loader is never asked; the user sees
 * "No module named".
 */
final class NoUsableVariant implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC010",
            "no-usable-variant",
            Severity.ERROR,
            "an extension module with no file that this interpreter tries: \"No module named …\"");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return missing(scene).map(a -> finding(scene, a.artifact()));
    }

    /** One file, the first by path, of every module that is missed. */
    static Stream<Assessment> missing(Scene scene) {
        Set<String> known = new HashSet<>();
        for (Assessment assessment : scene.assessments()) {
            if (assessment.use() == Use.OPENED) {
                known.add(moduleKey(assessment.artifact()));
            }
        }
        return scene.assessments().stream()
                .filter(a -> a.use() == Use.NEVER_TRIED)
                .filter(a -> !a.artifact().hasPythonTwin() && !isForOthersByDesign(scene, a.artifact()))
                .filter(a -> known.add(moduleKey(a.artifact())));
    }

    private static Finding finding(Scene scene, Artifact artifact) {
        ExtensionName name = artifact.extension().orElseThrow();
        String module = artifact.module().orElse(name.stem());
        String words = "No module named '" + module + "'";
        return Finding.about(
                        artifact,
                        INFO,
                        Verdict.NOT_USED,
                        "is never tried: " + whoTries(scene) + ", not " + name.suffix())
                .withLoaderError(Optional.of("ModuleNotFoundError: " + words), words)
                .withFix(scene.advice().reinstallFor(artifact));
    }

    private static String whoTries(Scene scene) {
        String target = scene.target().architecture().label() + " on "
                + scene.target().os().title();
        return scene.suffixes().isEmpty()
                ? "Python for " + target + " looks for other suffixes"
                : "this Python for " + target + " looks for " + String.join(", ", scene.suffixes());
    }

    /**
     * A {@code .pyd} outside Windows, unless its package was installed for Windows; a {@code .so} on Windows, if its
     * package is for every machine: nothing here misses it.
     */
    private static boolean isForOthersByDesign(Scene scene, Artifact artifact) {
        boolean windows = scene.target().os() == OperatingSystem.WINDOWS;
        if (artifact.path().endsWith(".pyd") == windows) {
            return false;
        }
        return windows
                ? artifact.owner().filter(Payload::isPure).isPresent()
                : artifact.path().endsWith(".pyd")
                        && artifact.owner()
                                .filter(owner -> Payload.isForAnotherSystem(
                                        owner, scene.target().os()))
                                .isEmpty();
    }

    /** Files of one key are variants of one module. */
    private static String moduleKey(Artifact artifact) {
        String path = artifact.path();
        String suffix = artifact.extension().map(ExtensionName::suffix).orElse("");
        return path.endsWith(suffix) ? path.substring(0, path.length() - suffix.length()) : path;
    }
}
