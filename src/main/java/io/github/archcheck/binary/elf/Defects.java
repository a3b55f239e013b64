package io.github.archcheck.binary.elf;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.bytes.MalformedBinaryException;
import java.util.ArrayList;
import java.util.List;

/** Collects the damage of one file. Keeps no more than the first {@link #LIMIT}: a file can be damaged in every byte. */
final class Defects {
    static final int LIMIT = 64;

    private final List<Defect> found = new ArrayList<>();

    void add(Defect defect) {
        if (found.size() < LIMIT) {
            found.add(defect);
        }
    }

    void add(MalformedBinaryException damage) {
        add(Defect.of(damage));
    }

    void addAll(Defects others) {
        others.found.forEach(this::add);
    }

    List<Defect> byOffset() {
        return found.stream()
                .sorted((one, other) -> Long.compare(one.offset(), other.offset()))
                .toList();
    }
}
