package io.github.archcheck.inventory.locate;

import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Interpreter.Implementation;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts together what an environment's files say of its interpreter. */
final class InterpreterReader {
    private final FileInspector inspector;

    InterpreterReader(FileInspector inspector) {
        this.inspector = inspector;
    }

    /**
     * What is asked about.
     *
     * @param root of the environment, as its user named it
     * @param isVirtual whether the standard library lies elsewhere
     * @param recorded the version that a package manager recorded
     * @param wanted when only one Python of several counts, such as that of {@code lib/python3.9/site-packages}
     */
    record Question(
            Path root,
            AbsolutePaths paths,
            PyvenvConfig config,
            boolean isVirtual,
            Optional<PythonVersions.Stated> recorded,
            Optional<PythonName> wanted) {}

    /**
     * A version, and what it was read from.
     *
     * @param from in words
     */
    private record Told(PythonVersions.Stated stated, String from) {}

    Survey read(Question question) throws IOException {
        List<Path> candidates = ExecutableFinder.candidates(question.root(), question.isVirtual());
        List<Path> chosen = question.wanted()
                .map(w -> candidates.stream().filter(c -> fits(c, w)).toList())
                .orElse(candidates);
        return read(question, chosen);
    }

    /** The same for candidates that somebody else chose. */
    Survey read(Question question, List<Path> candidates) throws IOException {
        ExecutableFinder finder = new ExecutableFinder(question.root(), question.paths(), inspector, question.config());
        Optional<Executable> executable = finder.find(candidates);
        List<Note> notes = new ArrayList<>(question.config().notes());
        notes.addAll(finder.notes());
        Path realRoot = Directories.real(question.root());
        Optional<Path> base = base(question, executable);
        PythonName name = name(question, executable, base, notes);
        List<Path> libraries =
                base.map(b -> Prefixes.standardLibraries(b, name)).orElse(List.of());
        Optional<Inspection> inspection = executable.flatMap(Executable::inspection);
        SuffixReader.Found suffixes = SuffixReader.read(libraries, name, inspection);
        if (executable.isEmpty() && name.version().isEmpty()) {
            return new Survey(Optional.empty(), name, base, notes);
        }
        Optional<Told> told = fullVersion(question, name, base, executable);
        Optional<PythonVersions.Stated> version = told.map(Told::stated);
        Interpreter interpreter = new Interpreter(
                executable.map(Executable::named).orElse(Path.of(name.directory())),
                executable.flatMap(Executable::real).map(p -> Directories.rebase(p, realRoot, question.root())),
                inspection,
                version.map(PythonVersions.Stated::version),
                version.filter(PythonVersions.Stated::patchKnown).isPresent(),
                name.implementation(),
                name.freeThreaded() || suffixes.hasFlag('t'),
                name.debug() || suffixes.hasFlag('d'),
                suffixes.suffixes(),
                suffixes.source(),
                told.map(Told::from));
        return new Survey(Optional.of(interpreter), name, base, notes);
    }

    private static boolean fits(Path candidate, PythonName wanted) {
        Path end = Directories.real(candidate);
        return PythonName.of(Directories.name(end))
                .filter(n -> n.implementation() == wanted.implementation() && n.agrees(wanted))
                .isPresent();
    }

    /** The first prefix that has a standard library; without any, the first that is named at all. */
    private static Optional<Path> base(Question question, Optional<Executable> executable) {
        List<Path> prefixes = new ArrayList<>();
        if (!question.isVirtual()) {
            prefixes.add(question.root());
        }
        for (String key : List.of("home", "base-prefix")) {
            question.config()
                    .get(key)
                    .flatMap(text -> question.paths().resolve(question.root(), text))
                    .flatMap(path -> LinkChain.follow(path, question.paths()).end())
                    .map(Prefixes::ofPrograms)
                    .ifPresent(prefixes::add);
        }
        executable
                .flatMap(Executable::resolved)
                .map(Path::getParent)
                .map(Prefixes::ofPrograms)
                .filter(prefix -> !question.isVirtual() || !prefix.equals(Directories.real(question.root())))
                .ifPresent(prefixes::add);
        return prefixes.stream()
                .filter(Prefixes::hasStandardLibrary)
                .findFirst()
                .or(() -> prefixes.stream().findFirst());
    }

