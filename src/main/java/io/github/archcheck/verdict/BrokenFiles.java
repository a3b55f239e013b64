package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that findings call broken. */
final class BrokenFiles {
    private BrokenFiles() {}

    /** By path, each with the paths from itself to the file at fault, as the first error about it says. */
    static Map<String, List<String>> of(List<Finding> findings) {
        Map<String, List<String>> broken = new HashMap<>();
        for (Finding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                finding.artifact().ifPresent(a -> broken.putIfAbsent(a.path(), chain(a, finding)));
            }
        }
        return broken;
    }

    private static List<String> chain(Artifact artifact, Finding finding) {
        List<String> chain = new ArrayList<>(List.of(artifact.path()));
        finding.chain().stream().filter(p -> !p.equals(artifact.path())).forEach(chain::add);
        return chain;
    }
}
