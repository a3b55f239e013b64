package io.github.archcheck.archive.tar;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What an extended header of POSIX says, as far as it matters here: {@code length keyword=value\n} and so on. */
final class PaxRecords {
    static final PaxRecords NONE = new PaxRecords(Map.of());

    private static final Set<String> WANTED = Set.of(
            "path",
            "linkpath",
            "size",
            "GNU.sparse.major",
            "GNU.sparse.minor",
            "GNU.sparse.name",
            "GNU.sparse.size",
            "GNU.sparse.realsize",
            "GNU.sparse.map",
            "GNU.sparse.numblocks");
    private static final int MOST_DIGITS = 10;

    private final Map<String, String> values;

    private PaxRecords(Map<String, String> values) {
        this.values = values;
    }

    /** @return empty when they are malformed */
    static Optional<PaxRecords> parse(byte[] records) {
        Map<String, String> values = new HashMap<>();
        int at = 0;
        while (at < records.length && records[at] != 0) {
            int space = indexOf(records, ' ', at, at + MOST_DIGITS);
            int length = space < 0 ? 0 : decimal(records, at, space);
            if (space < 0
                    || length <= space - at + 1
                    || length > records.length - at
                    || records[at + length - 1] != '\n') {
                return Optional.empty();
            }
            int end = at + length - 1;
            int equals = indexOf(records, '=', space + 1, end);
            if (equals < 0) {
                return Optional.empty();
            }
            String key = new String(records, space + 1, equals - space - 1, StandardCharsets.ISO_8859_1);
            if (WANTED.contains(key)) {
                values.put(key, TarHeader.decode(records, equals + 1, end - equals - 1));
            }
            at = end + 1;
        }
        return Optional.of(new PaxRecords(values));
    }

    /** These, where they say something, and what was said before otherwise. An empty value takes back what was said. */
    PaxRecords over(PaxRecords earlier) {
        if (earlier.values.isEmpty()) {
            return this;
        }
        Map<String, String> all = new HashMap<>(earlier.values);
        all.putAll(values);
        return new PaxRecords(all);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /** -1 when it is said, but is no number. */
    OptionalLong number(String key) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Math.max(-1, Long.parseLong(text.get())));
        } catch (NumberFormatException e) {
            return OptionalLong.of(-1);
        }
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        for (int i = from; i < Math.min(to, bytes.length); i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static int decimal(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return 0;
            }
            value = value * 10 + bytes[i] - '0';
        }
        return value > Integer.MAX_VALUE ? 0 : (int) value;
    }
}
