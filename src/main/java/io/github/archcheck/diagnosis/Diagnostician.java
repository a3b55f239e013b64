package io.github.archcheck.diagnosis;

import io.github.archcheck.inspect.Inspector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what a pasted text says is wrong. */
public final class Diagnostician {
    /** Whoever pastes a whole log wants its causes, not all their places. */
    private static final int MOST = 8;

    /** How far a message may reach around the words that tell. */
    private static final int BEFORE = 8_000;

    private static final int AFTER = 16_000;

    private final List<Recogniser> recognisers = Recognisers.all();
    private final Remedies remedies = new Remedies();
    private final FileFacts files;

    /**
     * @param rank index of its recogniser
     * @param order among what that recogniser found
     */
    private record Ranked(Sighting sighting, int rank, int block, int order) {
        /** What a loader says tells more than what it leads to, and an installer speaks of something else. */
        int kind() {
            return rank < Recognisers.FIRST_CONSEQUENCE ? 0 : rank < Recognisers.FIRST_INSTALLER ? 1 : 2;
        }
    }

    /** @param inspector for files that the text names and this machine has */
    public Diagnostician(Inspector inspector) {
        this.files = new FileFacts(inspector);
    }

    /** The innermost, likeliest cause first; empty when nothing is recognised. Takes any text, of any size. */
    public List<Diagnosis> diagnose(String pasted) {
        Pasted text = Normaliser.normalise(pasted);
        List<Ranked> found = find(text);
        Optional<Pasted> completed = Truncation.completed(text, isTelling(found));
        if (completed.isPresent()) {
            text = completed.get();
            found = find(text);
        }
        List<Diagnosis> diagnoses = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Ranked ranked : found) {
            Sighting sighting = files.refined(ranked.sighting());
            if (diagnoses.size() < MOST && seen.add(key(sighting))) {
                diagnoses.add(diagnosis(sighting, text));
            }
        }
        return diagnoses;
    }

    private static boolean isTelling(List<Ranked> found) {
        return found.stream().anyMatch(r -> r.sighting().confidence() != Confidence.POSSIBLE);
    }

    private List<Ranked> find(Pasted text) {
        List<Ranked> found = new ArrayList<>();
        for (int rank = 0; rank < recognisers.size(); rank++) {
            Set<Integer> places = new HashSet<>();
            for (Sighting sighting : recognisers.get(rank).find(text)) {
                boolean first = places.add(sighting.at()) || sighting.cause() == Cause.INTEL_HOMEBREW;
                if (first) {
                    found.add(new Ranked(sighting, rank, text.block(sighting.at()), found.size()));
                }
            }
        }
        List<Ranked> told = found.stream().filter(r -> !isExplained(r, found)).toList();
        List<Ranked> sorted = new ArrayList<>(told);
        sorted.sort(Comparator.comparing((Ranked r) -> r.sighting().confidence() == Confidence.POSSIBLE)
                .thenComparingInt(Ranked::kind)
                .thenComparingInt(Ranked::block)
                .thenComparingInt(Ranked::rank)
                .thenComparingInt(Ranked::order));
        return withoutEchoes(sorted);
    }

    /** Whether the same message says more precisely what is the matter. */
    private static boolean isExplained(Ranked ranked, List<Ranked> all) {
        Sighting whole = ranked.sighting();
        return whole.end() > whole.at()
                && all.stream()
                        .anyMatch(r -> r.rank() < ranked.rank()
                                && (r.sighting().cause() != whole.cause() || whole.confidence() == Confidence.POSSIBLE)
                                && r.sighting().at() >= whole.at()
                                && r.sighting().at() < whole.end());
    }

    /** A cause without a name adds nothing to the same cause with one, nor a second cause to the same file. */
    private static List<Ranked> withoutEchoes(List<Ranked> sorted) {
        Set<Cause> named = new HashSet<>();
        sorted.stream()
                .filter(r -> r.sighting().path().isPresent())
                .forEach(r -> named.add(r.sighting().cause()));
        Set<String> files = new HashSet<>();
        return sorted.stream()
                .filter(r -> r.sighting().path().isPresent()
                        || !named.contains(r.sighting().cause()))
                .filter(r -> r.sighting().cause() == Cause.INTEL_HOMEBREW
                        || r.sighting().path().map(files::add).orElse(true))
                .toList();
    }

    private static String key(Sighting sighting) {
        return sighting.cause() + " " + sighting.path().orElse("");
    }

    private Diagnosis diagnosis(Sighting sighting, Pasted text) {
        int from = Math.max(text.blockStart(sighting.at()), sighting.at() - BEFORE);
        int to = Math.min(text.blockEnd(sighting.at()), sighting.at() + AFTER);
        boolean mac = Dating.isMac(sighting.cause(), text.squeezed(from, to))
                && sighting.detail(Detail.LINKER).isEmpty();
        Dating dating = mac ? Dating.of(text, from, to, sighting) : Dating.NOT_A_MAC;
        Sighting accepted = sighting.architectures(sighting.have(), dating.accepted());
        return new Diagnosis(
                sighting.cause(),
                sighting.confidence(),
                sighting.path(),
                accepted.have(),
                mac ? accepted.need() : sighting.need(),
                dating.process(),
                dating.versions().label(),
                sighting.sentence(),
                remedies.of(mac ? accepted : sighting, dating.process(), text),
                sighting.rule().or(sighting.cause()::rule));
    }
}
