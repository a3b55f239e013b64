package io.github.archcheck.index.lookup;

import io.github.archcheck.index.IndexFile;
import io.github.archcheck.index.ReleaseFile;
import io.github.archcheck.index.simple.PageReader;
import io.github.archcheck.index.simple.SimplePage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Packages that lie on this machine: a folder of files, or pages written as files. */
final class Folders {
    private static final int MOST_FILES = 50_000;
    private static final String PAGE = "index.html";

    private Folders() {}

    /** The page of a project in a mirror: {@code NAME/index.html}, or the folder {@code NAME} of files. */
    static Optional<SimplePage> project(Path base, String name) throws IOException {
        Path folder = base.resolve(name);
        Path page = folder.resolve(PAGE);
        if (Files.isRegularFile(page)) {
            return Optional.of(page(page));
        }
        return Files.isDirectory(folder) ? Optional.of(folder(folder)) : Optional.empty();
    }

    /** Everything in a folder, or linked from a page; empty when there is neither. */
    static Optional<SimplePage> flat(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return Optional.of(folder(place));
        }
        return Files.isRegularFile(place) ? Optional.of(page(place)) : Optional.empty();
    }

    private static SimplePage page(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return PageReader.read(in, "text/html", file.toUri());
        }
    }

    private static SimplePage folder(Path folder) throws IOException {
        List<IndexFile> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Path last = entry.getFileName();
                if (last != null && ReleaseFile.isLikely(last.toString()) && Files.isRegularFile(entry)) {
                    files.add(file(entry, last.toString()));
                }
                if (files.size() > MOST_FILES) {
                    throw new IOException("more than " + MOST_FILES + " files");
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return new SimplePage(files, Optional.empty(), "", files.size(), false);
    }

    private static IndexFile file(Path file, String name) throws IOException {
        return new IndexFile(
                name,
                file.toUri(),
                Optional.empty(),
                OptionalLong.of(Files.size(file)),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
