package io.github.archcheck.inventory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Recognises one kind of environment. Stateless. */
public interface EnvironmentLocator {
    /**
     * @param root absolute and existing
     * @return empty when the path is not of this kind
     */
    Optional<Environment> locate(Path root) throws IOException;
}
