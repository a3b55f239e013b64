package io.github.archcheck.lock.conda;

import io.github.archcheck.platform.DataTable;
import io.github.archcheck.platform.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Conda's names for systems (CEP 26). */
public final class Subdir {
    /** For every machine. */
    public static final String NOARCH = "noarch";

    /** Channels have such names, too ({@code conda-forge}), so the systems are named. */
    private static final Pattern SHAPE =
            Pattern.compile("(?:linux|osx|win|freebsd|emscripten|wasi|zos)-[a-z0-9]{1,32}");

    private static final String TABLE = "subdirs.csv";

    private Subdir() {}

    /** {@code osx-arm64}; empty for a machine that conda has no name for. */
    public static Optional<String> of(Target target) {
        return row(target).map(row -> row.get(2));
    }

    /** Words that may follow a {@code #} in {@code environment.yml} and hold for a machine, such as {@code osx}. */
    public static Set<String> selectors(Target target) {
        return row(target).map(row -> Set.of(row.get(3).split(" "))).orElse(Set.of());
    }

    /** Every word that is a selector on some machine. */
    public static Set<String> allSelectors() {
        return DataTable.rows(Subdir.class, TABLE).stream()
                .flatMap(row -> Set.of(row.get(3).split(" ")).stream())
                .collect(Collectors.toSet());
    }

    /** Whether a folder of a channel can have this name. */
    public static boolean isOne(String text) {
        return text.equals(NOARCH) || SHAPE.matcher(text).matches();
    }

    private static Optional<List<String>> row(Target target) {
        return DataTable.rows(Subdir.class, TABLE).stream()
                .filter(row -> row.get(0).equals(target.os().label())
                        && row.get(1).equals(target.architecture().label()))
                .findFirst();
    }
}
