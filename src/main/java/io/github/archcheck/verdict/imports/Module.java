package io.github.archcheck.verdict.imports;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.source.Source;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A module by its name, what stands for it, and what is known so far of its import. */
final class Module {
    /** What an import of the name finds. */
    enum Kind {
        SOURCE,
        EXTENSION,
        /** Directories without an {@code __init__}. */
        NAMESPACE,
        /** Only an extension module with a suffix that the interpreter does not try. */
        LOST,
        /** Something that nobody has looked into: the standard library, compiled files, names made while running. */
        ASSUMED,
        /** Nothing on the whole import path has such a name. */
        ABSENT
    }

    private final String name;
    private final Kind kind;
    private final Optional<Path> file;
    private final Optional<Artifact> artifact;
    private final List<Path> directories;
    private final Set<Module> dependents = new LinkedHashSet<>();
    private Source source = Source.UNKNOWN;
    private Flow flow = Flow.DONE;
    private boolean isSettled;
    private int runs;

    /**
     * @param file the source, or the package's {@code __init__}
     * @param directories where submodules lie; empty for a module that is no package
     */
    Module(String name, Kind kind, Optional<Path> file, Optional<Artifact> artifact, List<Path> directories) {
        this.name = name;
        this.kind = kind;
        this.file = file;
        this.artifact = artifact;
        this.directories = List.copyOf(directories);
    }

    String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    Optional<Path> file() {
        return file;
    }

    Optional<Artifact> artifact() {
        return artifact;
    }

    List<Path> directories() {
        return directories;
    }

    boolean isPackage() {
        return !directories.isEmpty();
    }

    /** Whether there is a file or a directory of that name. */
    boolean isThere() {
        return kind != Kind.ASSUMED && kind != Kind.ABSENT;
    }

    String top() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    Source source() {
        return source;
    }

    void setSource(Source newSource) {
        source = newSource;
    }

    Flow flow() {
        return flow;
    }

    void setFlow(Flow newFlow) {
        flow = newFlow;
        isSettled = true;
    }

    boolean isSettled() {
        return isSettled;
    }

    /** How often its source was followed. */
    int countRun() {
        runs++;
        return runs;
    }

    /** Forgets what was found out about its import. */
    void reset() {
        flow = Flow.DONE;
        isSettled = false;
        runs = 0;
        dependents.clear();
    }

    /** Modules whose flow was told from this one's. */
    Set<Module> dependents() {
        return dependents;
    }
}
