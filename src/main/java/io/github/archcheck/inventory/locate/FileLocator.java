package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.EnvironmentLocator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A path that is no directory: one file to judge. */
final class FileLocator implements EnvironmentLocator {
    @Override
    public Optional<Environment> locate(Path root) {
        if (Files.isDirectory(root)) {
            return Optional.empty();
        }
        return Optional.of(new Environment(
                root,
                EnvironmentKind.FILE,
                Optional.empty(),
                List.of(),
                List.of(root),
                Optional.empty(),
                false,
                List.of()));
    }
}
