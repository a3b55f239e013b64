package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.EnvironmentLocator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An egg that is one file. */
final class EggLocator implements EnvironmentLocator {
    private final String fileName;

    EggLocator(String fileName) {
        this.fileName = fileName;
    }

    @Override
    public Optional<Environment> locate(Path root) {
        return Files.isDirectory(root.resolve("EGG-INFO"))
                ? Optional.of(new Packed(root)
                        .site(root)
                        .interpreter(ImpliedPython.ofEgg(fileName))
                        .as(EnvironmentKind.EGG))
                : Optional.empty();
    }
}
