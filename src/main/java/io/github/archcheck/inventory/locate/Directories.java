package io.github.archcheck.inventory.locate;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Questions about directories whose answer to any trouble is "no" or "nothing"; the walk reports the trouble. */
final class Directories {
    private Directories() {}

    /**
     * The names in a directory, sorted; empty when it is none, or may not be read. Without names that do not lead back to
     * their file: those that are no text in the locale of this machine.
     */
    static List<String> names(Path directory) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Path name = entry.getFileName();
                if (name != null && resolve(directory, name.toString()).isPresent()) {
                    names.add(name.toString());
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        Collections.sort(names);
        return names;
    }

    /** Also when the system will not say: what is hidden has to be reported by the walk, not passed over. */
    static boolean isDirectoryOrDenied(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
        } catch (AccessDeniedException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** After links; the path itself where that cannot be told. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** The name, or nothing for a root directory. */
    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    /** The directory so many levels up; empty when there are not so many. */
    static Optional<Path> up(Path path, int levels) {
        Optional<Path> at = Optional.of(path);
        for (int i = 0; i < levels; i++) {
            at = at.map(Path::getParent);
        }
        return at;
    }

    /** A path that a file names; empty when this machine has no such paths. */
    static Optional<Path> resolve(Path base, String text) {
        try {
            return Optional.of(base.resolve(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** A path below one directory, as it is named below another one that is the same; any other path as it is. */
    static Path rebase(Path path, Path from, Path to) {
        return path.startsWith(from) ? to.resolve(from.relativize(path)).normalize() : path;
    }

    /** How a path is written in notes: relative to the root where possible, {@code /} between names. */
    static String shown(Path root, Path path) {
        Path inside = path;
        if (path.startsWith(root)) {
            inside = root.relativize(path);
        }
        String text = inside.toString().replace(path.getFileSystem().getSeparator(), "/");
        return text.isEmpty() ? "." : text;
    }
}
