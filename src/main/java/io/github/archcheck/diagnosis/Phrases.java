package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sentences that need no more than to be found; {@code phrases.txt} lists them by group. */
final class Phrases implements Recogniser {
    private static final int COLUMNS = 5;

    private final List<Phrase> phrases;

    /** @param squeezed without white space, in lower case */
    private record Phrase(Cause cause, Confidence confidence, String squeezed, String meaning) {}

    Phrases(String group) {
        this.phrases = Table.read("phrases.txt", COLUMNS).stream()
                .filter(row -> row.get(0).equals(group))
                .map(row -> new Phrase(
                        Cause.of(row.get(1)),
                        Confidence.valueOf(row.get(2).toUpperCase(Locale.ROOT)),
                        Pasted.squeeze(row.get(3)),
                        row.get(4)))
                .toList();
    }

    /** All phrases of all groups, without white space and in lower case. */
    static List<String> all() {
        return Table.read("phrases.txt", COLUMNS).stream()
                .map(row -> Pasted.squeeze(row.get(3)))
                .toList();
    }

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (Phrase phrase : phrases) {
            for (Pasted.Hit hit : text.findSqueezed(phrase.squeezed())) {
                sightings.add(Sighting.of(phrase.cause(), phrase.confidence(), hit.start(), phrase.meaning())
                        .at(Names.before(text, hit.start())));
            }
        }
        return sightings;
    }
}
