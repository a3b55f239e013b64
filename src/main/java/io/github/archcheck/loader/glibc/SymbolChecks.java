package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.Exports;
import io.github.archcheck.binary.Symbols;
import io.github.archcheck.binary.elf.VersionNeed;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether all symbols that objects import are there.
 *
 * @see <a href="https://sourceware.org/git/?p=glibc.git;a=blob;f=elf/dl-lookup.c;hb=refs/tags/glibc-2.36">dl-lookup.c</a>
 */
final class SymbolChecks {
    /** Of one object: thousands of missing symbols are no more of a fault. */
    private static final int MOST_MISSING = 16;

    private final Machinery machinery;
    private final SymbolTables tables;
    private final Scope scope;
    private final Faults faults;
    private final boolean readable;

    SymbolChecks(Machinery machinery, SymbolTables tables, Scope scope, Faults faults) {
        this.machinery = machinery;
        this.tables = tables;
        this.scope = scope;
        this.faults = faults;
        this.readable = scope.all().stream().allMatch(map -> tables.exports(map).isPresent());
    }

    /** @param now whether its functions are bound when it is loaded; otherwise when they are first called */
    void check(LinkMap map, boolean now) {
        if (!readable) {
            return;
        }
        Set<String> versions = faults.missingVersions(map);
        for (Symbols.Import missing : missing(map)) {
            if (!versions.contains(missing.version()) && !ForeignSymbols.mayHave(scope, missing)) {
                report(map, missing, now || !missing.call());
            }
        }
    }

    private List<Symbols.Import> missing(LinkMap map) {
        Optional<SymbolTables.Imports> known = tables.imports(map);
        if (known.isEmpty() || !scope.paths().containsAll(known.get().providers())) {
            return resolve(map);
        }
        return known.get().missing().stream()
                .filter(symbol -> provider(symbol).isEmpty())
                .toList();
    }

    private List<Symbols.Import> resolve(LinkMap map) {
        Set<String> providers = new HashSet<>();
        List<Symbols.Import> missing = new ArrayList<>();
        for (Symbols.Import symbol : tables.importsOf(map)) {
            if (symbol.weak()) {
                continue;
            }
            Optional<LinkMap> provider = provider(symbol);
            if (provider.isEmpty() && missing.size() < MOST_MISSING) {
                missing.add(symbol);
            }
            provider.map(LinkMap::path).filter(scope.paths()::contains).ifPresent(providers::add);
        }
        tables.remember(map, new SymbolTables.Imports(Set.copyOf(providers), List.copyOf(missing)));
        return missing;
    }

    private Optional<LinkMap> provider(Symbols.Import symbol) {
        return first(scope.process(), symbol).or(() -> first(scope.opened(), symbol));
    }

    private Optional<LinkMap> first(List<LinkMap> maps, Symbols.Import symbol) {
        for (LinkMap map : maps) {
            Optional<Exports> exports = tables.exports(map);
            if (exports.isPresent() && exports.get().has(symbol.name(), symbol.version())) {
                return Optional.of(map);
            }
        }
        return Optional.empty();
    }

    private void report(LinkMap map, Symbols.Import missing, boolean now) {
        String words = words(map, missing);
        boolean assumed = scope.assumed() || scope.python();
        faults.add(
                Kind.UNDEFINED_SYMBOL,
                now ? (assumed ? Certainty.LIKELY : Certainty.CERTAIN) : Certainty.RISK,
                map,
                missing.name(),
                words,
                Optional.of(faults.voice().symbol(map.name() + ": " + words)),
                "imports " + missing.name() + ", which nothing that is loaded has");
    }

    /** Before 2.30 there were other words where the library that is named for the version is loaded. */
    private String words(LinkMap map, Symbols.Import missing) {
        if (missing.version().isEmpty()) {
            return "undefined symbol: " + missing.name();
        }
        Optional<String> file = map.dynamic().stream()
                .flatMap(dynamic -> dynamic.versionNeeds().stream())
                .filter(need -> need.versions().stream()
                        .anyMatch(version -> version.name().equals(missing.version())))
                .map(VersionNeed::file)
                .findFirst();
        return file.isPresent() && !machinery.isAtLeast(2, 30)
                ? "symbol " + missing.name() + ", version " + missing.version() + " not defined in file " + file.get()
                        + " with link time reference"
                : "undefined symbol: " + missing.name() + ", version " + missing.version();
    }
}
