package io.github.archcheck.cli;

import io.github.archcheck.platform.NearestNames;
import java.util.List;
import java.util.Locale;

/** Values that are one of a few words. */
final class Choices {
    private Choices() {}

    /**
     * {@code --color takes auto, always or never, not alwys; did you mean always?}
     *
     * @param what takes one of the words
     * @param known in the order in which they are named, at least two
     */
    static UsageException unknown(String what, String text, List<String> known) {
        String last = known.get(known.size() - 1);
        String words = String.join(", ", known.subList(0, known.size() - 1)) + " or " + last;
        boolean isWord = !text.isBlank() && text.indexOf(' ') < 0;
        return UsageException.aboutOptions(
                what + " takes " + words + ", not " + (isWord ? text : "'" + text + "'") + nearest(text, known));
    }

    /** Begins with a semicolon; empty when nothing is spelled nearly so. */
    static String nearest(String text, List<String> known) {
        List<String> near = NearestNames.among(known.stream().map(name -> name.toLowerCase(Locale.ROOT)), text);
        return Suggestions.of(known.stream()
                .filter(name -> near.contains(name.toLowerCase(Locale.ROOT)))
                .sorted((a, b) -> Integer.compare(
                        near.indexOf(a.toLowerCase(Locale.ROOT)), near.indexOf(b.toLowerCase(Locale.ROOT))))
                .toList());
    }
}
