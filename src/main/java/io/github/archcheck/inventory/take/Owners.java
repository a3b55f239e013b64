package io.github.archcheck.inventory.take;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says whose a file is: by the lists that installers keep, a conda record before a RECORD; else by the directory it lies
 * in. Files that nobody answers for stay without an owner.
 */
final class Owners {
    private static final Comparator<Installed> BY_NAME = Comparator.comparing(Installed::normalName)
            .thenComparing(installed -> installed.distribution().version().orElse(""))
            .thenComparing(installed -> installed.distribution().metadata());

    private final List<Installed> all;
    private final Map<Integer, List<Installed>> listedBy = new HashMap<>();
    private final Map<String, List<Installed>> byBase = new HashMap<>();
    private final Set<String> replaced = new TreeSet<>();
    private final List<Note> notes = new ArrayList<>();

    Owners(List<Installed> installed) {
        all = installed.stream().sorted(BY_NAME).toList();
        for (Installed each : all) {
            each.listed()
                    .forEach(number -> listedBy.computeIfAbsent(number, k -> new ArrayList<>())
                            .add(each));
            if (each.kind() != Installed.Base.CONDA_PREFIX) {
                byBase.computeIfAbsent(each.base(), k -> new ArrayList<>()).add(each);
            }
            if (each.distribution().hasDistInfo()) {
                replaced.add(each.normalName());
            }
        }
    }

    /** What was decided between several. */
    List<Note> notes() {
        return notes;
    }

    /** The directories that modules of distributions lie in. */
    Set<String> moduleBases() {
        return byBase.keySet();
    }

    /** @param number of the file, as in {@link Installed#listed} */
    Optional<Distribution> listed(int number, Candidate candidate) {
        List<Installed> claims = listedBy.getOrDefault(number, List.of());
        if (claims.isEmpty()) {
            return Optional.empty();
        }
        Installed best = claims.stream()
                .min(Comparator.comparingInt(this::rank)
                        .thenComparingInt(claim -> isNamedLikeFolder(claim, candidate) ? 0 : 1)
                        .thenComparing(BY_NAME))
                .orElseThrow();
        List<String> losers = claims.stream()
                .map(claim -> claim.distribution().name())
                .filter(name -> !ProjectNames.normalise(name).equals(best.normalName()))
                .distinct()
                .toList();
        if (!losers.isEmpty()) {
            notes.add(new Note(
                    Note.Kind.INFORMATION,
                    candidate.found().path(),
                    "also listed by " + String.join(", ", losers) + "; counted as "
                            + best.distribution().name() + "'s"));
        }
        return Optional.of(best.distribution());
    }

    /** By the directory that the file lies in, for files that no list names. */
    Optional<Distribution> around(Candidate candidate) {
        for (String name : candidate.names()) {
            for (int cut = name.lastIndexOf('/'); cut >= 0; cut = name.lastIndexOf('/', cut - 1)) {
                List<Installed> here = byBase.getOrDefault(name.substring(0, cut), List.of());
                Optional<Installed> owner = ownerIn(here, name.substring(cut + 1));
                if (owner.isPresent()) {
                    return owner.map(Installed::distribution);
                }
            }
        }
        return Optional.empty();
    }

    /** By its name alone, for projects installed in place: their files lie far from their metadata. */
    Optional<Distribution> named(String folder) {
        String normal = ProjectNames.normalise(folder);
        return all.stream()
                .filter(installed -> installed.normalName().equals(normal))
                .findFirst()
                .map(Installed::distribution);
    }

    private static Optional<Installed> ownerIn(List<Installed> here, String relative) {
        Optional<Installed> egg =
                here.stream().filter(each -> each.kind() == Installed.Base.EGG).findFirst();
        if (egg.isPresent()) {
            return egg;
        }
        int slash = relative.indexOf('/');
        String first = slash < 0 ? relative : relative.substring(0, slash);
        String module = slash < 0 && first.indexOf('.') > 0 ? first.substring(0, first.indexOf('.')) : first;
        String project = slash > 0 && first.endsWith(".libs") ? first.substring(0, first.length() - 5) : module;
        String normal = ProjectNames.normalise(project);
        return here.stream()
                .filter(installed -> installed.normalName().equals(normal))
                .findFirst()
                .or(() -> here.stream()
                        .filter(installed -> installed.topLevel().contains(project))
                        .findFirst())
                .or(() -> slash < 0 ? Optional.empty() : byRows(here, first));
    }

    /** Whoever listed more than half of all that is listed in a directory. */
    private static Optional<Installed> byRows(List<Installed> here, String first) {
        long total = 0;
        for (Installed each : here) {
            total += each.rows().getOrDefault(first, 0);
        }
        long half = total / 2;
        return here.stream()
                .filter(installed -> installed.rows().getOrDefault(first, 0) > half)
                .findFirst();
    }

    /** A conda record counts most, unless pip has since put another build in the same place. */
    private int rank(Installed claim) {
        if (!claim.isConda()) {
            return 1;
        }
        return replaced.contains(claim.normalName()) ? 2 : 0;
    }

    private static boolean isNamedLikeFolder(Installed claim, Candidate candidate) {
        String base = claim.base() + "/";
        for (String name : candidate.names()) {
            if (name.startsWith(base)) {
                String relative = name.substring(base.length());
                int slash = relative.indexOf('/');
                String first = slash < 0 ? relative : relative.substring(0, slash);
                return ProjectNames.normalise(first).equals(claim.normalName());
            }
        }
        return false;
    }
}
