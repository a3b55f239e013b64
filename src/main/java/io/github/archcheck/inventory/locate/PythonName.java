package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Interpreter.Implementation;
import io.github.archcheck.platform.Version;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a program or a library directory says about its Python: {@code python3.13t}, {@code pypy3.10},
 * {@code python3-dbg}.
 *
 * @param version major and minor; empty when the name has no minor
 */
record PythonName(Implementation implementation, Optional<Version> version, boolean freeThreaded, boolean debug) {
    private static final Pattern NAME = Pattern.compile(
            "(python|pypy|graalpy)(?:(\\d{1,2})(?:\\.(\\d{1,3}))?)?(t?)(-dbg|-debug|_?d)?(?:-intel64|-arm64)?(?:\\.exe)?");

    /** Empty when the name is not a Python's: {@code python3-config}, {@code pythonw}. */
    static Optional<PythonName> of(String name) {
        Matcher parts = NAME.matcher(name.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        Implementation implementation = switch (parts.group(1)) {
            case "pypy" -> Implementation.PYPY;
            case "graalpy" -> Implementation.GRAALPY;
            default -> Implementation.CPYTHON;
        };
        // The numbers of a GraalPy are its own, not those of the language.
        Optional<Version> version = Optional.ofNullable(parts.group(3))
                .filter(minor -> implementation != Implementation.GRAALPY)
                .map(minor -> Version.of(Integer.parseInt(parts.group(2)), Integer.parseInt(minor)));
        return Optional.of(
                new PythonName(implementation, version, parts.group(4).equals("t"), parts.group(5) != null));
    }

    /** The directory below {@code lib} that holds its site-packages. */
    String directory() {
        String base = implementation == Implementation.PYPY ? "pypy" : "python";
        return base + version.map(v -> v.major() + "." + v.minor()).orElse("3") + (freeThreaded ? "t" : "");
    }

    /** Whether two names may mean one interpreter: equal minor versions, both free-threaded or neither. */
    boolean agrees(PythonName other) {
        return freeThreaded == other.freeThreaded
                && (version.isEmpty()
                        || other.version.isEmpty()
                        || PythonVersions.sameMinor(version.get(), other.version.get()));
    }
}
