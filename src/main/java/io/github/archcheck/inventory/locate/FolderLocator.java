package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.EnvironmentLocator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Any other directory. Nothing is known of its interpreter; site directories inside it are recognised by name when they
 * are met.
 */
final class FolderLocator implements EnvironmentLocator {
    @Override
    public Optional<Environment> locate(Path root) {
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        return Optional.of(new Environment(
                root,
                EnvironmentKind.FOLDER,
                Optional.empty(),
                List.of(),
                List.of(root),
                Optional.empty(),
                false,
                List.of()));
    }
}
