package io.github.archcheck.lock.walk;

import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.packaging.ProjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers what becomes of a file's entries: first what is meant, in the order given, then the rest by name. */
public final class Outcome {
    private static final Comparator<Wanted> BY_NAME = Comparator.comparing(
                    (Wanted w) -> ProjectName.normalise(w.name()))
            .thenComparing(w -> w.version().orElse(""));

    private final List<Wanted> meant = new ArrayList<>();
    private final List<Wanted> skipped = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    public void meant(Wanted wanted) {
        meant.add(wanted);
    }

    /** Something that is not meant. */
    public void skip(String name, Optional<String> version, String why, Wanted.Supply supply) {
        skipped.add(new Wanted(name, version, Optional.of(why), supply, List.of(), List.of()));
    }

    public void notice(String words) {
        notices.add(words);
    }

    public Selection selection() {
        skipped.sort(BY_NAME);
        List<Wanted> all = new ArrayList<>(meant);
        all.addAll(skipped);
        return new Selection(Optional.empty(), all, notices);
    }
}
