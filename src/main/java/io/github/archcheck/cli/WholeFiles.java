package io.github.archcheck.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Files that appear whole or not at all, and all of them or none: each is written beside its place, under a name of its
 * own, and only when all are written are they moved there. What was there before is put back when a move fails.
 */
final class WholeFiles implements AutoCloseable {
    /** What a file is to hold. */
    interface Content {
        void write(Writer out) throws IOException;
    }

    /**
     * @param whole the content, somewhere else
     * @param existed whether there was anything before
     * @param before what was there, somewhere else; empty when nothing was, or when it may not be read
     */
    private record Prepared(OutputFile output, Path whole, boolean existed, Optional<Path> before) {}

    private final List<Prepared> prepared = new ArrayList<>();
    private final List<Path> temporary = new ArrayList<>();

    /** Writes the content, but not yet where it is to be; into a pipe or a device it goes at once. */
    void prepare(OutputFile output, Content content) throws UsageException {
        try {
            if (output.isStream()) {
                write(
                        Files.newOutputStream(output.file(), StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                        content);
                return;
            }
            Path whole = beside(output.file());
            write(Files.newOutputStream(whole), content);
            boolean existed = Files.exists(output.file());
            prepared.add(new Prepared(output, whole, existed, existed ? kept(output.file()) : Optional.empty()));
            if (existed) {
                resemble(whole, output.file());
            }
        } catch (IOException e) {
            throw output.failure(e);
        }
    }

    private static void write(OutputStream stream, Content content) throws IOException {
        try (Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8)) {
            content.write(out);
        }
    }

    /** Moves everything to its place. */
    void commit() throws UsageException {
        for (int i = 0; i < prepared.size(); i++) {
            try {
                replace(prepared.get(i).whole(), prepared.get(i).output().file());
            } catch (IOException e) {
                undo(prepared.subList(0, i + 1));
                throw prepared.get(i).output().failure(e);
            }
        }
    }

    private static void replace(Path whole, Path file) throws IOException {
        try {
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another file system, a file that is mounted by itself, or a directory that may not be changed.
            try (OutputStream out = Files.newOutputStream(file)) {
                Files.copy(whole, out);
            }
        }
    }

    private static void undo(List<Prepared> done) {
        for (Prepared one : done) {
            try {
                if (one.before().isPresent()) {
                    replace(one.before().get(), one.output().file());
                } else if (!one.existed()) {
                    Files.deleteIfExists(one.output().file());
                }
            } catch (IOException e) {
                // The failure that is told came first.
            }
        }
    }

    /** Removes what is left of the work. */
    @Override
    public void close() {
        for (Path file : temporary) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // It has a name that says whose it is.
            }
        }
    }

    private Optional<Path> kept(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        Path copy = beside(file);
        try (OutputStream out = Files.newOutputStream(copy)) {
            Files.copy(file, out);
        }
        resemble(copy, file);
        return Optional.of(copy);
    }

    /** A new file with the permissions that any new file gets, in the same directory where that may be changed. */
    private Path beside(Path file) throws IOException {
        Path own = file.toAbsolutePath().getParent();
        Path directory = own != null && Files.isWritable(own) ? own : Path.of(System.getProperty("java.io.tmpdir"));
        while (true) {
            long number = ThreadLocalRandom.current().nextLong();
            Path candidate = directory.resolve(String.format(Locale.ROOT, ".archcheck-%016x.tmp", number));
            try {
                Files.createFile(candidate);
                temporary.add(candidate);
                return candidate;
            } catch (FileAlreadyExistsException e) {
                // Somebody else has this name.
            }
        }
    }

    /** Gives a file the owner and the permissions of another, as far as that is allowed. */
    private static void resemble(Path file, Path model) throws IOException {
        @Nullable PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        PosixFileAttributes wanted = Files.readAttributes(model, PosixFileAttributes.class);
        try {
            if (!wanted.owner().equals(view.readAttributes().owner())) {
                view.setOwner(wanted.owner());
            }
            if (!wanted.group().equals(view.readAttributes().group())) {
                view.setGroup(wanted.group());
            }
        } catch (IOException e) {
            // Only root may give files away.
        }
        view.setPermissions(wanted.permissions());
    }
}
