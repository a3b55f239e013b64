package io.github.archcheck.inventory.take;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.metadata.Recorded;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One distribution and what its record says about the files in question.
 *
 * @param base absolute, without a slash at the end; what {@code kind} says
 * @param listed numbers of the files that its record lists
 * @param recorded by number of a file, what its record says of the content; several where it says several things
 * @param topLevel the names in {@code top_level.txt}
 * @param rows how many rows of its record begin with which name
 */
record Installed(
        Distribution distribution,
        String base,
        Set<Integer> listed,
        Map<Integer, List<Recorded>> recorded,
        List<String> topLevel,
        Map<String, Integer> rows,
        Base kind,
        List<Note> notes) {
    /** What the base is. */
    enum Base {
        /** A directory that modules are imported from, shared with other distributions. */
        SITE,
        /** An unpacked egg: everything below is the distribution's own. */
        EGG,
        /** A conda prefix, shared with all other records. */
        CONDA_PREFIX
    }

    Installed {
        listed = Set.copyOf(listed);
        recorded = Map.copyOf(recorded);
        topLevel = List.copyOf(topLevel);
        rows = Map.copyOf(rows);
        notes = List.copyOf(notes);
    }

    Installed withDistribution(Distribution other) {
        return new Installed(other, base, listed, recorded, topLevel, rows, kind, notes);
    }

    String normalName() {
        return ProjectNames.normalise(distribution.name());
    }

    boolean isConda() {
        return distribution.kind() == Distribution.Kind.CONDA;
    }
}
