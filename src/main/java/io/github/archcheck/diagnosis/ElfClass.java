package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** 32 bits in a 64-bit process, or the reverse: glibc's words and Android's. */
final class ElfClass implements Recogniser {
    private static final Pattern GLIBC = Pattern.compile("wrongelfclass(?::(?:elfclass)?(32|64)?)?");
    private static final Pattern BIONIC = Pattern.compile("is(32|64)-bitinsteadof(?:32|64)-bit");

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (Pasted.Found found : text.scan(GLIBC)) {
            sightings.add(sighting(found).at(Names.before(text, found.start())));
        }
        for (Pasted.Found found : text.scan(BIONIC)) {
            sightings.add(sighting(found));
        }
        return sightings;
    }

    private static Sighting sighting(Pasted.Found found) {
        Optional<String> bits = found.group(1);
        String other = bits.map(b -> b.equals("32") ? "64" : "32").orElse("another number of");
        return Sighting.of(
                        Cause.ELF_CLASS,
                        Confidence.CERTAIN,
                        found.start(),
                        "the file is " + bits.map(b -> b + "-bit").orElse("of another word size")
                                + " code, and the process has " + other + " bits")
                .architectures(
                        bits.map(b -> List.of(b + "-bit")).orElse(List.of()),
                        bits.map(b -> List.of(other + "-bit")).orElse(List.of()));
    }
}
