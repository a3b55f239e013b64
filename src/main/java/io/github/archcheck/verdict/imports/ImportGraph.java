package io.github.archcheck.verdict.imports;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.inventory.source.PythonFiles;
import io.github.archcheck.inventory.source.Source;
import io.github.archcheck.inventory.source.Statement;
import io.github.archcheck.inventory.source.Words;
import io.github.archcheck.platform.Target;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The modules of an environment and what they import from each other. Sources are read when the first question is asked.
 * Not for use by several threads at once.
 */
public final class ImportGraph {
    /** A module is followed again when one that it imports turns out worse; this often at most. */
    private static final int MAX_RUNS = 50;

    private final ImportPath path;
    private final List<Artifact> artifacts;
    private final PythonFiles files;
    private final ModuleFinder finder;
    private final Targets targets;
    private final Facts facts;
    private final Relations relations;
    private final Words words;
    private final Map<Path, Source> sources = new HashMap<>();
    private final Set<String> tops = new HashSet<>();
    private final Map<String, Set<String>> topsByWord = new HashMap<>();
    private Optional<Set<String>> imported = Optional.empty();
    private Map<String, Broken> broken = Map.of();
    private Map<String, List<Broken>> brokenByWord = Map.of();
    /** Packages in which an extension module is broken: only there it matters what the others import. */
    private Set<String> suspects = Set.of();

    private Optional<SortedMap<String, Module>> listed = Optional.empty();
    private boolean isStandardListed;

    /** @param suffixes of extension modules in the order of trying; empty when nobody knows */
    public ImportGraph(
            ImportPath path,
            List<Artifact> artifacts,
            List<String> suffixes,
            Target target,
            Optional<Interpreter> interpreter,
            PythonFiles files) {
        this.path = path;
        this.artifacts = List.copyOf(artifacts);
        this.files = files;
        this.finder = new ModuleFinder(path, artifacts, suffixes, files);
        this.targets = new Targets(finder);
        this.facts = new Facts(target, interpreter);
        this.relations = new Relations(path, artifacts);
        this.words = Words.of(artifacts.stream()
                .filter(a -> a.role() == Role.LIBRARY || a.role() == Role.EXTENSION)
                .map(ImportGraph::word)
                .collect(Collectors.toSet()));
    }

    /**
     * What an import loses: the top-level modules wholly or in part, and of those that are lost in part, the packages,
     * extension modules and public modules below that are lost wholly. By name.
     *
     * @param brokenFiles by the path of the artifact
     */
    public List<Loss> losses(Map<String, Broken> brokenFiles) {
        broken = brokenFiles;
        brokenByWord = new HashMap<>();
        brokenFiles
                .values()
                .forEach(b -> brokenByWord
                        .computeIfAbsent(word(b.artifact()), w -> new ArrayList<>())
                        .add(b));
        if (brokenFiles.values().stream().anyMatch(this::isStandard) && !isStandardListed) {
            isStandardListed = true;
            finder.lookIntoStandardLibrary();
            listed = Optional.empty();
        }
        suspects = brokenFiles.values().stream()
                .flatMap(b -> b.artifact().module().stream())
                .map(name -> name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.')))
                .collect(Collectors.toSet());
        SortedMap<String, Module> modules = modules();
        settle(modules.values());
        return Losses.of(this, modules);
    }

    private boolean isStandard(Broken file) {
        return path.standard().stream().anyMatch(file.artifact().file()::startsWith);
    }

    /** Names of top-level modules that this graph can judge: those with a source, and extension modules. */
    public Set<String> judged() {
        SortedMap<String, Module> modules = modules();
        Set<String> judged = new HashSet<>(tops);
        for (Module module : modules.values()) {
            boolean isFile = module.kind() == Module.Kind.EXTENSION || module.kind() == Module.Kind.LOST;
            if (isFile && module.name().indexOf('.') < 0) {
                judged.add(module.name());
            }
        }
        return judged;
    }

    /**
     * Whether a string in a source of its own package, or of any when it lies in none, names a native file as something
     * to open.
     */
    public boolean mentions(Artifact file) {
        modules();
        Set<String> mentioning = topsByWord.getOrDefault(word(file), Set.of());
        Set<String> related = relations.topsOf(file);
        return related.isEmpty() ? !mentioning.isEmpty() : related.stream().anyMatch(mentioning::contains);
    }

    /** Whether a source belongs to the same top-level module as a file. */
    public boolean hasSourcesOf(Artifact file) {
        modules();
        Set<String> related = relations.topsOf(file);
        return related.isEmpty() ? !tops.isEmpty() : related.stream().anyMatch(tops::contains);
    }

    /** Whether the name of an extension module leads to this very file through packages that have an {@code __init__}. */
    public boolean isImportable(Artifact file) {
        if (file.module().isEmpty()) {
            return false;
        }
        String name = file.module().get();
        modules();
        if (!finder.find(name).artifact().filter(file::equals).isPresent()) {
            return false;
        }
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            if (finder.find(name.substring(0, dot)).kind() == Module.Kind.NAMESPACE) {
                return false;
            }
        }
        return true;
    }

