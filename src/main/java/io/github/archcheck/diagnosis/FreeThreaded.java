package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A module for the stable ABI in a free-threaded Python, which takes it by its name and then crashes. */
final class FreeThreaded implements Recogniser {
    private static final Pattern PYTHON = Pattern.compile(
            "free-?threadingbuild|free-?threaded|python3\\.\\d{2}t\\b|libpython3\\.\\d{2}t|cpython-3\\d{2}t|3\\.\\d{2}t\\b|cp3\\d{2}t\\b");
    private static final Pattern TROUBLE = Pattern.compile(
            "fatalpythonerror|segmentationfault|sigsegv|exc_bad_access|undefinedsymbol:_?py|symbolnotfound[^:]{0,30}:?['(]?_{1,2}py"
                    + "|exit(?:code|status):?139|abort");
    private static final Pattern MODULE = Pattern.compile("([\\w./-]{1,1000}\\.abi3\\.so)");

    private final Phrases phrases = new Phrases("threads");

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>(phrases.find(text));
        boolean together = text.says(".abi3.so")
                && PYTHON.matcher(text.dense()).find()
                && TROUBLE.matcher(text.dense()).find();
        if (together) {
            Pasted.Hit hit = text.find(".abi3.so").get(0);
            sightings.add(Sighting.of(
                            Cause.FREE_THREADED_ABI3,
                            Confidence.LIKELY,
                            hit.start(),
                            "a module for the stable ABI (abi3) was loaded into a free-threaded Python, whose objects are laid"
                                    + " out in another way")
                    .at(module(text, hit)));
        }
        return sightings;
    }

    private static Optional<String> module(Pasted text, Pasted.Hit hit) {
        int from = Math.max(0, hit.start() - 1_000);
        int start = hit.start();
        while (start > from && !isBorder(text.text().charAt(start - 1))) {
            start--;
        }
        return Names.clean(text.slice(start, hit.end()))
                .filter(name -> MODULE.matcher(name).matches());
    }

    private static boolean isBorder(char c) {
        return Character.isWhitespace(c) || c == '\'' || c == '"' || c == '(' || c == ',';
    }
}
