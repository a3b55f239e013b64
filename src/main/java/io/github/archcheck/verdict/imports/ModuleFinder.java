package io.github.archcheck.verdict.imports;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.ExtensionName;
import io.github.archcheck.inventory.source.PythonFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds modules by name as the interpreter does: in each directory of the path a package first, then an extension module
 * with each suffix in order, then a source, then a compiled file.
 *
 * @see <a href="https://docs.python.org/3/reference/import.html">The import system</a>
 */
final class ModuleFinder {
    private static final String INIT = "__init__";
    private static final String SOURCE = ".py";
    private static final String COMPILED = ".pyc";
    private static final int MAX_DOTS = 60;

    private final ImportPath path;
    private final List<String> suffixes;
    private final PythonFiles files;
    private final Map<Path, Artifact> artifacts = new HashMap<>();
    private final Map<Path, Set<String>> ofArtifacts = new HashMap<>();
    private final Map<String, Artifact> byModule = new HashMap<>();
    private final Map<Path, Set<String>> listed = new HashMap<>();
    private final Map<String, Module> found = new HashMap<>();
    private boolean seesStandard;

    /** @param suffixes of extension modules in the order of trying; empty when nobody knows: then any will do */
    ModuleFinder(ImportPath path, List<Artifact> artifacts, List<String> suffixes, PythonFiles files) {
        this.path = path;
        this.suffixes = suffixes;
        this.files = files;
        artifacts.stream().sorted(Comparator.comparing(Artifact::path)).forEach(this::add);
    }

    private void add(Artifact artifact) {
        artifacts.putIfAbsent(artifact.file(), artifact);
        artifact.module().ifPresent(name -> byModule.putIfAbsent(name, artifact));
        Path name = artifact.file().getFileName();
        Path parent = artifact.file().getParent();
        if (artifact.extension().isPresent() && name != null && parent != null) {
            ofArtifacts.computeIfAbsent(parent, p -> new HashSet<>()).add(name.toString());
        }
    }

    /** From now on, modules of the standard library are looked for too. */
    void lookIntoStandardLibrary() {
        if (!seesStandard) {
            seesStandard = true;
            found.clear();
        }
    }

    /** Names in a directory, with those of native files that only the inventory knows of. */
    Set<String> names(Path directory) {
        Set<String> known = listed.get(directory);
        if (known == null) {
            known = new HashSet<>(files.names(directory));
            known.addAll(ofArtifacts.getOrDefault(directory, Set.of()));
            listed.put(directory, known);
        }
        return known;
    }

    /** The module of a dotted name; never null, see {@link Module.Kind}. */
    Module find(String name) {
        Module known = found.get(name);
        if (known == null) {
            known = search(name);
            found.put(name, known);
        }
        return known;
    }

    private Module search(String name) {
        if (name.chars().filter(c -> c == '.').count() > MAX_DOTS) {
            return assumed(name);
        }
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            boolean isStandard = StandardLibrary.contains(name);
            if (isStandard && !seesStandard) {
                return assumed(name);
            }
            Module module = searchIn(name, name, isStandard ? path.standard() : path.sites());
            boolean isUnknown = isStandard || !path.isWhole();
            return module.kind() == Module.Kind.ABSENT && isUnknown ? assumed(name) : module;
        }
        Module parent = find(name.substring(0, dot));
        if (!parent.isPackage()) {
            return assumed(name);
        }
        Module module = searchIn(name, name.substring(dot + 1), parent.directories());
        return module.kind() == Module.Kind.ABSENT ? assumed(name) : module;
    }

    private static Module assumed(String name) {
        return new Module(name, Module.Kind.ASSUMED, Optional.empty(), Optional.empty(), List.of());
    }

    private Module searchIn(String name, String last, List<Path> directories) {
        List<Path> portions = new ArrayList<>();
        for (Path directory : directories) {
            Set<String> names = names(directory);
            if (names.contains(last) && isSafe(last)) {
                Path below = directory.resolve(last);
                Optional<Module> inside = inDirectory(name, below, INIT, List.of(below));
                if (inside.isPresent()) {
                    return inside.get();
                }
                if (!names(below).isEmpty()) {
                    portions.add(below);
                }
            }
            Optional<Module> module = inDirectory(name, directory, last, List.of());
            if (module.isPresent()) {
                return module.get();
            }
        }
        Artifact lost = byModule.get(name);
        if (lost != null && portions.isEmpty()) {
            return new Module(name, Module.Kind.LOST, Optional.empty(), Optional.of(lost), List.of());
        }
        Module.Kind kind = portions.isEmpty() ? Module.Kind.ABSENT : Module.Kind.NAMESPACE;
        return new Module(name, kind, Optional.empty(), Optional.empty(), portions);
    }

    private static boolean isSafe(String name) {
        return !name.isEmpty() && name.indexOf('/') < 0 && name.indexOf('\0') < 0;
    }

    private Optional<Module> inDirectory(String name, Path directory, String stem, List<Path> below) {
        Set<String> names = names(directory);
        for (String suffix : suffixes) {
            if (names.contains(stem + suffix)) {
                return Optional.of(extension(name, directory, stem + suffix, below));
            }
        }
        if (suffixes.isEmpty()) {
            Optional<Module> any = anyExtension(name, directory, stem, below);
            if (any.isPresent()) {
                return any;
            }
        }
        if (names.contains(stem + SOURCE)) {
            Path file = directory.resolve(stem + SOURCE);
            return Optional.of(new Module(name, Module.Kind.SOURCE, Optional.of(file), Optional.empty(), below));
        }
        if (names.contains(stem + COMPILED)) {
            return Optional.of(new Module(name, Module.Kind.ASSUMED, Optional.empty(), Optional.empty(), below));
        }
        return Optional.empty();
    }

    private Module extension(String name, Path directory, String fileName, List<Path> below) {
        Optional<Artifact> artifact = Optional.ofNullable(artifacts.get(directory.resolve(fileName)));
        return new Module(name, Module.Kind.EXTENSION, Optional.empty(), artifact, below);
    }

    private Optional<Module> anyExtension(String name, Path directory, String stem, List<Path> below) {
        return Optional.ofNullable(byModule.get(name))
                .filter(artifact -> directory.equals(artifact.file().getParent()))
                .filter(artifact -> artifact.extension()
                        .map(ExtensionName::stem)
                        .filter(stem::equals)
                        .isPresent())
                .map(artifact ->
                        new Module(name, Module.Kind.EXTENSION, Optional.empty(), Optional.of(artifact), below));
    }

    /** The module name that a file name stands for; empty when none does. */
    Optional<String> stem(String fileName) {
        if (fileName.endsWith(SOURCE)) {
            return Optional.of(fileName.substring(0, fileName.length() - SOURCE.length()));
        }
        return suffixes.stream()
                .filter(fileName::endsWith)
                .findFirst()
                .map(suffix -> fileName.substring(0, fileName.length() - suffix.length()));
    }

    /** A directory below another one; empty when this system cannot spell it, or it is a link. */
    Optional<Path> below(Path directory, String name) {
        try {
            Path below = directory.resolve(name);
            return files.isLink(below) ? Optional.empty() : Optional.of(below);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
