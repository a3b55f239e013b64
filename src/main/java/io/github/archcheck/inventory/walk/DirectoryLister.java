package io.github.archcheck.inventory.walk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;

/** Opens a directory for listing; tests put failures here that root would not meet. */
@FunctionalInterface
interface DirectoryLister {
    DirectoryStream<Path> open(Path directory) throws IOException;
}
