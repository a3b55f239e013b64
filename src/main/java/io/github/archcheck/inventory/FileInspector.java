package io.github.archcheck.inventory;

import io.github.archcheck.inspect.Inspection;
import java.io.IOException;
import java.nio.file.Path;

/** Looks into one file. What an environment's locator and its walk need of the inspector, and all they need. */
@FunctionalInterface
public interface FileInspector {
    /**
     * @param file a regular file; damage and missing permission come back as a value
     * @throws IOException only when the work as a whole was broken off
     */
    Inspection inspect(Path file) throws IOException;
}
