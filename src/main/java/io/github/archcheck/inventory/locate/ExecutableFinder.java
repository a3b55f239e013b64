package io.github.archcheck.inventory.locate;

import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the interpreter of one environment: its own candidates first, then what its configuration names. */
final class ExecutableFinder {
    private static final String FRAMEWORK_APPLICATION = "Resources/Python.app/Contents/MacOS/Python";

    private final Path root;
    private final Path realRoot;
    private final AbsolutePaths paths;
    private final FileInspector inspector;
    private final PyvenvConfig config;
    private final List<Note> notes = new ArrayList<>();

    /** @param root of the environment, as its user named it */
    ExecutableFinder(Path root, AbsolutePaths paths, FileInspector inspector, PyvenvConfig config) {
        this.root = root;
        this.realRoot = Directories.real(root);
        this.paths = paths;
        this.inspector = inspector;
        this.config = config;
    }

    /** Where an environment of any system keeps its interpreter, in the order to try; existing names only. */
    static List<Path> candidates(Path root, boolean isVirtual) {
        List<Path> found = new ArrayList<>();
        Path bin = root.resolve("bin");
        List<String> first = isVirtual ? List.of("python", "python3") : List.of("python3", "python");
        first.stream().map(bin::resolve).forEach(found::add);
        Directories.names(bin).stream()
                .filter(name -> !first.contains(name) && PythonName.of(name).isPresent())
                .map(bin::resolve)
                .forEach(found::add);
        for (String program : List.of("python.exe", "pypy3.exe", "pypy.exe", "graalpy.exe")) {
            found.add(root.resolve("Scripts").resolve(program));
            found.add(root.resolve(program));
        }
        found.removeIf(path -> !Files.exists(path, LinkOption.NOFOLLOW_LINKS));
        return List.copyOf(found);
    }

    /** What was noticed on the way; to be asked for after {@link #find}. */
    List<Note> notes() {
        return List.copyOf(notes);
    }

    /** Empty when neither a candidate nor the configuration names any interpreter. */
    Optional<Executable> find(List<Path> candidates) throws IOException {
        List<String> failures = new ArrayList<>();
        Optional<Executable> script = Optional.empty();
        for (Path candidate : candidates) {
            LinkChain chain = LinkChain.follow(Directories.rebase(candidate, root, realRoot), paths);
            if (chain.end().isEmpty()) {
                failures.add(chain.text(realRoot));
                continue;
            }
            Optional<Executable> program = program(candidate, chain.end().get());
            if (program.isPresent() && isScript(program.get())) {
                script = script.or(() -> program);
            } else if (program.isPresent()) {
                noteMove(candidate, chain);
                return program;
            }
        }
        return instead(candidates, failures, script);
    }

    private Optional<Executable> instead(List<Path> candidates, List<String> failures, Optional<Executable> script)
            throws IOException {
        Optional<Executable> configured = configured();
        String then = configured
                .map(e -> "; taking " + Directories.shown(root, e.named()) + ", which " + PyvenvConfig.FILE_NAME
                        + " names")
                .orElse("; going on without it");
        if (!failures.isEmpty()) {
            note(Note.Kind.INTERPRETER_MISSING, candidates.get(0), "the link is broken: " + failures.get(0) + then);
        } else if (script.isPresent()) {
            boolean isWrapper =
                    content(script.get()).filter(Content.SCRIPT::equals).isPresent();
            Note.Kind kind =
                    configured.isPresent() && isWrapper ? Note.Kind.INFORMATION : Note.Kind.INTERPRETER_MISSING;
            note(kind, script.get().named(), "is " + what(script.get()) + ", not a program" + then);
        } else if (configured.isPresent()) {
            note(Note.Kind.INTERPRETER_MISSING, root, "there is no interpreter here" + then);
        }
        if (configured.isPresent()) {
            return configured.map(e -> candidates.isEmpty()
                    ? e
                    : new Executable(candidates.get(0), e.resolved(), e.real(), e.inspection()));
        }
        return script.map(ExecutableFinder::withoutScript)
                .or(() -> candidates.stream().findFirst().map(Executable::missing));
    }

    /** A shell script starts some other program, which we do not know; any other text is what will be executed. */
    private static Executable withoutScript(Executable script) {
        return content(script)
                .filter(Content.SCRIPT::equals)
                .map(i -> Executable.missing(script.named()))
                .orElse(script);
    }

    private Optional<Executable> configured() throws IOException {
        List<Path> named = new ArrayList<>();
        for (String key : List.of("executable", "base-executable")) {
            config.get(key).flatMap(text -> paths.resolve(root, text)).ifPresent(named::add);
        }
        Optional<Path> home = config.get("home").flatMap(text -> paths.resolve(root, text));
        if (home.isPresent()) {
            config.version()
                    .map(ExecutableFinder::program)
                    .map(home.get()::resolve)
                    .ifPresent(named::add);
            for (String name : List.of("python3", "python", "python.exe", "pypy3", "pypy", "graalpy")) {
                named.add(home.get().resolve(name));
            }
        }
        for (Path path : named) {
            Optional<Path> end = LinkChain.follow(path, paths).end();
            Optional<Executable> program = end.isPresent() ? program(path, end.get()) : Optional.empty();
            if (program.isPresent() && !isScript(program.get())) {
                return program;
            }
        }
        return Optional.empty();
    }

    private static String program(Version version) {
        return "python" + version.major() + "." + version.minor();
    }

    private Optional<Executable> program(Path named, Path resolved) throws IOException {
        if (!Files.isRegularFile(resolved)) {
            return Optional.empty();
        }
        Path real = application(resolved).orElse(resolved);
        return Optional.of(
                new Executable(named, Optional.of(resolved), Optional.of(real), Optional.of(inspector.inspect(real))));
    }

    /** In a framework {@code bin/python3.11} only starts the application, also when it was copied elsewhere. */
    private Optional<Path> application(Path resolved) {
        Optional<Path> own = Directories.up(resolved, 1).flatMap(ExecutableFinder::applicationBeside);
        if (own.isPresent() || !resolved.startsWith(realRoot)) {
            return own;
        }
        return config.get("home")
                .flatMap(text -> paths.resolve(root, text))
                .flatMap(home -> LinkChain.follow(home, paths).end())
                .flatMap(ExecutableFinder::applicationBeside);
    }

    private static Optional<Path> applicationBeside(Path bin) {
        return Directories.up(bin, 1)
                .map(prefix -> prefix.resolve(FRAMEWORK_APPLICATION))
                .filter(Files::isRegularFile);
    }

    private static boolean isScript(Executable program) {
        return program.inspection()
                .filter(Inspection.NotBinary.class::isInstance)
                .isPresent();
    }

    private static String what(Executable script) {
        return content(script).map(Content::title).orElse("something else");
    }

    private static Optional<Content> content(Executable program) {
        return program.inspection()
                .flatMap(i -> i instanceof Inspection.NotBinary n ? Optional.of(n.content()) : Optional.empty());
    }

    private void noteMove(Path candidate, LinkChain chain) {
        if (chain.moved()) {
            note(
                    Note.Kind.INFORMATION,
                    candidate,
                    "followed inside the root file system that holds the environment: " + chain.text(realRoot));
        }
    }

    private void note(Note.Kind kind, Path path, String message) {
        notes.add(new Note(kind, Directories.shown(root, path), message));
    }
}
