package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.EnvironmentLocator;
import io.github.archcheck.inventory.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An environment or a Python that was packed as it lay there, at the top of the archive or in its only folder. */
final class PackedEnvironmentLocator implements EnvironmentLocator {
    private final List<EnvironmentLocator> atTop;
    private final List<EnvironmentLocator> below;

    /** @param below may also be asked for the only folder */
    PackedEnvironmentLocator(List<EnvironmentLocator> atTop, List<EnvironmentLocator> below) {
        this.atTop = List.copyOf(atTop);
        this.below = List.copyOf(below);
    }

    @Override
    public Optional<Environment> locate(Path root) throws IOException {
        Optional<Environment> whole = first(atTop, root);
        List<String> names = Directories.names(root);
        if (whole.isPresent() || names.size() != 1 || !Files.isDirectory(root.resolve(names.get(0)))) {
            return whole.map(PackedEnvironmentLocator::withoutOutside);
        }
        return first(below, root.resolve(names.get(0))).map(PackedEnvironmentLocator::withoutOutside);
    }

    private static Optional<Environment> first(List<EnvironmentLocator> locators, Path directory) throws IOException {
        for (EnvironmentLocator locator : locators) {
            Optional<Environment> found = locator.locate(directory);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** A virtual environment is packed without the Python that it uses; that is not missed here. */
    private static Environment withoutOutside(Environment found) {
        if (found.kind() != EnvironmentKind.VENV) {
            return found;
        }
        return new Environment(
                found.root(),
                found.kind(),
                found.interpreter(),
                found.siteDirectories(),
                found.walkRoots(),
                found.condaSubdir(),
                found.externallyManaged(),
                found.notes().stream()
                        .map(note -> note.kind() == Note.Kind.INTERPRETER_MISSING
                                ? new Note(Note.Kind.INFORMATION, note.path(), note.message())
                                : note)
                        .toList());
    }
}
