package io.github.archcheck.report;

import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.platform.Architecture;
import java.util.stream.Collectors;

/** An interpreter in words: {@code Python 3.11.4 · arm64}. */
public final class PythonTitle {
    private PythonTitle() {}

    /** @param dot what stands between the parts, with its blanks */
    public static String of(Interpreter python, String dot) {
        String name = switch (python.implementation()) {
            case CPYTHON -> "Python";
            case PYPY -> "PyPy";
            case GRAALPY -> "GraalPy";
        };
        String architectures = python.architectures().stream()
                .map(Architecture::label)
                .distinct()
                .collect(Collectors.joining("+"));
        return name
                + python.versionText().map(v -> " " + v).orElse("")
                + (python.freeThreaded() ? "t" : "")
                + (architectures.isEmpty() ? "" : dot + architectures);
    }
}
