package io.github.archcheck.cli;

import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.locate.ActiveEnvironment;
import io.github.archcheck.inventory.locate.Interpreters;
import io.github.archcheck.inventory.locate.Locators;
import io.github.archcheck.inventory.locate.SystemPlaces;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.packaging.tags.WheelName;
import io.github.archcheck.packaging.tags.WheelTag;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Which Python something is to be installed for. */
final class PythonChoice {
    private static final String NEWEST = "3.13";

    private PythonChoice() {}

    /** Of {@code --python}, else of the environment that the user works in. */
    static Optional<Interpreter> of(Session session, Asked asked, FileInspector inspector) throws IOException {
        if (asked.python().isPresent()) {
            return asked.python();
        }
        Optional<Path> active = ActiveEnvironment.find(session.environment(), session.workingDirectory());
        if (active.isEmpty()) {
            return Optional.empty();
        }
        return Locators.locate(active.get(), inspector, asked.places())
                .interpreter()
                .filter(python -> python.version().isPresent());
    }

    /** The first {@code python3} on the search path, which is read and not run. */
    static Optional<Interpreter> onSearchPath(Session session, FileInspector inspector, SystemPlaces places)
            throws IOException {
        for (String directory : session.environment().getOrDefault("PATH", "").split(":", -1)) {
            Optional<Path> file = program(session.workingDirectory(), directory);
            if (file.isPresent()) {
                return Interpreters.ofFile(file.get(), inspector, places)
                        .interpreter()
                        .filter(python -> python.version().isPresent());
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> program(Path workingDirectory, String directory) {
        try {
            return Optional.of(workingDirectory.resolve(directory).resolve("python3"))
                    .filter(file -> !directory.isEmpty() && Files.isRegularFile(file));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** What a wheel says of the Python it is for; the newest common one when it is for many. */
    static Interpreter of(WheelName wheel) {
        return wheel.tags().stream()
                .filter(tag -> !tag.abi().startsWith("abi3"))
                .map(WheelTag::python)
                .filter(python -> python.matches("(cp|pp)\\d{2,4}"))
                .max((a, b) -> Integer.compare(number(a), number(b)))
                .map(python -> python + (isFreeThreaded(wheel) ? "t" : ""))
                .flatMap(Interpreters::ofVersion)
                .orElseGet(PythonChoice::newest);
    }

    /** For what is for many. */
    static Interpreter newest() {
        return Interpreters.ofVersion(NEWEST).orElseThrow();
    }

    private static boolean isFreeThreaded(WheelName wheel) {
        return !wheel.tags().isEmpty()
                && wheel.tags().stream().allMatch(tag -> tag.abi().endsWith("t"));
    }

    private static int number(String tag) {
        return Integer.parseInt(tag.substring(2));
    }

    /** The same, of which the file does not count: what is to be installed runs on another machine. */
    static Interpreter versionOnly(Interpreter interpreter) {
        String prefix = switch (interpreter.implementation()) {
            case CPYTHON -> "cp";
            case PYPY -> "pp";
            case GRAALPY -> "graalpy";
        };
        String flags = (interpreter.freeThreaded() ? "t" : "") + (interpreter.debug() ? "d" : "");
        return interpreter
                .versionText()
                .flatMap(version -> Interpreters.ofVersion(prefix + version + flags))
                .orElse(interpreter);
    }

    static PythonTarget target(Interpreter interpreter) {
        PythonTarget.Implementation implementation = switch (interpreter.implementation()) {
            case CPYTHON -> PythonTarget.Implementation.CPYTHON;
            case PYPY -> PythonTarget.Implementation.PYPY;
            case GRAALPY -> PythonTarget.Implementation.GRAALPY;
        };
        Version version = interpreter.version().orElseThrow();
        return new PythonTarget(
                implementation, version, interpreter.patchKnown(), interpreter.freeThreaded(), interpreter.debug());
    }
}
