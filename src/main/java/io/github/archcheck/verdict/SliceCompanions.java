package io.github.archcheck.verdict;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.Need;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The thin libraries of universal packages that only another slice asks for: scipy 1.8's fat extension modules need
 * {@code libgfortran.5.dylib} in their arm64 slice and {@code libgfortran.3.dylib} in the other, and each of the two is
 * thin. Names are compared by their last part; where they lie is not looked at.
 */
final class SliceCompanions {
    private final Inventory inventory;
    private final Target target;
    private final Function<Artifact, Answer> asked;
    private @Nullable Map<String, Set<Architecture>> needed;
    private @Nullable Set<Distribution> universal;

    SliceCompanions(Inventory inventory, Target target, Function<Artifact, Answer> asked) {
        this.inventory = inventory;
        this.target = target;
        this.asked = asked;
    }

    /**
     * Whether a library without the target's slice, owned by a distribution whose extension modules all have the target's slice, is needed by
     * images of its own architecture and by none of the target's.
     */
    boolean contains(Artifact artifact) {
        if (target.os() != OperatingSystem.MACOS || artifact.role() != Role.LIBRARY) {
            return false;
        }
        if (artifact.owner().filter(universal()::contains).isEmpty()) {
            return false;
        }
        Set<Architecture> needing = new HashSet<>();
        names(artifact).forEach(name -> needing.addAll(needed().getOrDefault(name, Set.of())));
        boolean neededByOwn =
                Machines.architectures(artifact).stream().map(Machines::family).anyMatch(needing::contains);
        return neededByOwn && !needing.contains(Machines.family(target.architecture()));
    }

    private static Stream<String> names(Artifact artifact) {
        return Stream.of(
                        Stream.of(artifact.path()),
                        artifact.otherNames().stream(),
                        Machines.images(artifact).stream().map(Image::identity).flatMap(Optional::stream))
                .flatMap(names -> names)
                .map(SliceCompanions::leaf);
    }

    /** By the last part of a library's name, the architectures of the images that ask for it. */
    private Map<String, Set<Architecture>> needed() {
        Map<String, Set<Architecture>> known = needed;
        if (known == null) {
            known = new HashMap<>();
            for (Artifact artifact : inventory.artifacts()) {
                for (Image image : Machines.images(artifact)) {
                    for (Need need : image.needs()) {
                        known.computeIfAbsent(leaf(need.name()), name -> new HashSet<>())
                                .add(Machines.family(image.architecture()));
                    }
                }
            }
            needed = known;
        }
        return known;
    }

    /** Distributions with extension modules of which the target takes every one. */
    private Set<Distribution> universal() {
        Set<Distribution> known = universal;
        if (known == null) {
            known = new HashSet<>();
            Set<Distribution> lacking = new HashSet<>();
            for (Artifact artifact : inventory.artifacts()) {
                if (artifact.role() == Role.EXTENSION && artifact.owner().isPresent()) {
                    boolean taken = asked.apply(artifact) instanceof Answer.Accepts;
                    (taken ? known : lacking).add(artifact.owner().get());
                }
            }
            known.removeAll(lacking);
            universal = known;
        }
        return known;
    }

    private static String leaf(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
