package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code undefined symbol} of glibc, {@code cannot locate symbol} of Android, missing functions of Windows. */
final class ElfSymbol implements Recogniser {
    private static final Pattern BIONIC =
            Pattern.compile("cannotlocatesymbol['\"]([^'\"\\s]{1,400})['\"](?:referencedby['\"]([^'\"\\s]{1,1000}))?");
    private static final Pattern VERSIONED =
            Pattern.compile("\\s*:?\\s*[\\w$.@~]+\\s*,\\s*version\\s+(?:GLIBC|GLIBCXX|CXXABI)_.*");

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (Pasted.Hit hit : text.find("undefined symbol:")) {
            Optional<String> symbol = Names.symbol(text, hit.end());
            if (text.at(hit.end(), VERSIONED).isEmpty()) {
                sightings.add(undefined(hit.start(), symbol).at(Names.before(text, hit.start())));
            }
        }
        for (Pasted.Found found : text.scan(BIONIC)) {
            sightings.add(undefined(found.start(), found.group(1)).at(found.group(2)));
        }
        return sightings;
    }

    static Sighting undefined(int at, Optional<String> symbol) {
        if (symbol.filter(name -> name.startsWith("__isoc23_")).isPresent()) {
            return Sighting.of(
                            Cause.GLIBC_TOO_OLD,
                            Confidence.CERTAIN,
                            at,
                            "the file was built for glibc 2.38 or later, which brought " + symbol.get()
                                    + ", and this system's glibc is older")
                    .with(Detail.SYMBOL, symbol);
        }
        return Sighting.of(
                        Cause.UNDEFINED_SYMBOL,
                        Confidence.CERTAIN,
                        at,
                        "the file uses " + symbol.orElse("a symbol") + ", which nothing that is loaded defines"
                                + symbol.map(Symbols::origin).orElse(""))
                .with(Detail.SYMBOL, symbol);
    }
}
