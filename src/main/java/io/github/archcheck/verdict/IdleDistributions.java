package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.packaging.ProjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The copies of a distribution that another one of the same name makes needless: a pex may hold wheels of one version for
 * several machines and Pythons, and what starts it takes the one that fits.
 */
final class IdleDistributions {
    private final Inventory inventory;
    private final Predicate<Artifact> serves;
    private @Nullable Set<Distribution> idle;

    /** @param serves whether the judged interpreter on the target would take a file */
    IdleDistributions(Inventory inventory, Predicate<Artifact> serves) {
        this.inventory = inventory;
        this.serves = serves;
    }

    boolean contains(Artifact artifact) {
        if (inventory.environment().kind() != EnvironmentKind.BUNDLE) {
            return false;
        }
        return artifact.owner().filter(idle()::contains).isPresent();
    }

    private Set<Distribution> idle() {
        Set<Distribution> known = idle;
        if (known == null) {
            known = new HashSet<>();
            for (List<Distribution> copies : copies()) {
                List<Distribution> good = copies.stream().filter(this::isUsed).toList();
                if (copies.size() > 1 && !good.isEmpty()) {
                    known.addAll(copies);
                    good.forEach(known::remove);
                }
            }
            idle = known;
        }
        return known;
    }

    private Iterable<List<Distribution>> copies() {
        Map<String, List<Distribution>> byName = new HashMap<>();
        for (Distribution distribution : inventory.distributions()) {
            byName.computeIfAbsent(ProjectName.normalise(distribution.name()), k -> new ArrayList<>())
                    .add(distribution);
        }
        return byName.values();
    }

    /** By its extension modules, if it has any; else by all that it holds. A copy without native code serves everywhere. */
    private boolean isUsed(Distribution distribution) {
        List<Artifact> own = inventory.artifacts().stream()
                .filter(artifact -> artifact.owner().equals(Optional.of(distribution)))
                .toList();
        List<Artifact> modules = own.stream()
                .filter(artifact -> artifact.role() == Role.EXTENSION)
                .toList();
        return own.isEmpty() || (modules.isEmpty() ? own : modules).stream().anyMatch(serves);
    }
}
