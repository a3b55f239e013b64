package io.github.archcheck.inventory.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The first lines of METADATA, PKG-INFO and WHEEL: {@code Key: value}, up to the first empty line.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/core-metadata/">core metadata</a>
 */
final class Headers {
    private static final long LIMIT_BYTES = 256 << 10;

    private final List<String[]> fields;

    private Headers(List<String[]> fields) {
        this.fields = fields;
    }

    /**
     * @param wanted keys to keep, in lower case
     * @param enough stop after this many of them
     * @return empty when there is no such file
     */
    static Optional<Headers> read(Path file, Set<String> wanted, int enough) throws IOException {
        Optional<InputStream> opened = MetadataFile.open(file);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        List<String[]> fields = new ArrayList<>();
        try (InputStream in = opened.get()) {
            Lines lines = new Lines(in, LIMIT_BYTES);
            String line = lines.next();
            while (line != null && !line.isEmpty() && fields.size() < enough) {
                int colon = line.indexOf(':');
                String key = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
                if (wanted.contains(key)) {
                    fields.add(new String[] {key, line.substring(colon + 1).strip()});
                }
                line = lines.next();
            }
        }
        return Optional.of(new Headers(fields));
    }

    /** The first that is not empty. */
    Optional<String> first(String key) {
        return all(key).stream().findFirst();
    }

    List<String> all(String key) {
        return fields.stream()
                .filter(field -> field[0].equals(key))
                .map(field -> field[1])
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
