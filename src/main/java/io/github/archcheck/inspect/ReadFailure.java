package io.github.archcheck.inspect;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Why the system would not hand out the bytes, in words that need no knowledge of Java. */
final class ReadFailure {
    private ReadFailure() {}

    /** Without the path, which the reader sees elsewhere. */
    static String inWords(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        } else if (failure instanceof AccessDeniedException || failure instanceof SecurityException) {
            return "permission denied";
        }
        String reason = failure instanceof FileSystemException f ? f.getReason() : failure.getMessage();
        if (reason == null || reason.isBlank()) {
            return "could not be read";
        }
        return reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
    }
}
