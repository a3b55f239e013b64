package io.github.archcheck.verdict.imports;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which top-level modules a native file may belong to. */
final class Relations {
    private final List<Path> sites;
    private final Map<Distribution, Set<String>> ofOwner = new HashMap<>();

    Relations(ImportPath path, List<Artifact> artifacts) {
        sites = path.sites().stream()
                .sorted(Comparator.comparingInt(Path::getNameCount).reversed())
                .toList();
        for (Artifact artifact : artifacts) {
            artifact.owner()
                    .ifPresent(owner ->
                            ofOwner.computeIfAbsent(owner, o -> new HashSet<>()).addAll(ofPlace(artifact)));
        }
    }

    /** A file of nobody, outside every package, may be meant by anybody. */
    boolean areRelated(String top, Artifact file) {
        Set<String> tops = topsOf(file);
        return tops.isEmpty() || tops.contains(top);
    }

    /** By its place and by its owner; empty for a file of nobody, outside every package. */
    Set<String> topsOf(Artifact file) {
        Set<String> tops = new HashSet<>(ofPlace(file));
        file.owner().ifPresent(owner -> tops.addAll(ofOwner.getOrDefault(owner, Set.of())));
        return tops;
    }

    private Set<String> ofPlace(Artifact file) {
        for (Path site : sites) {
            if (file.file().startsWith(site)) {
                Path below = site.relativize(file.file());
                String first = below.getName(0).toString();
                return below.getNameCount() > 1 && first.indexOf('.') < 0 ? Set.of(first) : Set.of();
            }
        }
        return Set.of();
    }
}
