package io.github.archcheck.index.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Small text files. */
final class ConfigFile {
    private static final int MOST_BYTES = 4 << 20;

    private ConfigFile() {}

    /** Empty when there is none; with a notice when there is one that cannot be read. */
    static Optional<String> text(Path file, List<String> notices) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length <= MOST_BYTES) {
                String text = new String(bytes, StandardCharsets.UTF_8);
                return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
            }
            notices.add("not read, since it is longer than any configuration: " + file);
        } catch (IOException e) {
            notices.add("cannot be read: " + file);
        }
        return Optional.empty();
    }
}
