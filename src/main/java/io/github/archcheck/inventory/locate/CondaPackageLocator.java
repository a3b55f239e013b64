package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.EnvironmentLocator;
import io.github.archcheck.inventory.metadata.CondaRecordReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A conda package: what it puts into a prefix, with {@code info/} beside. */
final class CondaPackageLocator implements EnvironmentLocator {
    @Override
    public Optional<Environment> locate(Path root) {
        Path index = root.resolve("info").resolve("index.json");
        if (!Files.isRegularFile(index)) {
            return Optional.empty();
        }
        Packed found = new Packed(root).subdir(CondaRecordReader.index(index).subdir());
        found.site(root.resolve("site-packages")).site(root.resolve("Lib").resolve("site-packages"));
        List<LibraryDirectory> libraries = LibraryDirectory.under(root);
        libraries.forEach(library -> found.site(library.path().resolve("lib-dynload"))
                .site(library.path().resolve("site-packages")));
        if (libraries.size() == 1) {
            found.interpreter(
                    Optional.of(Interpreters.versionOnly(libraries.get(0).name())));
        }
        return Optional.of(found.as(EnvironmentKind.CONDA_PACKAGE));
    }
}
