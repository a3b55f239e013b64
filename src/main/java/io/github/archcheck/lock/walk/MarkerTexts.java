package io.github.archcheck.lock.walk;

import io.github.archcheck.packaging.marker.Marker;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The markers of one file, each text parsed once. */
public final class MarkerTexts {
    /**
     * In lock files any number of extras may be chosen at once, and {@code extra != 'a'} means that a is none of them. Markers
     * have a variable with this meaning: {@code extras}.
     */
    private static final Pattern EXTRA = Pattern.compile("\\bextra\\s*([!=]=)\\s*('[^']*'|\"[^\"]*\")");

    private final Map<String, Optional<Marker>> parsed = new HashMap<>();

    /** Empty for what is no marker. */
    Optional<Marker> marker(String text) {
        Optional<Marker> known = parsed.get(text);
        if (known == null) {
            known = Marker.parse(text.contains("extra") ? withSet(text) : text);
            parsed.put(text, known);
        }
        return known;
    }

    private static String withSet(String text) {
        return EXTRA.matcher(text).replaceAll(m -> m.group(1).equals("==") ? "$2 in extras" : "$2 not in extras");
    }
}
