package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Interpreter.Implementation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The layout of Python installations: what lies where below a prefix. */
final class Prefixes {
    private static final List<String> SHARED =
            List.of("usr", "usr/local", "opt/homebrew", "opt/local", "opt/sw", "home/linuxbrew/.linuxbrew");

    private Prefixes() {}

    /** The prefix that a directory with programs belongs to: itself on Windows. */
    static Path ofPrograms(Path directory) {
        String name = Directories.name(directory);
        Path parent = directory.getParent();
        boolean below = name.equals("bin") || name.equalsIgnoreCase("Scripts");
        return below && parent != null ? parent : directory;
    }

    /** Where the standard library of this Python lies, best first; empty when it is not below the prefix. */
    static List<Path> standardLibraries(Path prefix, PythonName name) {
        List<Path> found = new ArrayList<>();
        for (LibraryDirectory library : LibraryDirectory.under(prefix)) {
            boolean own = name.implementation() == library.name().implementation()
                    && library.name().agrees(name);
            if (own && library.hasStandardLibrary()) {
                found.add(library.path());
            }
        }
        Path windows = prefix.resolve("Lib");
        if (found.isEmpty() && Files.exists(windows.resolve("os.py"))) {
            found.add(windows);
        }
        return List.copyOf(found);
    }

    /** Whether any Python's standard library lies below the prefix. */
    static boolean hasStandardLibrary(Path prefix) {
        return LibraryDirectory.under(prefix).stream().anyMatch(LibraryDirectory::hasStandardLibrary)
                || Files.exists(prefix.resolve("Lib").resolve("os.py"));
    }

    /** The site directories of an installation that exist, in import order. */
    static List<Path> siteDirectories(Path prefix, PythonName name) {
        String python = name.directory();
        List<String> names = new ArrayList<>(
                List.of("lib/" + python + "/site-packages", "lib64/" + python + "/site-packages", "Lib/site-packages"));
        if (name.implementation() == Implementation.PYPY) {
            names.add("site-packages");
        }
        if (Files.isDirectory(prefix.resolve("lib/python3/dist-packages"))) {
            names.add("local/lib/" + python + "/dist-packages");
            names.add("lib/python3/dist-packages");
            names.add("lib/" + python + "/dist-packages");
        } else if (Directories.name(prefix).equals("usr")) {
            names.add("local/lib64/" + python + "/site-packages");
            names.add("local/lib/" + python + "/site-packages");
        }
        return names.stream().map(prefix::resolve).filter(Files::isDirectory).toList();
    }

    /** Where extension modules of the standard library lie. */
    static Stream<Path> standardModules(List<Path> libraries, PythonName name) {
        return libraries.stream()
                .flatMap(library -> Stream.of(
                        library.resolve("lib-dynload"),
                        name.implementation() == Implementation.CPYTHON ? library.resolveSibling("DLLs") : library))
                .filter(Files::isDirectory);
    }

    /** Whether other software lives in this prefix too, so that it must not be judged as a whole. */
    static boolean isShared(Path prefix, SystemPlaces places) {
        if (Files.isDirectory(prefix.resolve("Cellar"))) {
            return true;
        }
        for (String name : SHARED) {
            int levels = Path.of(name).getNameCount();
            Optional<Path> above = Directories.up(prefix, levels);
            boolean rooted = above.isPresent()
                    && prefix.endsWith(name)
                    && (above.get().equals(places.root())
                            || above.get().getNameCount() == 0
                            || AbsolutePaths.looksLikeRoot(above.get()));
            if (rooted) {
                return true;
            }
        }
        return false;
    }

    /** PEP 668: whether a marker beside the standard library says that pip must not install here. */
    static boolean isExternallyManaged(List<Path> standardLibraries) {
        return standardLibraries.stream().anyMatch(l -> Files.exists(l.resolve("EXTERNALLY-MANAGED")));
    }

    /** The framework that an installation is in: {@code Python}, {@code Python3}, {@code PythonT}. */
    static Optional<String> framework(Path prefix) {
        return Directories.up(prefix, 2)
                .filter(f -> prefix.getParent() != null
                        && Directories.name(Directories.up(prefix, 1).orElse(prefix))
                                .equals("Versions"))
                .map(Directories::name)
                .filter(name -> name.endsWith(".framework"))
                .map(name -> name.substring(0, name.length() - ".framework".length()));
    }
}
