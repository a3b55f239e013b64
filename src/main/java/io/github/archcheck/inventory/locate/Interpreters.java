package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Interpreter.Implementation;
import io.github.archcheck.inventory.Interpreter.SuffixSource;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Interpreters that the user names, for {@code --python}. */
public final class Interpreters {
    private static final Pattern VERSION = Pattern.compile(
            "(cpython-?|python-?|cp|pypy-?|pp|graalpy-?|)(\\d)(?:\\.(\\d{1,3})(?:\\.(\\d{1,3}))?|(\\d{1,2}))(t?)(d?)");

    private Interpreters() {}

    /**
     * An interpreter, and what was noticed about it.
     *
     * @param interpreter empty when the file is no interpreter and names none
     */
    public record Located(Optional<Interpreter> interpreter, List<Note> notes) {
        public Located {
            notes = List.copyOf(notes);
        }
    }

    /**
     * An interpreter of which only the version is known: {@code 3.11}, {@code 3.13t}, {@code cp311}, {@code pp310}. Its
     * suffixes follow from the target.
     *
     * @return empty when the text is no such version
     */
    public static Optional<Interpreter> ofVersion(String text) {
        Matcher parts = VERSION.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Implementation implementation = implementation(parts.group(1));
        String minor = parts.group(3) == null ? parts.group(5) : parts.group(3);
        String patch = parts.group(4) == null ? "0" : parts.group(4);
        Version version =
                new Version(Integer.parseInt(parts.group(2)), Integer.parseInt(minor), Integer.parseInt(patch));
        PythonName name = new PythonName(
                implementation,
                Optional.of(version),
                !parts.group(6).isEmpty(),
                !parts.group(7).isEmpty());
        return Optional.of(versionOnly(name, parts.group(4) != null));
    }

    /**
     * The interpreter at a path: a program, a link to one, or the one of a virtual environment.
     *
     * @param file existing or a broken link
     */
    public static Located ofFile(Path file, FileInspector inspector, SystemPlaces places) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        Path prefix =
                Prefixes.ofPrograms(Directories.real(Directories.up(absolute, 1).orElse(absolute)));
        AbsolutePaths paths = AbsolutePaths.of(places, prefix);
        boolean isVirtual = Files.isRegularFile(prefix.resolve(PyvenvConfig.FILE_NAME));
        InterpreterReader.Question question = new InterpreterReader.Question(
                prefix,
                paths,
                isVirtual ? PyvenvConfig.read(prefix) : PyvenvConfig.NONE,
                isVirtual,
                Optional.empty(),
                Optional.empty());
        Survey survey = new InterpreterReader(inspector).read(question, List.of(absolute));
        return new Located(survey.interpreter(), survey.notes());
    }

    /** What the name of a directory says, which has no third number. */
    static Interpreter versionOnly(PythonName name) {
        return versionOnly(name, false);
    }

    private static Interpreter versionOnly(PythonName name, boolean patchKnown) {
        return new Interpreter(
                Path.of(name.directory()),
                Optional.empty(),
                Optional.empty(),
                name.version(),
                patchKnown,
                name.implementation(),
                name.freeThreaded(),
                name.debug(),
                List.of(),
                SuffixSource.UNKNOWN);
    }

    private static Implementation implementation(String text) {
        return switch (text) {
            case "pypy", "pypy-", "pp" -> Implementation.PYPY;
            case "graalpy", "graalpy-" -> Implementation.GRAALPY;
            default -> Implementation.CPYTHON;
        };
    }
}