    /** Whether any source names this module in an import. */
    public boolean isImported(String name) {
        if (imported.isEmpty()) {
            imported = Optional.of(modules().values().stream()
                    .filter(module -> module.kind() == Module.Kind.SOURCE)
                    .flatMap(module -> targets.of(module).stream())
                    .map(Module::name)
                    .collect(Collectors.toSet()));
        }
        return imported.get().contains(name);
    }

    private static String word(Artifact file) {
        Path name = file.file().getFileName();
        return name == null ? "" : Words.ofFile(name.toString());
    }

    private SortedMap<String, Module> modules() {
        if (listed.isPresent()) {
            return listed.get();
        }
        List<Path> directories = new ArrayList<>(path.sites());
        if (isStandardListed) {
            directories.addAll(path.standard());
        }
        List<String> named =
                artifacts.stream().flatMap(a -> a.module().stream()).sorted().toList();
        SortedMap<String, Module> modules = ModuleList.of(finder, directories, named);
        List<Path> unread = modules.values().stream()
                .flatMap(module -> module.file().stream())
                .filter(file -> !sources.containsKey(file))
                .distinct()
                .toList();
        sources.putAll(files.read(unread, words));
        modules.values().forEach(this::give);
        for (Module module : modules.values()) {
            if (module.kind() == Module.Kind.SOURCE) {
                tops.add(module.top());
                module.source()
                        .words()
                        .forEach(word -> topsByWord
                                .computeIfAbsent(word, w -> new HashSet<>())
                                .add(module.top()));
            }
        }
        listed = Optional.of(modules);
        return modules;
    }

    private void give(Module module) {
        module.file().ifPresent(file -> {
            if (!sources.containsKey(file)) {
                sources.putAll(files.read(List.of(file), words));
            }
            module.setSource(sources.getOrDefault(file, Source.UNKNOWN));
        });
        if (module.kind() == Module.Kind.EXTENSION
                && suspects.contains(module.top())
                && fileOf(module).isEmpty()) {
            module.artifact()
                    .ifPresent(artifact -> module.setSource(sources.computeIfAbsent(
                            artifact.file(), file -> ofNativeCode(files.dottedNames(file, module.top() + ".")))));
        }
    }

    private static Source ofNativeCode(List<String> names) {
        List<Statement> imports = new ArrayList<>();
        names.forEach(name -> imports.add(new Statement.Import(0, name, List.of(), Optional.empty())));
        return new Source(imports, Map.of(), Set.of(), true);
    }

    /** Follows every module after those that it imports, and again when one of these turns out worse later. */
    private void settle(Collection<Module> roots) {
        List<Module> order = order(roots);
        order.forEach(Module::reset);
        Set<Module> again = new LinkedHashSet<>();
        for (Module module : order) {
            follow(module, again);
        }
        while (!again.isEmpty()) {
            Module module = again.iterator().next();
            again.remove(module);
            follow(module, again);
        }
    }

