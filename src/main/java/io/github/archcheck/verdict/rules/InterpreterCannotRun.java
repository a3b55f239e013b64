package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.dyld.Rosetta;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Target;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment's own Python does not start on the target, so nothing in it does. */
final class InterpreterCannotRun implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC002", "interpreter-cannot-run", Severity.ERROR, "the environment's Python does not start on the target");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return scene
                .interpreter()
                .flatMap(python -> reason(scene, python))
                .map(reason -> Finding.aboutRoot(INFO, reason)
                        .withLoaderError(words(scene), words(scene).orElse(""))
                        .withFix(scene.advice().rebuildEnvironment()))
                .stream();
    }

    private static Optional<String> reason(Scene scene, Interpreter python) {
        String have = python.architectures().stream()
                .map(Architecture::label)
                .distinct()
                .collect(Collectors.joining(" and "));
        Target target = scene.target();
        String subject = "the interpreter " + python.file().getFileName() + " is built for " + have;
        if (target.translated() && !target.osVersion().map(Rosetta::runs).orElse(true)) {
            return Optional.of("macOS " + target.osVersion().orElseThrow().major()
                    + " has no Rosetta 2: it starts no x86_64 process");
        }
        if (target.translated() && !have.isEmpty() && !python.architectures().contains(Architecture.Known.X86_64)) {
            return Optional.of(subject + ", so it cannot be started as a translated x86_64 process");
        }
        return refusal(scene)
                .map(refusal -> have.isEmpty()
                        ? "the interpreter " + python.file().getFileName() + " is no program for "
                                + target.os().title()
                        : subject + ", and the target process is "
                                + target.architecture().label() + " on "
                                + target.os().title());
    }

    private static Optional<Answer.Refuses> refusal(Scene scene) {
        return scene.interpreterAnswer()
                .filter(Answer.Refuses.class::isInstance)
                .map(Answer.Refuses.class::cast);
    }

    private static Optional<String> words(Scene scene) {
        return refusal(scene)
                .map(refusal -> refusal.wordsFor(
                        scene.interpreter().orElseThrow().file().toString()))
                .filter(words -> !words.isEmpty());
    }

    /** Whether this rule fires; then the lines about single packages only repeat it. */
    static boolean applies(Scene scene) {
        return scene.interpreter().flatMap(python -> reason(scene, python)).isPresent();
    }
}
