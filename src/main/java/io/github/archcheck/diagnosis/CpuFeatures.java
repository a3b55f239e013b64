package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Instructions that the processor, or what emulates it, does not have. */
final class CpuFeatures implements Recogniser {
    private static final Pattern COMPILED = Pattern.compile(
            "(?:compiledtouse|builtusing|compiledwith)([\\w.,/-]{2,80}?)instructions,?(?:butthese|whichyourcpu|butyour)");
    private static final Pattern STATUS = Pattern.compile(
            "exit(?:ed|edwith)?(?:with)?(?:non-zero)?(?:exit)?(?:code|status|value):?=?(132|-4)(?!\\d|\\.\\d)");

    private final Phrases phrases = new Phrases("cpu");

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (Pasted.Found found : text.scan(COMPILED)) {
            sightings.add(Sighting.of(
                    Cause.CPU_FEATURE,
                    Confidence.CERTAIN,
                    found.start(),
                    "the package was compiled for " + found.group(1).orElse("").toUpperCase(Locale.ROOT)
                            + " instructions, which this processor, or its emulation, does not have"));
        }
        for (Sighting sighting : phrases.find(text)) {
            sightings.add(sighting.at(Optional.empty()));
        }
        for (Pasted.Found found : text.scan(STATUS)) {
            sightings.add(Sighting.of(
                    Cause.CPU_FEATURE,
                    Confidence.POSSIBLE,
                    found.start(),
                    "the exit status says that the process died of an illegal instruction: code compiled for processor"
                            + " features that are not there"));
        }
        return sightings;
    }
}
