package io.github.archcheck.index.remote;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server says that it sends of a file; in bytes from the start of the file.
 *
 * @param last within the part
 * @param total of the whole file
 */
record ContentRange(long first, long last, long total) {
    private static final Pattern TEXT = Pattern.compile("bytes\\s+([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

    /** Empty for what states no part, or no length of the whole. */
    static Optional<ContentRange> parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        ContentRange range = new ContentRange(
                Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
        return range.first <= range.last && range.last < range.total ? Optional.of(range) : Optional.empty();
    }
}
