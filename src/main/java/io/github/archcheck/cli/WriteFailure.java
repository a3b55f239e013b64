package io.github.archcheck.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;

/** Why something could not be written, in words that need no knowledge of Java. */
final class WriteFailure {
    private WriteFailure() {}

    /** Without the path, which stands in front of it. */
    static String inWords(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such directory";
        } else if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = failure instanceof FileSystemException f ? f.getReason() : failure.getMessage();
        String words = Objects.requireNonNullElse(reason, "I/O error").strip();
        return words.isEmpty() ? "I/O error" : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
