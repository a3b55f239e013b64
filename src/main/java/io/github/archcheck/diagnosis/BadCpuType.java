package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code EBADARCH}, error 86 of macOS: no slice of a program can be started. */
final class BadCpuType implements Recogniser {
    private static final Pattern NUMBER =
            Pattern.compile("(?:\\[errno86\\]|unknownsystemerror-?86|spawnebadarch|oserror:86\\b)");
    private static final Pattern NAMED = Pattern.compile("(?:\\s*in\\s*executable)?\\s*:\\s*['\"]?([^'\"\\n]{1,1000})");
    private static final String SENTENCE =
            "no part of the program is for this Mac's processor: an Intel program on Apple"
                    + " silicon without Rosetta 2, an arm64 program on an Intel Mac, or a 32-bit one";

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (Pasted.Hit hit : text.find("Bad CPU type")) {
            sightings.add(sighting(hit.start()).at(program(text, hit)));
        }
        for (Pasted.Found found : text.scan(NUMBER)) {
            sightings.add(sighting(found.start()));
        }
        return sightings;
    }

    private static Sighting sighting(int at) {
        return Sighting.of(Cause.NO_ROSETTA, Confidence.LIKELY, at, SENTENCE);
    }

    /** Behind the words, as zsh and Python name it, or in front of them. */
    private static Optional<String> program(Pasted text, Pasted.Hit hit) {
        return text.at(hit.end(), NAMED)
                .flatMap(found -> Names.clean(found.group(1)))
                .or(() -> Names.before(text, hit.start()));
    }
}
