package io.github.archcheck.verdict.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Draws the summary from modules whose flows are known. */
final class Losses {
    private final ImportGraph graph;
    private final Set<String> lost = new HashSet<>();
    private final Map<String, Loss> partly = new HashMap<>();
    private final NavigableMap<String, Loss> losses = new TreeMap<>();

    private Losses(ImportGraph graph) {
        this.graph = graph;
    }

    /** @param modules by name, so that what lies below a package follows it */
    static List<Loss> of(ImportGraph graph, SortedMap<String, Module> modules) {
        Losses losses = new Losses(graph);
        modules.values().forEach(losses::add);
        losses.partly.forEach(losses.losses::putIfAbsent);
        return List.copyOf(losses.losses.values());
    }

    private void add(Module module) {
        if (isBelowLost(module.name())) {
            return;
        }
        Flow flow = flow(module);
        Cause cause = flow.cause();
        if (cause == null || flow.broken() == 0) {
            return;
        }
        List<String> names = cause.names(module);
        if (flow.fails()) {
            lost.add(module.name());
            if (isWorthALine(module)) {
                losses.put(module.name(), new Loss(module.name(), true, names, cause.broken()));
            }
        }
        partly.putIfAbsent(module.top(), new Loss(module.top(), false, names, cause.broken()));
    }

    private Flow flow(Module module) {
        return graph.fileOf(module)
                .map(file -> Flow.broken(Kinds.IMPORT, new Cause(module, null, file)))
                .orElse(module.flow());
    }

    private boolean isBelowLost(String name) {
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            if (lost.contains(name.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }

    /** Modules that are nobody's business are named only where they are packages or native. */
    private static boolean isWorthALine(Module module) {
        return module.isPackage()
                || module.kind() != Module.Kind.SOURCE
                || module.name().indexOf('.') < 0
                || List.of(module.name().split("\\.", -1)).stream().noneMatch(part -> part.startsWith("_"));
    }
}
