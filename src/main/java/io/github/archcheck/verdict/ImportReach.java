package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.inventory.source.PythonFiles;
import io.github.archcheck.platform.Target;
import io.github.archcheck.verdict.imports.Broken;
import io.github.archcheck.verdict.imports.ImportGraph;
import io.github.archcheck.verdict.imports.ImportPath;
import io.github.archcheck.verdict.imports.Loss;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which native files an import reaches, and which imports broken ones spoil. Nothing is read before the first question,
 * so that an environment without fault pays nothing. Not for use by several threads at once.
 */
public final class ImportReach {
    private static final int MAX_ROOTS = 64;

    private final Inventory inventory;
    private final List<Assessment> assessments;
    private final List<String> suffixes;
    private final Target target;
    private final Optional<Interpreter> interpreter;
    private final PythonFiles files;
    private Optional<List<ImportGraph>> graphs = Optional.empty();

    ImportReach(
            Inventory inventory,
            List<Assessment> assessments,
            List<String> suffixes,
            Target target,
            Optional<Interpreter> interpreter,
            PythonFiles files) {
        this.inventory = inventory;
        this.assessments = List.copyOf(assessments);
        this.suffixes = List.copyOf(suffixes);
        this.target = target;
        this.interpreter = interpreter;
        this.files = files;
    }

    /**
     * Whether an import opens a file, or may: an extension module that a statement can name, or a library that a source
     * names. Where there are no sources to ask, everything counts as reached. That another native file needs it is for
     * others to say.
     */
    public boolean isReached(Artifact artifact) {
        if (artifact.module().isPresent()) {
            String name = artifact.module().get();
            boolean isTagged =
                    artifact.extension().flatMap(e -> e.interpreter()).isPresent();
            return isTagged
                    || !isJudged(artifact)
                    || graphs().stream().anyMatch(g -> g.isImportable(artifact) || g.isImported(name))
                    || mentions(artifact);
        }
        return artifact.role() == Role.PROGRAM
                || artifact.role() == Role.INTERPRETER
                || !isJudged(artifact)
                || mentions(artifact);
    }

    /** Whether a string in a source names a library as something to open. */
    public boolean mentions(Artifact library) {
        return graphs().stream().anyMatch(graph -> graph.mentions(library));
    }

    /** Whether there are sources beside a file that could tell. */
    private boolean isJudged(Artifact artifact) {
        return graphs().stream().anyMatch(graph -> graph.hasSourcesOf(artifact));
    }

    /**
     * What imports lose, by module name.
     *
     * @param broken paths and needs from each broken file to the one at fault, by the path of its artifact
     */
    List<BrokenImport> broken(Map<String, List<String>> broken) {
        if (broken.isEmpty()) {
            return List.of();
        }
        Map<String, Broken> files = new LinkedHashMap<>();
        for (Assessment assessment : assessments) {
            List<String> chain = broken.get(assessment.artifact().path());
            if (chain != null && assessment.use() != Use.STARTED) {
                files.put(assessment.artifact().path(), new Broken(assessment.artifact(), chain));
            }
        }
        Map<String, BrokenImport> imports = new TreeMap<>();
        Set<String> judged = new TreeSet<>();
        for (ImportGraph graph : graphs()) {
            judged.addAll(graph.judged());
            graph.losses(files).forEach(loss -> imports.putIfAbsent(loss.module(), of(loss)));
        }
        for (BrokenImport placed : ImportsByPlace.of(inventory.environment(), assessments, broken)) {
            if (!judged.contains(placed.module())) {
                imports.put(placed.module(), placed);
            }
        }
        return List.copyOf(imports.values());
    }

    private static BrokenImport of(Loss loss) {
        List<String> chain = new ArrayList<>(loss.modules());
        chain.addAll(loss.because().chain());
        return new BrokenImport(
                loss.module(),
                loss.isWhole() ? BrokenImport.Outcome.FAILS : BrokenImport.Outcome.PARTLY,
                loss.because().artifact(),
                chain);
    }

    private List<ImportGraph> graphs() {
        if (graphs.isEmpty()) {
            graphs = Optional.of(paths().stream().map(this::graph).toList());
        }
        return graphs.get();
    }

    private ImportGraph graph(ImportPath path) {
        return new ImportGraph(path, inventory.artifacts(), suffixes, target, interpreter, files);
    }

    /** One for an environment; for a folder, one for each directory that names of modules are counted from. */
    private List<ImportPath> paths() {
        EnvironmentKind kind = inventory.environment().kind();
        if (kind == EnvironmentKind.FILE) {
            return List.of();
        }
        if (!kind.isAnything()) {
            return List.of(ImportPath.of(inventory.environment()));
        }
        Set<Path> roots = new TreeSet<>();
        for (Artifact artifact : inventory.artifacts()) {
            root(artifact).ifPresent(roots::add);
        }
        return roots.stream()
                .limit(MAX_ROOTS)
                .map(root -> new ImportPath(List.of(), List.of(root), false))
                .toList();
    }

    private static Optional<Path> root(Artifact artifact) {
        if (artifact.module().isEmpty()) {
            return Optional.empty();
        }
        String module = artifact.module().get();
        boolean isInit =
                artifact.extension().filter(e -> e.stem().equals("__init__")).isPresent();
        long up = module.chars().filter(c -> c == '.').count() + (isInit ? 2 : 1);
        Path root = artifact.file();
        for (long i = 0; i < up && root != null; i++) {
            root = root.getParent();
        }
        return Optional.ofNullable(root);
    }
}
