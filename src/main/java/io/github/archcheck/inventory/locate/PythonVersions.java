package io.github.archcheck.inventory.locate;

import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of Python in the places where installers leave them. */
final class PythonVersions {
    private static final Pattern LEADING =
            Pattern.compile("\\s*v?(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?.*", Pattern.DOTALL);

    /** {@code cpython-3.11.7-linux-x86_64-gnu} (uv), {@code 3.13.0t} (pyenv), {@code 3.11.4_1} (Homebrew). */
    private static final Pattern DIRECTORY = Pattern.compile(
            "(?:(?:cpython|pypy|graalpy|python)[-@]?)?(\\d{1,2})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?(?:(?:a|b|rc)\\d+)?"
                    + "(t?)(_\\d+|-dev|-[a-z].*|\\+.*)?",
            Pattern.DOTALL);

    private static final Pattern PATCHLEVEL = Pattern.compile("#\\s*define\\s+PY_VERSION\\s+\"(\\d[^\"]{0,40})\"");
    private static final int PATCHLEVEL_BYTES = 16 << 10;

    private PythonVersions() {}

    /**
     * A version as somebody stated it.
     *
     * @param patchKnown whether there was a third number; otherwise it is 0
     */
    record Stated(Version version, boolean patchKnown) {
        boolean isOf(Version minor) {
            return sameMinor(version, minor);
        }
    }

    /** The numbers that a text begins with: {@code 3.11.7.final.0}, {@code 3.13.0rc1}; empty without two of them. */
    static Optional<Version> leading(String text) {
        Matcher parts = LEADING.matcher(text);
        return parts.matches() ? Optional.of(version(parts)) : Optional.empty();
    }

    /** The same, with whether there were three of them. */
    static Optional<Stated> stated(String text) {
        Matcher parts = LEADING.matcher(text);
        return parts.matches() ? Optional.of(new Stated(version(parts), parts.group(3) != null)) : Optional.empty();
    }

    /** The version in the name of an installation's directory. */
    static Optional<Stated> ofDirectory(String name) {
        if (name.startsWith("pypy") || name.startsWith("graalpy")) {
            return Optional.empty();
        }
        Matcher parts = DIRECTORY.matcher(name);
        return parts.matches() ? Optional.of(new Stated(version(parts), parts.group(3) != null)) : Optional.empty();
    }

    /** Whether the name of an installation's directory says that it is a free-threaded build. */
    static boolean saysFreeThreaded(String name) {
        Matcher parts = DIRECTORY.matcher(name);
        return parts.matches() && (parts.group(4).equals("t") || name.contains("+freethreaded"));
    }

    /** From {@code include/python3.11/patchlevel.h}; empty when it is not installed. */
    static Optional<Stated> ofHeaders(Path prefix, String libraryName) {
        try {
            Path header = prefix.resolve("include").resolve(libraryName).resolve("patchlevel.h");
            Matcher define =
                    PATCHLEVEL.matcher(SmallText.read(header, PATCHLEVEL_BYTES).text());
            return define.find() ? stated(define.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static boolean sameMinor(Version one, Version other) {
        return one.major() == other.major() && one.minor() == other.minor();
    }

    private static Version version(Matcher parts) {
        String patch = parts.group(3);
        return new Version(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                patch == null ? 0 : Integer.parseInt(patch));
    }
}
