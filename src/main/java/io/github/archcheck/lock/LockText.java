package io.github.archcheck.lock;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A file that says what to install.
 *
 * @param name for messages, as the user wrote it; {@code -} for standard input
 * @param content decoded; at most 64 MiB before
 * @param file where it lies, for what it refers to; empty for standard input
 * @param environment the variables that it may refer to
 */
public record LockText(String name, String content, Optional<Path> file, Map<String, String> environment) {
    public LockText {
        environment = Map.copyOf(environment);
    }
}
