package io.github.archcheck.inventory.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Optional;

/** Opens metadata files, which may be anything: opening a pipe would never end. */
final class MetadataFile {
    private MetadataFile() {}

    /** @return empty when there is no such file */
    static Optional<InputStream> open(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (!attributes.isRegularFile()) {
            throw new IOException(attributes.isDirectory() ? "is a directory" : "is not a regular file");
        }
        return Optional.of(Files.newInputStream(file));
    }

    /** In plain words. */
    static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return message == null ? failure.getClass().getSimpleName().toLowerCase(Locale.ROOT) : message;
    }
}
