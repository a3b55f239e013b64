package io.github.archcheck.comparison;

import io.github.archcheck.comparison.PackageChange.Subject;
import io.github.archcheck.comparison.Snapshot.Binary;
import io.github.archcheck.comparison.Snapshot.Finding;
import io.github.archcheck.comparison.Snapshot.Root;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.verdict.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One root, sorted by what a thing belongs to. */
final class Sorted {
    /** Whose something is; packages by their normalised name. */
    record Owner(Subject subject, String key) implements Comparable<Owner> {
        static final Owner ENVIRONMENT = new Owner(Subject.ENVIRONMENT, "");
        static final Owner NOBODY = new Owner(Subject.FILES, "");

        static Owner of(Optional<String> distribution) {
            return distribution
                    .map(name -> new Owner(Subject.PACKAGE, ProjectName.normalise(name)))
                    .orElse(NOBODY);
        }

        @Override
        public int compareTo(Owner other) {
            int bySubject = subject.compareTo(other.subject);
            return bySubject != 0 ? bySubject : key.compareTo(other.key);
        }
    }

    /**
     * A finding of either list.
     *
     * @param counts whether it is not suppressed
     */
    record Listed(Finding finding, boolean counts) {}

    /** What one owner has. */
    static final class Part {
        final List<String> names = new ArrayList<>();
        final List<Snapshot.Distribution> distributions = new ArrayList<>();
        final List<Snapshot.Planned> planned = new ArrayList<>();
        final List<Binary> binaries = new ArrayList<>();
        final List<Listed> findings = new ArrayList<>();
        final List<Snapshot.Import> imports = new ArrayList<>();
    }

    private final SortedMap<Owner, Part> parts = new TreeMap<>();
    private final Set<String> places = new HashSet<>();

    private Sorted() {}

    static Sorted of(Optional<Root> root) {
        Sorted sorted = new Sorted();
        root.ifPresent(sorted::sort);
        return sorted;
    }

    SortedMap<Owner, Part> parts() {
        return parts;
    }

    /** Whether a file lies at this path, for {@link PathKeys#placed}. */
    boolean holds(String placed) {
        return places.contains(placed);
    }

    private void sort(Root root) {
        root.distributions().forEach(d -> named(d.name()).distributions.add(d));
        root.packages().forEach(p -> named(p.name()).planned.add(p));
        Map<String, Owner> owners = new HashMap<>();
        for (Binary binary : root.binaries()) {
            Owner owner = Owner.of(binary.distribution());
            part(owner).binaries.add(binary);
            owners.put(binary.path(), owner);
            places.add(PathKeys.placed(root.kind(), binary.path()));
        }
        root.findings().forEach(f -> part(owner(f)).findings.add(new Listed(f, true)));
        root.suppressed().forEach(f -> part(owner(f)).findings.add(new Listed(f, false)));
        imports(root, owners);
    }

    /** Those that a finding answers for: what is ignored breaks nothing. */
    private void imports(Root root, Map<String, Owner> owners) {
        Set<String> broken = new HashSet<>();
        for (Finding finding : root.findings()) {
            if (finding.severity() == Severity.ERROR) {
                finding.path().ifPresent(broken::add);
            }
        }
        for (Snapshot.Import lost : root.imports()) {
            if (broken.contains(lost.because())) {
                part(owners.getOrDefault(lost.because(), Owner.NOBODY)).imports.add(lost);
            }
        }
    }

    private Part named(String name) {
        Part part = part(Owner.of(Optional.of(name)));
        part.names.add(name);
        return part;
    }

    private static Owner owner(Finding finding) {
        return finding.path().isEmpty() && finding.distribution().isEmpty()
                ? Owner.ENVIRONMENT
                : Owner.of(finding.distribution());
    }

    private Part part(Owner owner) {
        return parts.computeIfAbsent(owner, o -> new Part());
    }
}
