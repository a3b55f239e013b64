package io.github.archcheck.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Writes a file wholly or not at all. */
final class WholeFile {
    /** Writes the content of a file. */
    interface Content {
        void write(Writer out) throws IOException;
    }

    private WholeFile() {}

    /** Finds what would make writing fail, before any work is done. */
    static void check(Path file) throws UsageException {
        Path directory = Objects.requireNonNull(file.getParent());
        if (Files.isDirectory(file)) {
            throw new UsageException("cannot write " + file + ": it is a directory");
        } else if (!Files.isDirectory(directory)) {
            throw new UsageException("cannot write " + file + ": no such directory");
        } else if (!Files.isWritable(directory) || (Files.exists(file) && !Files.isWritable(file))) {
            throw new UsageException("cannot write " + file + ": permission denied");
        }
    }

    /** Through a link, it is the file behind it that is written. */
    static void write(Path file, Content content) throws UsageException {
        try {
            Path real = Files.exists(file) ? file.toRealPath() : file;
            Path fresh = real.resolveSibling(
                    real.getFileName() + ".archcheck-" + ProcessHandle.current().pid());
            try {
                try (BufferedWriter out = Files.newBufferedWriter(
                        fresh, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    content.write(out);
                }
                move(fresh, real);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UsageException("cannot write " + file + ": " + WriteFailure.inWords(e));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
