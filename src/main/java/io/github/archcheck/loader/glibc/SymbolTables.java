package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.Exports;
import io.github.archcheck.binary.Symbols;
import io.github.archcheck.loader.TargetFiles;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What objects export, kept as long as there is room; and what became of what they import. */
final class SymbolTables {
    /** Sixteen bytes each, at most. */
    private static final long MOST_NAMES = 16L << 20;

    /** A hundred bytes each, about. */
    private static final int MOST_UNASKED = 1 << 14;

    /**
     * What is known of the imports of one file.
     *
     * @param providers paths of the files, beside those of the process, that have all but the missing ones
     * @param missing those that none had
     */
    record Imports(Set<String> providers, List<Symbols.Import> missing) {}

    private final TargetFiles files;
    private final Map<String, Optional<Exports>> exports = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Imports> imports = new HashMap<>();
    private final Map<String, List<Symbols.Import>> unasked = new HashMap<>();
    private long names;
    private int unaskedNames;

    SymbolTables(TargetFiles files) {
        this.files = files;
    }

    /** Empty when nobody can read them. */
    Optional<Exports> exports(LinkMap map) {
        Optional<Exports> known = exports.get(map.path());
        if (known != null) {
            return known;
        }
        Optional<Symbols> symbols = read(map);
        symbols.ifPresent(read -> keepUnasked(map.path(), read.imports()));
        return symbols.map(Symbols::exports);
    }

    /** What a file imports. Nobody can read those of one without {@link #exports}. */
    List<Symbols.Import> importsOf(LinkMap map) {
        List<Symbols.Import> kept = unasked.remove(map.path());
        if (kept != null) {
            unaskedNames -= kept.size();
            return kept;
        }
        return read(map).map(Symbols::imports).orElse(List.of());
    }

    private Optional<Symbols> read(LinkMap map) {
        Optional<Symbols> symbols = files.symbols(map.file(), 0);
        keep(map.path(), symbols.map(Symbols::exports));
        return symbols;
    }

    /** Most files are asked for both, one after the other, and each once. */
    private void keepUnasked(String path, List<Symbols.Import> read) {
        if (read.size() <= MOST_UNASKED - unaskedNames) {
            List<Symbols.Import> before = unasked.put(path, read);
            unaskedNames += read.size() - (before == null ? 0 : before.size());
        }
    }

    private void keep(String path, Optional<Exports> table) {
        Optional<Exports> before = exports.put(path, table);
        names += size(table) - (before == null ? 0 : size(before));
        var oldest = exports.entrySet().iterator();
        while (names > MOST_NAMES && exports.size() > 1) {
            names -= size(oldest.next().getValue());
            oldest.remove();
        }
    }

    private static int size(Optional<Exports> table) {
        return table.map(Exports::size).orElse(0);
    }

    Optional<Imports> imports(LinkMap map) {
        return Optional.ofNullable(imports.get(map.path()));
    }

    void remember(LinkMap map, Imports known) {
        imports.put(map.path(), known);
    }
}
