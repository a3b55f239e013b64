package io.github.archcheck.report;

import io.github.archcheck.comparison.ArchitectureShift;
import io.github.archcheck.comparison.Comparison;
import io.github.archcheck.comparison.FloorShift;
import io.github.archcheck.comparison.PackageChange;
import io.github.archcheck.comparison.PackageChange.Held;
import io.github.archcheck.comparison.RootChange;
import io.github.archcheck.comparison.Snapshot;
import io.github.archcheck.comparison.Snapshot.Finding;
import io.github.archcheck.verdict.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What every format for people says of a comparison.
 *
 * @param arrow from what was to what is, with its blanks
 * @param dot between the parts of a line, with its blanks
 */
public record ChangeWords(String arrow, String dot) {
    private static final Set<String> UNIVERSAL = Set.of("arm64", "x86_64");

    /** {@code numpy 1.26.4 → 2.0.0}. */
    public String title(PackageChange change) {
        Optional<String> old = change.before().flatMap(Held::version);
        Optional<String> now = change.after().flatMap(Held::version);
        String versions = old.isPresent() && now.isPresent() && !old.equals(now)
                ? " " + old.get() + arrow + now.get()
                : now.or(() -> old).map(version -> " " + version).orElse("");
        return change.title() + versions;
    }

    /** {@code universal2 → arm64 only, 3 files}. */
    public String shift(ArchitectureShift shift) {
        boolean lost = !shift.after().isEmpty()
                && shift.before().size() > shift.after().size()
                && new HashSet<>(shift.before()).containsAll(shift.after());
        return label(shift.before()) + arrow + label(shift.after()) + (lost ? " only" : "") + ", "
                + Counted.of(shift.files(), "file");
    }

    private static String label(List<String> architectures) {
        if (architectures.size() == 2 && UNIVERSAL.containsAll(architectures)) {
            return "universal2";
        }
        return architectures.isEmpty() ? "no native code" : String.join("+", architectures);
    }

    /** {@code macOS 11.0 → 13.0}. */
    public String floor(FloorShift floor) {
        return floor.system() + " " + floor.before() + arrow + floor.after();
    }

    /** What everything was judged for, where that is another one; each once. */
    public List<String> frame(Comparison comparison) {
        return comparison.roots().stream()
                .flatMap(root -> root.frame().stream())
                .distinct()
                .map(change -> "another " + change.what().label() + ": " + change.before() + arrow + change.after())
                .toList();
    }

    /** {@code old.json (venv) · macos-14-arm64 · Python 3.11.4}. */
    public String side(Comparison comparison, boolean old) {
        Comparison.Side side = old ? comparison.before() : comparison.after();
        List<Snapshot.Root> roots = side.snapshot().roots();
        String paths = roots.stream()
                .map(Snapshot.Root::title)
                .filter(title -> roots.size() > 1 || !title.equals(side.label()))
                .collect(Collectors.joining(", "));
        Optional<Snapshot.Root> first = roots.stream().findFirst();
        return side.label()
                + (paths.isEmpty() ? "" : " (" + paths + ")")
                + dot
                + first.map(root -> root.target().name())
                        .orElse(side.snapshot().target().name())
                + first.flatMap(Snapshot.Root::python)
                        .flatMap(Snapshot.Python::version)
                        .map(version -> dot + "Python " + version)
                        .orElse("");
    }

    /** Findings that say the same, in the order of the report. */
    public static List<List<Finding>> same(List<Finding> findings, Severity severity) {
        Map<String, List<Finding>> same = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (finding.severity() == severity) {
                same.computeIfAbsent(finding.rule() + " " + finding.message(), key -> new ArrayList<>())
                        .add(finding);
            }
        }
        return List.copyOf(same.values());
    }

    /** {@code  (not in the old report)}; empty for a root on both sides. */
    public static String presence(RootChange root) {
        return root.before().isEmpty()
                ? " (not in the old report)"
                : root.after().isEmpty() ? " (gone)" : "";
    }
}
