package io.github.archcheck.loader.dyld;

import io.github.archcheck.platform.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Symbols that came to macOS with a known version; they are data, in {@code new-symbols.csv}. */
final class NewSymbols {
    private static final String ANYTHING = "*";
    private static final List<List<String>> ROWS = DataFile.rows("new-symbols.csv");
    private static final Map<String, Version> NAMES = ROWS.stream()
            .filter(row -> !row.get(0).contains(ANYTHING))
            .collect(Collectors.toUnmodifiableMap(row -> row.get(0), NewSymbols::version));
    private static final List<Pattern> PATTERNS = ROWS.stream()
            .filter(row -> row.get(0).contains(ANYTHING))
            .map(row -> new Pattern(row.get(0).replace(ANYTHING, ""), row.get(0).endsWith(ANYTHING), version(row)))
            .toList();

    private record Pattern(String part, boolean isStart, Version first) {
        boolean matches(String symbol) {
            return isStart ? symbol.startsWith(part) : symbol.endsWith(part);
        }
    }

    private NewSymbols() {}

    private static Version version(List<String> row) {
        return Version.parse(row.get(1)).orElseThrow();
    }

    /** The macOS that first had a symbol; empty when it is older than all that matter, or not known. */
    static Optional<Version> first(String symbol) {
        return Optional.ofNullable(NAMES.get(symbol))
                .or(() -> PATTERNS.stream()
                        .filter(pattern -> pattern.matches(symbol))
                        .map(Pattern::first)
                        .findFirst());
    }
}
