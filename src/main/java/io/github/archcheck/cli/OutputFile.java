package io.github.archcheck.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * A file that can be written, as far as can be told without doing it.
 *
 * @param named absolute, as the user named it
 * @param file what links lead to
 * @param isStream a pipe, a device or an open file, which can only be written to; all others are replaced
 * @param isStandardOutput whether what is written there is to stand in order with all else on standard output
 */
record OutputFile(Path named, Path file, boolean isStream, boolean isStandardOutput) {
    private static final int MOST_LINKS = 40;
    private static final Set<String> STANDARD_OUTPUT = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    /** @param text a path, relative to the working directory */
    static OutputFile of(Session session, String text) throws UsageException {
        Path named;
        try {
            named = session.workingDirectory().resolve(text);
        } catch (InvalidPathException e) {
            throw new UsageException("cannot write " + text + ": not a path");
        }
        try {
            String path = named.toString();
            boolean isStandardOutput = STANDARD_OUTPUT.contains(path);
            if (isStandardOutput || path.startsWith("/dev/fd/") || path.startsWith("/proc/") || isOther(named)) {
                return new OutputFile(named, named, true, isStandardOutput);
            }
            return new OutputFile(named, writable(named, text.endsWith("/")), false, false);
        } catch (IOException e) {
            throw failure(named, e);
        }
    }

    /** What to say when it cannot be written after all. */
    UsageException failure(IOException e) {
        return failure(named, e);
    }

    private static UsageException failure(Path named, IOException e) {
        return new UsageException("cannot write " + named + ": " + WriteFailure.inWords(e));
    }

    private static boolean isOther(Path path) throws IOException {
        return Files.exists(path)
                && Files.readAttributes(path, BasicFileAttributes.class).isOther();
    }

    private static Path writable(Path named, boolean saysDirectory) throws IOException {
        Path file = named;
        for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(file); links++) {
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        if (saysDirectory || isDirectory(file)) {
            throw new FileSystemException(named.toString(), null, "is a directory");
        }
        boolean exists = Files.exists(file);
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null && Files.exists(directory) && !isDirectory(directory)) {
            throw new FileSystemException(named.toString(), null, "not a directory");
        }
        if (directory == null || !isDirectory(directory)) {
            throw new NoSuchFileException(named.toString());
        }
        if (!Files.isWritable(exists ? file : directory)) {
            throw new AccessDeniedException(named.toString());
        }
        Path name = file.getFileName();
        return exists || name == null
                ? file.toRealPath()
                : directory.toRealPath().resolve(name);
    }

    /** What is not there is none; what leads through a file is an error. */
    private static boolean isDirectory(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whether one would replace the other. */
    boolean replaces(Path other) {
        try {
            return !isStream && Files.exists(other) && file.equals(other.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    boolean replaces(OutputFile other) {
        return !isStream && !other.isStream && file.equals(other.file);
    }
}
