package io.github.archcheck.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A Linux system of which only the root file system is at hand. Links are followed as it would follow them. */
final class SysrootMachine implements Machine {
    private static final int MOST_LINKS = 40;

    private final Path root;

    /** @param root an existing directory */
    SysrootMachine(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Optional<byte[]> read(Path file, int limit) {
        Optional<Path> found = resolve(file).filter(Files::isRegularFile);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(found.get())) {
            return Optional.of(in.readNBytes(limit));
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean exists(Path path) {
        return resolve(path).filter(Files::exists).isPresent();
    }

    @Override
    public List<String> list(Path directory) {
        Optional<Path> found = resolve(directory).filter(Files::isDirectory);
        List<String> names = new ArrayList<>();
        if (found.isPresent()) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(found.get())) {
                entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
            } catch (IOException | DirectoryIteratorException | SecurityException e) {
                return List.of();
            }
        }
        return names.stream().sorted().toList();
    }

    @Override
    public Map<String, String> sysctl(List<String> names) {
        return Map.of();
    }

    @Override
    public Optional<String> property(String name) {
        return name.equals("os.name") ? Optional.of("Linux") : Optional.empty();
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.empty();
    }

    /** Where a path of the system lies here; never outside the root. */
    private Optional<Path> resolve(Path path) {
        FileSystem files = root.getFileSystem();
        String text = path.normalize().toString();
        Path rest = files.getPath(text.replace(path.getFileSystem().getSeparator(), files.getSeparator()));
        Path at = root;
        for (int links = 0; links <= MOST_LINKS; ) {
            if (rest.getNameCount() == 0 || rest.toString().isEmpty()) {
                return Optional.of(at);
            }
            Path next = at.resolve(rest.getName(0).toString()).normalize();
            Path remaining = rest.getNameCount() == 1 ? files.getPath("") : rest.subpath(1, rest.getNameCount());
            if (!next.startsWith(root)) {
                next = root;
            }
            if (!Files.isSymbolicLink(next)) {
                at = next;
                rest = remaining;
                continue;
            }
            links++;
            try {
                Path link = Files.readSymbolicLink(next);
                at = link.isAbsolute() ? root : Objects.requireNonNull(next.getParent());
                rest = (link.isAbsolute()
                                ? Objects.requireNonNull(link.getRoot()).relativize(link)
                                : link)
                        .resolve(remaining);
            } catch (IOException | SecurityException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
