package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.SiteDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What everything has in common that comes out of an archive and is installed nowhere yet. */
final class Packed {
    private final Path root;
    private final List<SiteDirectory> sites = new ArrayList<>();
    private Optional<Interpreter> interpreter = Optional.empty();
    private Optional<String> subdir = Optional.empty();

    Packed(Path root) {
        this.root = root;
    }

    /** Modules are imported from there, if it exists. */
    Packed site(Path directory) {
        if (Files.isDirectory(directory)) {
            sites.add(new SiteDirectory(directory, SiteDirectory.Origin.SITE));
        }
        return this;
    }

    Packed interpreter(Optional<Interpreter> python) {
        interpreter = python;
        return this;
    }

    /** Of a conda package. */
    Packed subdir(Optional<String> platform) {
        subdir = platform;
        return this;
    }

    Environment as(EnvironmentKind kind) {
        return new Environment(root, kind, interpreter, sites, List.of(root), subdir, false, List.of());
    }
}
