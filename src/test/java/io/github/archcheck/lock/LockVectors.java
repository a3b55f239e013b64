package io.github.archcheck.lock;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The vectors beside the repository; tests that need them are skipped without. */
public final class LockVectors {
    private LockVectors() {}

    private static Path folder() {
        return Path.of(System.getProperty("archcheck.vectors", "../shared/vectors"));
    }

    public static JsonNode rows(String file) throws IOException {
        Path path = folder().resolve(file);
        assumeTrue(Files.exists(path), () -> "no vectors: " + path);
        return new ObjectMapper().readTree(Files.readString(path));
    }

    /** A lock file as it is read from a pipe: without what lies beside it. */
    public static LockText text(String lock) throws IOException {
        Path path = folder().resolve("locks").resolve(lock);
        assumeTrue(Files.exists(path), () -> "no vectors: " + path);
        return new LockText(lock, Files.readString(path), Optional.empty(), Map.of());
    }
}
