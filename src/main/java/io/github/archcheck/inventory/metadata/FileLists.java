package io.github.archcheck.inventory.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the lists of files that installers keep, row by row; the files named there are never opened. */
public final class FileLists {
    /** Some hundred times the longest RECORD known. */
    private static final long LIMIT_BYTES = 256L << 20;

    private FileLists() {}

    /**
     * Hands every row to {@code rows}, its path as written: relative to the list's base, or absolute, or climbing with
     * {@code ..}; always with {@code /} between names.
     *
     * @return what could not be understood; also empty when there is no such list
     */
    public static Optional<Problem> read(Metadata.FileList list, FileRows rows) {
        try {
            Optional<InputStream> opened = MetadataFile.open(list.file());
            if (opened.isEmpty()) {
                return Optional.empty();
            }
            FileRows slashes =
                    (path, recorded) -> rows.row(path.indexOf('\\') < 0 ? path : path.replace('\\', '/'), recorded);
            try (InputStream in = opened.get()) {
                RecordReader.Damage damage = switch (list.format()) {
                    case RECORD -> RecordReader.read(in, LIMIT_BYTES, slashes);
                    case LINES -> readLines(in, path -> slashes.row(path, () -> Recorded.NOTHING));
                };
                return problem(list.file(), damage);
            }
        } catch (IOException e) {
            return Optional.of(new Problem(list.file(), MetadataFile.reason(e)));
        }
    }

    /** Paths one a line, in any file: dpkg's lists. */
    static void lines(Path file, Consumer<String> paths) throws IOException {
        Optional<InputStream> opened = MetadataFile.open(file);
        if (opened.isPresent()) {
            try (InputStream in = opened.get()) {
                readLines(in, paths);
            }
        }
    }

    private static RecordReader.Damage readLines(InputStream in, Consumer<String> paths) throws IOException {
        Lines lines = new Lines(in, LIMIT_BYTES);
        long number = 0;
        long broken = 0;
        long first = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            number++;
            if (lines.overlong() || line.indexOf('\0') >= 0) {
                broken++;
                first = first == 0 ? number : first;
            } else if (!line.isEmpty()) {
                paths.accept(line);
            }
        }
        return new RecordReader.Damage(broken, first, lines.limitReached());
    }

    private static Optional<Problem> problem(Path file, RecordReader.Damage damage) {
        String cut = "longer than " + (LIMIT_BYTES >> 20) + " MiB; the rest was not read";
        if (damage.rows() == 0) {
            return damage.cut() ? Optional.of(new Problem(file, cut)) : Optional.empty();
        }
        String rows = damage.rows() == 1
                ? "line " + damage.firstLine() + " is broken; left it out"
                : damage.rows() + " lines are broken, the first is line " + damage.firstLine() + "; left them out";
        return Optional.of(new Problem(file, damage.cut() ? rows + "; " + cut : rows));
    }
}
