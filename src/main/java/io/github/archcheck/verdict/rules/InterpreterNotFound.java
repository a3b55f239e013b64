package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Note;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** Without the interpreter nobody knows which process it is; the target is taken as given. */
final class InterpreterNotFound implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC901",
            "interpreter-not-found",
            Severity.WARNING,
            "the environment names an interpreter that could not be found or read");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Noted.because(Note.Kind.INTERPRETER_MISSING, INFO, scene);
    }
}
