package io.github.archcheck.host;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be asked of a machine. Nothing here fails: what cannot be had is empty. */
public interface Machine {
    /** The first {@code limit} bytes of a regular file, fewer when it is shorter. */
    Optional<byte[]> read(Path file, int limit);

    boolean exists(Path path);

    /** The names in a directory, sorted. */
    List<String> list(Path directory);

    /** Values of macOS's {@code sysctl} by name, without those that this machine does not have. */
    Map<String, String> sysctl(List<String> names);

    /** A system property of this JVM. */
    Optional<String> property(String name);

    /** An environment variable. */
    Optional<String> variable(String name);

    /** As {@link #read}, as UTF-8. */
    default Optional<String> readText(Path file, int limit) {
        return read(file, limit).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
