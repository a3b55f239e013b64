package io.github.archcheck.testkit;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.Symbols;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.inventory.Alteration;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.ExtensionName;
import io.github.archcheck.inventory.ExtensionNames;
import io.github.archcheck.inventory.ExtensionSuffixes;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.ModuleNames;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.inventory.source.PythonFiles;
import io.github.archcheck.loader.Linker;
import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Place;
import io.github.archcheck.loader.TargetFiles;
import io.github.archcheck.loader.system.Loaders;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import io.github.archcheck.platform.Version;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Judge;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.TargetSystem;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * An environment in memory, judged for one target. Its files are read by the real parsers. Paths are relative to
 * site-packages unless said otherwise; what follows {@link #owned} belongs to that distribution.
 */
public final class Scenes {
    public static final Path ROOT = Path.of("/v");
    public static final String SITE = "lib/python3.11/site-packages/";
    private static final String DYNLOAD = "lib/python3.11/lib-dynload/";
    private static final Inspector INSPECTOR = new Inspector(Parsers.ALL);

    private final Target target;
    private final List<Artifact> artifacts = new ArrayList<>();
    private final Set<Distribution> distributions = new LinkedHashSet<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Alteration> alterations = new ArrayList<>();
    private Optional<Interpreter> interpreter = Optional.empty();
    private Optional<Interpreter> option = Optional.empty();
    private Optional<Distribution> owner = Optional.empty();
    private EnvironmentKind kind = EnvironmentKind.VENV;
    private final Map<String, Load> loads = new HashMap<>();
    private boolean externallyManaged;
    private String rootText = "venv";

    private Scenes(Target target) {
        this.target = target;
    }

    /** @param name as {@code --target} accepts it */
    public static Scenes on(String name) {
        try {
            return new Scenes(TargetNames.parse(name));
        } catch (UnknownTargetException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static Inspection inspect(byte[] content) {
        try {
            return INSPECTOR.inspect(new ArraySource(content));
        } catch (ClosedByInterruptException e) {
            throw new AssertionError(e);
        }
    }

    /** CPython, outside the environment; its suffixes are those of the machine that it was built for. */
    public Scenes python(String version, Built program) {
        interpreter = Optional.of(interpreter(version, inspect(program.bytes())));
        return this;
    }

    /** The same, inside the environment, as in a conda prefix. */
    public Scenes pythonInside(String version, Built program) {
        python(version, program);
        return add(Role.INTERPRETER, "bin/python" + version, inspect(program.bytes()), Optional.empty());
    }

    /** An interpreter whose file is text, or worse. */
    public Scenes pythonOfBytes(String version, byte[] content) {
        interpreter = Optional.of(interpreter(version, inspect(content)));
        return this;
    }

    /** The same interpreter, of another kind. */
    public Scenes freeThreaded(Interpreter.Implementation implementation) {
        Interpreter python = interpreter.orElseThrow();
        interpreter = Optional.of(new Interpreter(
                python.file(),
                python.realFile(),
                python.inspection(),
                python.version(),
                python.patchKnown(),
                implementation,
                true,
                false,
                List.of(),
                Interpreter.SuffixSource.UNKNOWN));
        return this;
    }

    /** {@code --python}, which overrules the environment's own. */
    public Scenes option(String version, Built program) {
        option = Optional.of(interpreter(version, inspect(program.bytes())));
        return this;
    }

    public static Interpreter interpreter(String version, Inspection inspection) {
        boolean freeThreaded = version.endsWith("t");
        Optional<Version> parsed = Version.parse(version.replace("t", ""));
        Path file = ROOT.resolve("bin/python" + version);
        return new Interpreter(
                file,
                Optional.of(Path.of("/opt/python/bin/python" + version)),
                Optional.of(inspection),
                parsed,
                version.chars().filter(c -> c == '.').count() == 2,
                Interpreter.Implementation.CPYTHON,
                freeThreaded,
                false,
                parsed.map(v -> suffixes(v, freeThreaded, inspection)).orElse(List.of()),
                Interpreter.SuffixSource.SYSCONFIG);
    }

    private static List<String> suffixes(Version version, boolean freeThreaded, Inspection inspection) {
        if (!(inspection instanceof Inspection.Parsed parsed)
                || parsed.binary().images().isEmpty()) {
            return List.of();
        }
        Image image = parsed.binary().images().get(0);
        Optional<OperatingSystem> os = switch (parsed.binary().format()) {
            case MACH_O -> Optional.of(OperatingSystem.MACOS);
            case ELF -> Optional.of(OperatingSystem.LINUX);
            case PE -> Optional.of(OperatingSystem.WINDOWS);
            case AR, WASM, BITCODE, XCOFF -> Optional.empty();
        };
        boolean musl = image.needs().stream().anyMatch(need -> need.name().contains("musl"));
        Optional<Libc> libc = musl ? Optional.of(new Libc(Libc.Kind.MUSL, Version.of(1, 2))) : Optional.empty();
        return os.isPresent() && image.architecture() instanceof Architecture.Known known
                ? ExtensionSuffixes.derive(
                        Interpreter.Implementation.CPYTHON, version, freeThreaded, false, os.get(), known, libc)
                : List.of();
    }

    public Scenes kind(EnvironmentKind newKind) {
        kind = newKind;
        return this;
    }

    public Scenes externallyManaged() {
        externallyManaged = true;
        return this;
    }

    /** As the user wrote it. */
    public Scenes root(String text) {
        rootText = text;
        return this;
    }

    /** A distribution by pip; what comes next is its own. */
    public Scenes owned(String name, String version, String... tags) {
        return owned(name, version, "pip", Distribution.Kind.DIST_INFO, tags);
    }

    public Scenes owned(String name, String version, String installer, Distribution.Kind metadata, String... tags) {
        Distribution distribution = new Distribution(
                name,
                Optional.of(version).filter(v -> !v.isEmpty()),
                Optional.of(installer).filter(i -> !i.isEmpty()),
                List.of(tags),
                metadata,
                SITE + name + "-" + version + ".dist-info");
        distributions.add(distribution);
        owner = Optional.of(distribution);
        return this;
    }

    public Scenes unowned() {
        owner = Optional.empty();
        return this;
    }

    public Scenes extension(String path, Built content) {
        return extension(path, content.bytes());
    }

    public Scenes extension(String path, byte[] content) {
        return add(Role.EXTENSION, SITE + path, inspect(content), ModuleNames.of(path));
    }

    /** An extension module of the standard library, below lib-dynload. */
    public Scenes standard(String name, Built content) {
        return add(Role.EXTENSION, DYNLOAD + name, inspect(content.bytes()), ModuleNames.of(name));
    }

    public Scenes library(String path, Built content) {
        return library(path, content.bytes());
    }

    public Scenes library(String path, byte[] content) {
        return add(Role.LIBRARY, SITE + path, inspect(content), Optional.empty());
    }

    public Scenes program(String path, Built content) {
        return file(Role.PROGRAM, SITE + path, content.bytes());
    }

    /** A program in {@code bin}. */
    public Scenes command(String name, Built content) {
        return add(Role.PROGRAM, "bin/" + name, inspect(content.bytes()), Optional.empty());
    }

    /** @param path relative to the root */
    public Scenes file(Role role, String path, Built content) {
        return file(role, path, content.bytes());
    }

    public Scenes file(Role role, String path, byte[] content) {
        return add(role, path, inspect(content), Optional.empty());
    }

    /** The last file stands beside a Python module of its name. */
    public Scenes withPythonTwin() {
        Artifact last = artifacts.remove(artifacts.size() - 1);
        artifacts.add(copy(last, true, last.otherNames()));
        return this;
    }

    /** The last file has other names, relative to site-packages. */
    public Scenes alsoKnownAs(String... names) {
        Artifact last = artifacts.remove(artifacts.size() - 1);
        artifacts.add(copy(last, last.hasPythonTwin(), List.of(names)));
        return this;
    }

    public Scenes note(Note.Kind noteKind, String path, String message) {
        notes.add(new Note(noteKind, path, message));
        return this;
    }

    public Scenes altered(Alteration alteration) {
        alterations.add(alteration);
        return this;
    }

    public Scenes shuffled(Random random) {
        Collections.shuffle(artifacts, random);
        return this;
    }

    private static Artifact copy(Artifact artifact, boolean hasPythonTwin, List<String> otherNames) {
        return new Artifact(
                artifact.path(),
                artifact.file(),
                artifact.inspection(),
                artifact.role(),
                artifact.owner(),
                artifact.extension(),
                artifact.module(),
                hasPythonTwin,
                otherNames);
    }

    private Scenes add(Role role, String path, Inspection inspection, Optional<String> module) {
        Path file = ROOT.resolve(path);
        Optional<ExtensionName> extension = ExtensionNames.parse(path.substring(path.lastIndexOf('/') + 1));
        artifacts.add(new Artifact(path, file, inspection, role, owner, extension, module, false, List.of()));
        return this;
    }

    public Inventory inventory() {
        Environment environment = new Environment(
                ROOT,
                kind,
                interpreter,
                List.of(
                        new SiteDirectory(ROOT.resolve(DYNLOAD), SiteDirectory.Origin.STDLIB),
                        new SiteDirectory(ROOT.resolve(SITE), SiteDirectory.Origin.SITE)),
                List.of(ROOT),
                Optional.empty(),
                externallyManaged,
                notes);
        return new Inventory(
                environment,
                artifacts,
                distributions.stream()
                        .sorted(Comparator.comparing(Distribution::name))
                        .toList(),
                List.of(),
                notes,
                artifacts.size(),
                alterations);
    }

    public Judged judge() {
        return new Judge(BuiltInRules.ALL, Loaders::forTarget, (t, i, p) -> system(), PythonFiles.NONE)
                .judge(inventory(), target, option, rootText, finding -> true);
    }

    /**
     * What the target's loader answers when a file is opened or started; for all others, that nothing is wrong.
     *
     * @param path relative to site-packages
     */
    public Scenes faults(String path, Load.Fault... faults) {
        loads.put(ROOT.resolve(SITE + path).toString(), new Load(List.of(), List.of(), List.of(faults)));
        return this;
    }

    /** What the target's loader maps along when a file is opened. */
    public Scenes brings(String path, String... libraries) {
        List<Load.LoadedImage> images = new ArrayList<>();
        for (String library : libraries) {
            images.add(new Load.LoadedImage(new Place.File(at(library), new Inspection.Unreadable("not read")), 0));
        }
        loads.put(at(path), new Load(images, List.of(), List.of()));
        return this;
    }

    /** The path that processes of the target use for a file below site-packages. */
    public static String at(String path) {
        return ROOT.resolve(SITE + path).toString();
    }

    private Optional<TargetSystem> system() {
        return loads.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new TargetSystem(new PreparedLinker(loads), new NoFiles(), Path::toString, Path::toString));
    }

    private record PreparedLinker(Map<String, Load> loads) implements Linker {
        @Override
        public Load open(String path) {
            return loads.getOrDefault(path, new Load(List.of(), List.of(), List.of()));
        }

        @Override
        public Load start(String path) {
            return open(path);
        }
    }

    private record NoFiles() implements TargetFiles {
        @Override
        public Place at(String path) {
            return new Place.Unknown();
        }

        @Override
        public Optional<byte[]> read(String path, int limitBytes) {
            return Optional.empty();
        }

        @Override
        public Optional<Symbols> symbols(Place.File file, int image) {
            return Optional.empty();
        }
    }

    /** Every finding as {@code AC001 error numpy/x.so cannot-run}; {@code -} and no verdict for the whole root. */
    public List<String> findings() {
        Judged judged = judge();
        return judged.findings().stream().map(f -> line(judged, f)).toList();
    }

    /** Of the file whose path ends like this. */
    public String verdict(String path) {
        return verdict(judge(), path);
    }

    /** The one finding of a rule. */
    public Finding finding(String rule) {
        List<Finding> found = judge().findings().stream()
                .filter(f -> f.rule().id().equals(rule))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " findings of " + rule + " among " + findings());
        }
        return found.get(0);
    }

    private static String line(Judged judged, Finding finding) {
        String head = finding.rule().id() + " " + finding.severity().name().toLowerCase(Locale.ROOT) + " ";
        return finding.artifact()
                .map(Artifact::path)
                .map(path -> head + path.replace(SITE, "") + " " + verdict(judged, path))
                .orElse(head + "-");
    }

    private static String verdict(Judged judged, String path) {
        return judged.judgements().stream()
                .filter(j -> j.artifact().path().endsWith(path))
                .map(j -> j.verdict().label())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no file " + path));
    }

    /** A file that is text. */
    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
