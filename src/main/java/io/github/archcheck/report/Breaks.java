package io.github.archcheck.report;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.verdict.BrokenImport;
import io.github.archcheck.verdict.Judged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which imports the broken files of one package spoil, in one line. */
public final class Breaks {
    private final Set<String> own;
    private final List<String> lost;
    private final List<String> partly;

    /** @param owner of the broken files; empty for those that nobody owns */
    public Breaks(Judged judged, Optional<Distribution> owner) {
        own = judged.judgements().stream()
                .map(j -> j.artifact())
                .filter(a -> a.owner().equals(owner))
                .flatMap(a -> a.module().stream())
                .map(Breaks::top)
                .collect(Collectors.toSet());
        List<BrokenImport> imports = judged.imports().stream()
                .filter(i -> i.because().owner().equals(owner))
                .toList();
        lost = names(imports, BrokenImport.Outcome.FAILS);
        Set<String> named = lost.stream().map(Breaks::top).collect(Collectors.toSet());
        partly = names(imports, BrokenImport.Outcome.PARTLY).stream()
                .filter(name -> !named.contains(name))
                .toList();
    }

    /**
     * {@code import scipy.linalg, scipy.optimize, 6 more}: what the package itself loses first, what lies higher first.
     *
     * @return empty when nothing is lost
     */
    public String text(int most) {
        int shown = Math.min(most, lost.size() + partly.size());
        int whole = Math.min(shown, lost.size());
        List<String> parts = new ArrayList<>();
        if (whole > 0) {
            parts.add("import " + String.join(", ", lost.subList(0, whole)));
        }
        if (shown > whole) {
            parts.add("parts of " + String.join(", ", partly.subList(0, shown - whole)));
        }
        int more = lost.size() + partly.size() - shown;
        if (more > 0) {
            parts.add(more + " more");
        }
        return String.join(", ", parts);
    }

    private List<String> names(List<BrokenImport> imports, BrokenImport.Outcome outcome) {
        return imports.stream()
                .filter(i -> i.outcome() == outcome)
                .map(BrokenImport::module)
                .sorted(Comparator.comparing((String name) -> !own.contains(top(name)))
                        .thenComparing(
                                name -> name.chars().filter(c -> c == '.').count())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static String top(String module) {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }
}
