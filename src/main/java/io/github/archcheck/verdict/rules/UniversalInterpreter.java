package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.loader.dyld.Rosetta;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Use;
import java.util.stream.Stream;

/** A universal interpreter is judged native; started by an Intel terminal or IDE it is a translated process. */
final class UniversalInterpreter implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC015",
            "may-run-translated",
            Severity.INFO,
            "a universal interpreter that is translated when started from a translated shell");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        boolean universal = scene.target().os() == OperatingSystem.MACOS
                && scene.target().architecture() == Known.ARM64
                && scene.target().osVersion().map(Rosetta::runs).orElse(true)
                && scene.interpreter()
                        .map(Interpreter::architectures)
                        .filter(have -> have.contains(Known.X86_64) && have.contains(Known.ARM64))
                        .isPresent();
        if (!universal) {
            return Stream.empty();
        }
        long onlyNative = scene.assessments().stream()
                .filter(a -> a.use() == Use.OPENED
                        && a.works()
                        && !Architectures.of(a.artifact()).contains(Known.X86_64)
                        && a.artifact().owner().isPresent())
                .count();
        return Stream.of(Finding.aboutRoot(
                INFO,
                "the interpreter is universal and judged as a native arm64 process; started from a translated shell or IDE it"
                        + " runs under Rosetta 2"
                        + (onlyNative == 0
                                ? ""
                                : ", where " + onlyNative + " arm64-only " + (onlyNative == 1 ? "library" : "libraries")
                                        + " would fail")));
    }
}
