package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentLocator;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Framework builds of macOS: {@code Python.framework}, Xcode's {@code Python3.framework}, and one version in them. Of
 * several versions the current one counts, else the newest.
 */
final class FrameworkLocator implements EnvironmentLocator {
    private final PrefixLocator prefixes;

    FrameworkLocator(InterpreterReader reader, SystemPlaces places) {
        this.prefixes = new PrefixLocator(reader, places);
    }

    @Override
    public Optional<Environment> locate(Path root) throws IOException {
        if (Prefixes.framework(root).isPresent() && PrefixLocator.isPrefix(root)) {
            return Optional.of(prefixes.environment(root, root));
        }
        String name = Directories.name(root);
        if (!name.startsWith("Python") || !name.endsWith(".framework")) {
            return Optional.empty();
        }
        Optional<Path> version = version(root.resolve("Versions"));
        return version.isEmpty() ? Optional.empty() : Optional.of(prefixes.environment(root, version.get()));
    }

    private static Optional<Path> version(Path versions) {
        Path current = versions.resolve("Current");
        if (PrefixLocator.isPrefix(current)) {
            return Optional.of(versions.resolve(Directories.name(Directories.real(current))))
                    .filter(Files::isDirectory);
        }
        List<String> names = Directories.names(versions);
        return names.stream()
                .filter(n -> PythonVersions.ofDirectory(n).isPresent() && PrefixLocator.isPrefix(versions.resolve(n)))
                .max(Comparator.comparing(n -> PythonVersions.ofDirectory(n)
                        .map(PythonVersions.Stated::version)
                        .orElse(Version.of(0, 0))))
                .map(versions::resolve);
    }
}