    private void follow(Module module, Set<Module> again) {
        int runs = module.countRun();
        if (runs > MAX_RUNS) {
            return;
        }
        Flow flow = new Run(this, module).whole();
        if (flow.isLike(module.flow())) {
            return;
        }
        Cause cause = flow.cause();
        boolean isSecond = runs > 1 && cause != null;
        module.setFlow(isSecond && cause != null ? flow.because(cause.behind(module)) : flow);
        module.dependents().stream().filter(d -> d != module).forEach(again::add);
    }

    /** Modules with a source, each after those that it imports where they do not go round in circles. */
    private List<Module> order(Collection<Module> roots) {
        List<Module> order = new ArrayList<>();
        Set<Module> seen = new HashSet<>();
        Deque<Visit> stack = new ArrayDeque<>();
        for (Module root : roots) {
            visit(root, seen, stack);
            while (!stack.isEmpty()) {
                Visit visit = stack.peek();
                if (visit.next().hasNext()) {
                    visit(visit.next().next(), seen, stack);
                } else {
                    order.add(visit.module());
                    stack.pop();
                }
            }
        }
        return order;
    }

    private record Visit(Module module, Iterator<Module> next) {}

    private void visit(Module module, Set<Module> seen, Deque<Visit> stack) {
        boolean hasImports = module.kind() == Module.Kind.SOURCE || module.kind() == Module.Kind.EXTENSION;
        if (hasImports && seen.add(module)) {
            give(module);
            stack.push(new Visit(module, targets.of(module).iterator()));
        }
    }

    Facts facts() {
        return facts;
    }

    /** What an import statement of a module meets. */
    Flow imports(Module from, Statement.Import imported) {
        Flow flow = Flow.DONE;
        int ifLost = imported.names().isEmpty() ? Kinds.NOT_FOUND : Kinds.IMPORT;
        for (Module module : targets.all(from, imported)) {
            flow = flow.then(flow(module, from, ifLost));
        }
        return flow;
    }

    /** @param ifLost what the interpreter raises when no file has a name that it tries */
    private Flow flow(Module module, Module from, int ifLost) {
        return switch (module.kind()) {
            case ASSUMED, NAMESPACE -> Flow.DONE;
            case ABSENT -> Flow.raised(Kinds.NOT_FOUND);
            case LOST -> ofFile(module, ifLost).orElse(Flow.DONE);
            case EXTENSION -> ofFile(module, Kinds.IMPORT).orElseGet(() -> followed(module, from));
            case SOURCE -> followed(module, from);
        };
    }

    private static Flow followed(Module module, Module from) {
        module.dependents().add(from);
        return module.flow().through(module);
    }

    private Optional<Flow> ofFile(Module module, int kind) {
        return fileOf(module).map(file -> Flow.broken(kind, new Cause(module, null, file)));
    }

    /** The broken file that stands for a module; empty when it is sound, or the module has none. */
    Optional<Broken> fileOf(Module module) {
        return module.artifact().flatMap(a -> Optional.ofNullable(broken.get(a.path())));
    }

    /** What naming a native file does; other files than libraries are meant only where they are opened. */
    Flow opens(Module module, Statement.Mention mention) {
        for (String word : mention.words()) {
            for (Broken file : brokenByWord.getOrDefault(word, List.of())) {
                boolean isMeant = mention.isOpened() || file.artifact().role() == Role.LIBRARY;
                if (isMeant && relations.areRelated(module.top(), file.artifact())) {
                    Cause cause = new Cause(module, null, file);
                    return mention.isOpened() ? Flow.broken(Kinds.OS, cause) : Flow.risky(Kinds.OS, cause);
                }
            }
        }
        return Flow.DONE;
    }
}
