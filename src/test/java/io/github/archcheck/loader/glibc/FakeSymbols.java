package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.Exports;
import io.github.archcheck.binary.Symbols;
import io.github.archcheck.loader.Place;
import io.github.archcheck.loader.TargetFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files whose symbols are told, not read; a file of which nothing is told has none. Counts how often each is asked for. */
final class FakeSymbols implements TargetFiles {
    private final TargetFiles files;
    private final Map<String, Symbols> symbols = new HashMap<>();
    private final Map<String, Integer> reads = new HashMap<>();

    FakeSymbols(TargetFiles files) {
        this.files = files;
    }

    /**
     * @param exports {@code name} or {@code name@version}
     * @param imports likewise; what follows a colon does not count
     */
    void put(Path path, List<String> exports, List<String> imports, boolean weak) {
        Exports.Builder table = new Exports.Builder();
        for (String symbol : exports) {
            if (version(symbol).isEmpty()) {
                table.add(symbol);
            } else {
                table.add(name(symbol), version(symbol));
            }
        }
        List<Symbols.Import> needed = new ArrayList<>();
        for (String symbol : imports) {
            needed.add(new Symbols.Import(name(symbol), version(symbol), weak, Symbols.Library.ANY));
        }
        symbols.put(path.toString(), new Symbols(needed, table.build()));
    }

    private static String name(String symbol) {
        return symbol.split("@", 2)[0];
    }

    private static String version(String symbol) {
        int at = symbol.indexOf('@');
        return at < 0 ? "" : symbol.substring(at + 1).split(":", 2)[0];
    }

    int reads(Path path) {
        return reads.getOrDefault(path.toString(), 0);
    }

    @Override
    public Place at(String path) {
        return files.at(path);
    }

    @Override
    public Optional<byte[]> read(String path, int limitBytes) {
        return files.read(path, limitBytes);
    }

    @Override
    public Optional<Symbols> symbols(Place.File file, int image) {
        reads.merge(file.path(), 1, Integer::sum);
        return Optional.of(symbols.getOrDefault(file.path(), new Symbols(List.of(), new Exports.Builder().build())));
    }
}
