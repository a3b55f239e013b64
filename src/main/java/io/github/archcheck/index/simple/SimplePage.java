package io.github.archcheck.index.simple;

import io.github.archcheck.index.IndexFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a page lists.
 *
 * @param files in the page's order
 * @param status of the project; empty when it is active, or not stated
 * @param reason of that status; may be empty
 * @param links how many there were, files or not
 * @param isForm whether the page asks for something, as pages for logging in do
 */
public record SimplePage(List<IndexFile> files, Optional<Status> status, String reason, int links, boolean isForm) {
    /** States that are not the usual one (PEP 792). */
    public enum Status {
        ARCHIVED,
        DEPRECATED,
        QUARANTINED;

        /** Empty for what has no name here. */
        static Optional<Status> parse(String text) {
            for (Status status : values()) {
                if (status.label().equals(text.strip().toLowerCase(Locale.ROOT))) {
                    return Optional.of(status);
                }
            }
            return Optional.empty();
        }

        /** As pages write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SimplePage {
        files = List.copyOf(files);
    }
}
