package io.github.archcheck.inventory.take;

import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.walk.Found;
import io.github.archcheck.inventory.walk.PathText;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that will be an artifact, before anyone knows whose it is.
 *
 * @param names absolute, with {@code /}: the one it is judged under first, then the others
 */
record Candidate(Found found, Inspection inspection, List<String> names) {
    Candidate {
        names = List.copyOf(names);
    }

    /** @param root absolute, with {@code /}, without one at its end */
    static Candidate of(Found found, Inspection inspection, String root) {
        List<String> names = new ArrayList<>();
        String file = PathText.of(found.file());
        names.add(file);
        found.otherNames().forEach(name -> names.add(absolute(name, root)));
        return new Candidate(found, inspection, names);
    }

    String name() {
        return names.get(0);
    }

    private static String absolute(String path, String root) {
        boolean isAbsolute = path.startsWith("/") || path.startsWith(":/", 1);
        return isAbsolute ? path : root + "/" + path;
    }
}
