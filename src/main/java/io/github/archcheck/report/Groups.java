package io.github.archcheck.report;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings about files, put together as people think of them: by package, then by what is wrong. */
public final class Groups {
    /** What an import asks for is what its user meets first. */
    private static final Comparator<List<Finding>> MODULES_FIRST = Comparator.comparing(
            same -> same.get(0).artifact().orElseThrow().module().isEmpty());

    private Groups() {}

    /**
     * What is wrong with one package, or with the files that nobody owns.
     *
     * @param same findings that say the same, by rule and message
     */
    public record Group(Optional<Distribution> owner, List<List<Finding>> same) {
        /** How many files it is about. */
        public long files() {
            return same.stream()
                    .flatMap(List::stream)
                    .map(f -> f.artifact().orElseThrow().path())
                    .distinct()
                    .count();
        }

        /** As written for people. */
        public String title() {
            return owner.map(d -> d.name()
                            + d.version().map(v -> " " + v).orElse("")
                            + d.installer().map(i -> " (" + i + ")").orElse(""))
                    .orElse("files that no package owns");
        }
    }

    /** The packages with most broken files first; the unowned files last. */
    public static List<Group> of(Judged judged, Severity severity) {
        Map<Optional<Distribution>, Map<String, List<Finding>>> byOwner = new LinkedHashMap<>();
        for (Finding finding : judged.findings()) {
            if (finding.severity() == severity && finding.artifact().isPresent()) {
                byOwner.computeIfAbsent(finding.distribution(), owner -> new LinkedHashMap<>())
                        .computeIfAbsent(sameness(finding), key -> new ArrayList<>())
                        .add(finding);
            }
        }
        List<Group> groups = new ArrayList<>();
        byOwner.forEach((owner, same) -> groups.add(
                new Group(owner, same.values().stream().sorted(MODULES_FIRST).toList())));
        groups.sort(Comparator.comparing((Group g) -> g.owner().isEmpty())
                .thenComparing(Group::files, Comparator.reverseOrder())
                .thenComparing(Group::title));
        return groups;
    }

    private static String sameness(Finding finding) {
        return finding.rule().id() + " " + finding.message();
    }
}
