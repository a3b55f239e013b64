package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A symbol that nobody exports: on macOS that tells a system that is too old from libraries that do not fit. */
final class DyldSymbol implements Recogniser {
    private static final Pattern QUOTED =
            Pattern.compile("symbol['(\"]([\\w$.@]{1,2000})['\")]notfound,expectedinflat");

    /** In macOS, and still not a matter of its age. */
    private static final List<String> OTHER_BUILDS = List.of("libiconv", "libsqlite3", "libz.", "libexpat", "libxml2");

    /** Symbols that a later macOS brought, as files that need it import them. */
    private static final Set<String> LATE_SYMBOLS = Set.of(
            "____chkstk_darwin",
            "_futimens",
            "_utimensat",
            "_mkfifoat",
            "_mknodat",
            "_preadv",
            "_pwritev",
            "_getentropy",
            "_clock_gettime",
            "_faccessat",
            "_fstatat",
            "_openat",
            "_aligned_alloc",
            "_fclonefileat",
            "_timespec_get",
            "___darwin_check_fd_set_overflow",
            "___cxa_init_primary_exception",
            "___isPlatformVersionAtLeast");

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (Pasted.Hit hit : text.find("symbol not found in flat namespace")) {
            sightings.add(flat(text, hit.start(), Names.symbol(text, hit.end())));
        }
        for (Pasted.Found found : text.scan(QUOTED)) {
            sightings.add(flat(text, found.start(), found.group(1)));
        }
        for (Pasted.Hit hit : text.find("Symbol not found:")) {
            sightings.add(twoLevel(text, hit, Names.symbol(text, hit.end())));
        }
        return sightings;
    }

    private static Sighting flat(Pasted text, int at, Optional<String> symbol) {
        Optional<String> asked =
                text.previous("dlopen(", text.blockStart(at), at).flatMap(hit -> envelope(text, hit));
        return undefined(at, symbol).at(asked);
    }

    static Optional<String> envelope(Pasted text, Pasted.Hit hit) {
        int comma = text.text().indexOf(',', hit.end());
        return comma < 0
                ? Optional.empty()
                : Names.between(text, hit.end(), comma).filter(Names::isFile);
    }

    private static Sighting undefined(int at, Optional<String> symbol) {
        return Sighting.of(
                        Cause.UNDEFINED_SYMBOL,
                        Confidence.CERTAIN,
                        at,
                        "the file uses " + symbol.orElse("a symbol") + ", which nothing that is loaded exports"
                                + symbol.map(Symbols::origin).orElse(""))
                .with(Detail.SYMBOL, symbol);
    }

    private static Sighting twoLevel(Pasted text, Pasted.Hit start, Optional<String> symbol) {
        int end = text.messageEnd(start, "Symbol not found:", "dlopen(", "Library not loaded:");
        Optional<Pasted.Hit> from = text.next("Referenced from:", start.end(), end);
        Optional<Pasted.Hit> expected = text.next("Expected in:", start.end(), end);
        int fromEnd = expected.map(Pasted.Hit::start).orElse(end);
        Optional<String> by = from.flatMap(hit -> Names.between(text, hit.end(), lineEnd(text, hit.end(), fromEnd)));
        Optional<String> provider = expected.flatMap(
                        hit -> Names.between(text, hit.end(), lineEnd(text, hit.end(), end)))
                .filter(name -> name.indexOf('/') >= 0 || name.startsWith("flat"));
        boolean newer = saysNewer(text.squeezed(start.start(), end));
        Sighting sighting = undefined(start.start(), symbol)
                .at(by)
                .with(Detail.PROVIDER, provider)
                .upTo(end);
        String library = provider.orElse("").toLowerCase(Locale.ROOT);
        boolean late = symbol.map(DyldSymbol::isLate).orElse(false);
        boolean system = library.startsWith("/usr/lib/") || library.startsWith("/system/");
        boolean otherBuild = OTHER_BUILDS.stream().anyMatch(library::contains) && !newer;
        if (late || (system && !otherBuild) || (newer && provider.isEmpty())) {
            return tooOld(sighting, symbol, newer);
        }
        return provider.isEmpty() || library.contains("flat namespace") || library.contains("flatnamespace")
                ? sighting
                : sighting.because("the file uses " + symbol.orElse("a symbol") + ", which "
                        + provider.get() + " does not export: another version of that library is found than the one it"
                        + " was built with");
    }

    /** Where a name ends that should fill its line, though a line may be broken inside it. */
    private static int lineEnd(Pasted text, int from, int limit) {
        int first = from;
        while (first < limit && Character.isWhitespace(text.text().charAt(first))) {
            first++;
        }
        if (first < limit && text.text().charAt(first) == '<') {
            int close = text.text().indexOf('>', first);
            first = close < 0 ? first : close + 1;
            while (first < limit && Character.isWhitespace(text.text().charAt(first))) {
                first++;
            }
        }
        int end = text.text().indexOf('\n', first);
        return end < 0 ? limit : Math.min(end, limit);
    }

    private static boolean saysNewer(String words) {
        return words.contains("newerthanrunningos") || words.contains("whichwasbuiltformacos");
    }

    private static boolean isLate(String symbol) {
        return LATE_SYMBOLS.contains(symbol) || symbol.endsWith("$NEWLAPACK") || symbol.endsWith("$NEWLAPACK$ILP64");
    }

    private static Sighting tooOld(Sighting sighting, Optional<String> symbol, boolean newer) {
        return sighting.as(
                Cause.OS_TOO_OLD,
                newer ? Confidence.CERTAIN : Confidence.LIKELY,
                "the file was built for a newer macOS: it uses " + symbol.orElse("a symbol")
                        + ", which this version's libraries do not have");
    }
}
