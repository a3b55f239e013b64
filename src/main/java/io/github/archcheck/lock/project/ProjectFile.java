package io.github.archcheck.lock.project;

import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.toml.TomlFile;
import io.github.archcheck.lock.toml.TomlTable;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The {@code pyproject.toml} beside a lock file, which says what the project itself asks for. */
public final class ProjectFile {
    private static final String NAME = "pyproject.toml";
    private static final long LARGEST = 8L << 20;

    private ProjectFile() {}

    /**
     * Empty when there is none, or it cannot be known.
     *
     * @throws MalformedLockException when it is there and cannot be understood
     */
    public static Optional<TomlTable> beside(LockText lock) throws MalformedLockException, IOException {
        Optional<Path> file = lock.file().map(f -> f.resolveSibling(NAME)).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String name =
                lock.file().get().equals(Path.of(lock.name())) ? file.get().toString() : NAME;
        if (Files.size(file.get()) > LARGEST) {
            throw new MalformedLockException(name, 0, "larger than " + (LARGEST >> 20) + " MiB");
        }
        try {
            String content = Files.readString(file.get());
            return Optional.of(TomlFile.read(new LockText(name, content, file, Map.of())));
        } catch (MalformedInputException e) {
            throw new MalformedLockException(name, 0, "is not UTF-8");
        }
    }
}