    private static PythonName name(
            Question question, Optional<Executable> executable, Optional<Path> base, List<Note> notes) {
        Optional<PythonName> program =
                executable.flatMap(Executable::resolved).flatMap(p -> PythonName.of(Directories.name(p)));
        Implementation implementation = implementation(question, program, base);
        Optional<Version> programs = program.flatMap(PythonName::version);
        Optional<Version> configured = question.config().version();
        if (programs.isPresent()
                && configured.isPresent()
                && implementation != Implementation.GRAALPY
                && !PythonVersions.sameMinor(programs.get(), configured.get())) {
            notes.add(new Note(
                    Note.Kind.INFORMATION,
                    PyvenvConfig.FILE_NAME,
                    "says version " + configured.get() + ", but the interpreter is " + programs.get()
                            + " now: packages installed before are not found by it"));
        }
        List<LibraryDirectory> libraries = LibraryDirectory.under(question.root()).stream()
                .filter(l -> l.name().version().isPresent())
                .toList();
        Optional<Version> minor = programs.or(() -> question.wanted().flatMap(PythonName::version))
                .or(() -> configured)
                .or(() -> question.recorded().map(PythonVersions.Stated::version))
                .or(() -> libraries.stream().findFirst().flatMap(l -> l.name().version()))
                .or(() -> base.flatMap(InterpreterReader::fromNames).map(PythonVersions.Stated::version))
                .or(() -> base.flatMap(InterpreterReader::fromLibraries));
        boolean freeThreaded = program.filter(PythonName::freeThreaded).isPresent()
                || question.wanted().filter(PythonName::freeThreaded).isPresent()
                || onlyFreeThreaded(libraries, minor)
                || base.filter(b -> PythonVersions.saysFreeThreaded(Directories.name(b)))
                        .isPresent();
        return new PythonName(
                implementation,
                minor.map(v -> Version.of(v.major(), v.minor())),
                freeThreaded,
                program.filter(PythonName::debug).isPresent());
    }

    private static boolean onlyFreeThreaded(List<LibraryDirectory> libraries, Optional<Version> minor) {
        List<LibraryDirectory> same = libraries.stream()
                .filter(l -> minor.isPresent() && l.name().version().equals(minor))
                .toList();
        return !same.isEmpty() && same.stream().allMatch(l -> l.name().freeThreaded());
    }

    private static Implementation implementation(Question question, Optional<PythonName> program, Optional<Path> base) {
        // A program that is called python3.11 after all links is CPython's; a bare "python" may be a launcher's copy.
        Optional<Implementation> named = program.filter(
                        p -> p.version().isPresent() || p.implementation() != Implementation.CPYTHON)
                .or(question::wanted)
                .map(PythonName::implementation)
                .or(() -> question.config().get("implementation").flatMap(InterpreterReader::implementation))
                .or(() -> base.map(Directories::name).flatMap(InterpreterReader::implementation));
        return named.or(() -> LibraryDirectory.under(base.orElse(question.root())).stream()
                        .filter(LibraryDirectory::hasStandardLibrary)
                        .map(l -> l.name().implementation())
                        .findFirst())
                .orElse(Implementation.CPYTHON);
    }

    private static Optional<Implementation> implementation(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("pypy")) {
            return Optional.of(Implementation.PYPY);
        }
        return lower.contains("graal") ? Optional.of(Implementation.GRAALPY) : Optional.empty();
    }

    /** {@code versions/3.11.7} (pyenv), {@code Versions/3.11} (framework), {@code python@3.11/3.11.4_1} (Homebrew). */
    private static Optional<PythonVersions.Stated> fromNames(Path prefix) {
        return PythonVersions.ofDirectory(Directories.name(prefix))
                .or(() -> Directories.up(prefix, 1)
                        .map(Directories::name)
                        .filter(name -> name.contains("python"))
                        .flatMap(PythonVersions::ofDirectory));
    }

    private static Optional<Version> fromLibraries(Path prefix) {
        return LibraryDirectory.under(prefix).stream()
                .filter(LibraryDirectory::hasStandardLibrary)
                .flatMap(l -> l.name().version().stream())
                .findFirst();
    }

    /** With the third number when something says it. */
    private static Optional<Told> fullVersion(
            Question question, PythonName name, Optional<Path> base, Optional<Executable> executable) {
        if (name.version().isEmpty()) {
            return Optional.empty();
        }
        Version minor = name.version().get();
        return question.config()
                .stated()
                .filter(v -> v.isOf(minor) && v.patchKnown())
                .map(v -> new Told(v, PyvenvConfig.FILE_NAME))
                .or(() -> question.recorded()
                        .filter(v -> v.isOf(minor))
                        .map(v -> new Told(v, "the package manager's record")))
                .or(() -> base.flatMap(b -> PythonVersions.ofHeaders(b, name.directory()))
                        .filter(v -> v.isOf(minor))
                        .map(v -> new Told(v, "include/" + name.directory() + "/patchlevel.h")))
                .or(() -> base.flatMap(InterpreterReader::fromNames)
                        .filter(v -> v.isOf(minor))
                        .map(v -> new Told(v, "the name of its installation's directory")))
                .or(() -> Optional.of(
                        new Told(new PythonVersions.Stated(minor, false), minorFrom(question, minor, executable))));
    }

    /** In the order of {@link #name}. */
    private static String minorFrom(Question question, Version minor, Optional<Executable> executable) {
        boolean named = executable
                .flatMap(Executable::resolved)
                .flatMap(p -> PythonName.of(Directories.name(p)))
                .flatMap(PythonName::version)
                .isPresent();
        if (named) {
            return "the program's name";
        }
        boolean configured = question.wanted().flatMap(PythonName::version).isEmpty()
                && question.config()
                        .version()
                        .filter(v -> PythonVersions.sameMinor(v, minor))
                        .isPresent();
        return configured ? PyvenvConfig.FILE_NAME : "the name of its library's directory";
    }
}
