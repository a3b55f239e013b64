package io.github.archcheck.inventory.metadata;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of RECORD: the subset of RFC 4180 that installers write, one row a line, three columns, only a quoted
 * path may hold commas, doubled quotes and one line end. See ADR 9 for why this is ours.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-record-file">the
 *     RECORD file</a>
 */
final class RecordReader {
    private RecordReader() {}

    /** Hands every row to {@code rows}, its path as written, quotes undone; returns what could not be understood. */
    static Damage read(InputStream in, long limitBytes, FileRows rows) throws IOException {
        Lines lines = new Lines(in, limitBytes);
        long number = 0;
        long broken = 0;
        long firstBroken = 0;
        String opened = null;
        for (String line = lines.next(); line != null; line = lines.next()) {
            number++;
            String path = opened == null ? path(line) : path(opened + "\n" + line);
            if (path == null && opened != null) {
                broken++;
                firstBroken = firstBroken == 0 ? number - 1 : firstBroken;
                path = path(line);
            }
            opened = path == null && line.startsWith("\"") && closing(line) < 0 && !lines.overlong() ? line : null;
            if (path != null && !lines.overlong()) {
                String row = line;
                rows.row(path, () -> recorded(row));
            } else if (opened == null && !line.isEmpty()) {
                broken++;
                firstBroken = firstBroken == 0 ? number : firstBroken;
            }
        }
        broken += opened == null ? 0 : 1;
        return new Damage(broken, firstBroken == 0 && opened != null ? number : firstBroken, lines.limitReached());
    }

    /** The first column of a row, null when it is no row. */
    private static @Nullable String path(String row) {
        boolean quoted = row.startsWith("\"");
        int comma = quoted ? closing(row) + 1 : row.indexOf(',');
        if (comma <= (quoted ? 2 : 0) || comma >= row.length() || row.charAt(comma) != ',') {
            return null;
        }
        int second = row.indexOf(',', comma + 1);
        String path = quoted ? row.substring(1, comma - 1).replace("\"\"", "\"") : row.substring(0, comma);
        return second < 0 || row.indexOf(',', second + 1) >= 0 || path.indexOf('\0') >= 0 ? null : path;
    }

    /** The last two columns: no path ends behind them. */
    private static Recorded recorded(String row) {
        int last = row.lastIndexOf(',');
        int middle = row.lastIndexOf(',', last - 1);
        return Recorded.parse(row.substring(middle + 1, last), row.substring(last + 1));
    }

    /** Where the quote that the row begins with is closed, -1 when it is not. */
    private static int closing(String row) {
        int quote = row.indexOf('"', 1);
        while (quote >= 0 && quote + 1 < row.length() && row.charAt(quote + 1) == '"') {
            quote = row.indexOf('"', quote + 2);
        }
        return quote;
    }

    /**
     * @param rows how many rows could not be understood
     * @param firstLine the first of them, counted from 1; 0 when there is none
     * @param cut whether the file is longer than what was read
     */
    record Damage(long rows, long firstLine, boolean cut) {}
}
