package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.dyld.Rosetta;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.stream.Stream;

/** The whole process is x86_64 code under Rosetta 2: it works, slower, and only as long as there is a Rosetta. */
final class TranslatedInterpreter implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC004",
            "translated-interpreter",
            Severity.WARNING,
            "the environment runs translated by Rosetta 2: slower, and only until Rosetta is gone");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        boolean translated = scene.target().os() == OperatingSystem.MACOS
                && scene.target().translated()
                && !InterpreterCannotRun.applies(scene);
        if (!translated) {
            return Stream.empty();
        }
        boolean decidedByInterpreter = !scene.asked().translated();
        String message = decidedByInterpreter
                ? "the interpreter is x86_64 only, so on Apple Silicon everything here runs translated by Rosetta 2: slower,"
                        + " without AVX up to macOS 14, and not at all from macOS " + (Rosetta.lastMajor() + 1)
                : "everything here runs translated by Rosetta 2: slower, without AVX up to macOS 14, and not at all from"
                        + " macOS " + (Rosetta.lastMajor() + 1);
        return Stream.of(Finding.aboutRoot(INFO, message)
                .implying(Verdict.RUNS_TRANSLATED)
                .withFix(scene.advice().rebuildNatively()));
    }
}
