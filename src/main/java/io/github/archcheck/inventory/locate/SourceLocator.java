package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.EnvironmentLocator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A source distribution: one folder with PKG-INFO.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/source-distribution-format/">the source format</a>
 */
final class SourceLocator implements EnvironmentLocator {
    @Override
    public Optional<Environment> locate(Path root) {
        List<String> names = Directories.names(root);
        return names.size() == 1
                        && Files.isRegularFile(root.resolve(names.get(0)).resolve("PKG-INFO"))
                ? Optional.of(new Packed(root).as(EnvironmentKind.SOURCE))
                : Optional.empty();
    }
}
