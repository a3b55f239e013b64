package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How shells of macOS show that the kernel ended a process: weak evidence of a stale code signature. */
final class Killed implements Recogniser {
    private static final Pattern SHELL = Pattern.compile(
            "(?m)(?:(?:^|\\s)zsh: killed {1,10}\\S|Killed: 9['\"\\])\\s]*$|^\\[\\d+\\] {1,4}\\d{2,9} killed {1,6}\\S)");

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        Matcher killed = SHELL.matcher(text.text());
        if (killed.find()) {
            sightings.add(Sighting.of(
                    Cause.CODESIGN_STALE,
                    Confidence.POSSIBLE,
                    killed.start(),
                    "macOS ended the process without a word, as it does on Apple silicon when a library was changed after"
                            + " it was signed, or is not signed; lack of memory looks the same"));
        }
        return sightings;
    }
}
