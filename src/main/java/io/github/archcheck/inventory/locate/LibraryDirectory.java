package io.github.archcheck.inventory.locate;

import io.github.archcheck.platform.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A directory such as {@code lib/python3.11}, in a prefix or in a virtual environment.
 *
 * @param name what its own name says
 */
record LibraryDirectory(Path path, PythonName name) {
    private static final List<String> PARENTS = List.of("lib", "lib64");

    /** Those below a prefix, newest first; a link to one of them is not listed again. */
    static List<LibraryDirectory> under(Path prefix) {
        List<LibraryDirectory> found = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (String parent : PARENTS) {
            Path library = prefix.resolve(parent);
            for (String name : Directories.names(library)) {
                Optional<PythonName> python = PythonName.of(name).filter(p -> isLibrary(name, p));
                Path path = library.resolve(name);
                if (python.isPresent() && Files.isDirectory(path) && seen.add(Directories.real(path))) {
                    found.add(new LibraryDirectory(path, python.get()));
                }
            }
        }
        found.sort(Comparator.comparing(
                (LibraryDirectory d) -> d.name().version().orElse(Version.of(0, 0)), Comparator.reverseOrder()));
        return List.copyOf(found);
    }

    private static boolean isLibrary(String name, PythonName python) {
        return python.version().isPresent() || name.startsWith("graalpy");
    }

    /** Whether the standard library is here, and not only packages. */
    boolean hasStandardLibrary() {
        return Files.exists(path.resolve("os.py")) || Files.isDirectory(path.resolve("lib-dynload"));
    }
}
