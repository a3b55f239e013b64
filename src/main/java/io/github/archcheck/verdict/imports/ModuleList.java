package io.github.archcheck.verdict.imports;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists the modules of an environment that somebody may import. Tests are left out, and what no statement can name. */
final class ModuleList {
    private static final int MAX_DIRECTORIES = 30_000;
    private static final int MAX_DEPTH = 32;
    private static final Set<String> LEFT_OUT = Set.of(
            "__pycache__", "__init__", "__main__", "tests", "test", "conftest", "setup", "node_modules", "idlelib");

    /** A directory to list, and the package that it is; an empty name for a directory of the import path. */
    private record Place(Path directory, String name, int depth) {}

    private final ModuleFinder finder;
    private final SortedMap<String, Module> modules = new TreeMap<>();
    private final Deque<Place> waiting = new ArrayDeque<>();

    private ModuleList(ModuleFinder finder) {
        this.finder = finder;
    }

    /** By name. */
    static SortedMap<String, Module> of(ModuleFinder finder, List<Path> path, Collection<String> alsoNamed) {
        ModuleList list = new ModuleList(finder);
        path.forEach(directory -> list.waiting.add(new Place(directory, "", 0)));
        for (int i = 0; i < MAX_DIRECTORIES && !list.waiting.isEmpty(); i++) {
            list.list(list.waiting.remove());
        }
        alsoNamed.forEach(list::add);
        return list.modules;
    }

    private void list(Place place) {
        for (String name : finder.names(place.directory()).stream().sorted().toList()) {
            if (name.indexOf('.') > 0) {
                finder.stem(name).filter(ModuleList::isImportable).ifPresent(stem -> add(dotted(place, stem)));
            } else if (isImportable(name)) {
                directory(place, name);
            }
        }
    }

    private void directory(Place place, String name) {
        Optional<Path> below = place.depth() < MAX_DEPTH ? finder.below(place.directory(), name) : Optional.empty();
        Module module = finder.find(dotted(place, name));
        if (below.isPresent() && module.directories().contains(below.get())) {
            modules.put(module.name(), module);
            waiting.add(new Place(below.get(), module.name(), place.depth() + 1));
        }
    }

    private void add(String name) {
        Module module = finder.find(name);
        if (module.isThere()) {
            modules.putIfAbsent(name, module);
        }
    }

    private static String dotted(Place place, String name) {
        return place.name().isEmpty() ? name : place.name() + "." + name;
    }

    private static boolean isImportable(String name) {
        return !LEFT_OUT.contains(name)
                && !name.startsWith("test_")
                && !name.isEmpty()
                && name.codePoints().allMatch(c -> c == '_' || Character.isUnicodeIdentifierPart(c))
                && !Character.isDigit(name.charAt(0));
    }
}
