package io.github.archcheck.verdict;

import io.github.archcheck.binary.Image;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Inventory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which files of the environment have a name that a library is missed by, and whether something loads them beforehand. */
final class Providers {
    private static final Pattern REQUIRES =
            Pattern.compile("^Requires-Dist:[ \\t]*([A-Za-z0-9][A-Za-z0-9._-]*)", Pattern.MULTILINE);
    private static final int MOST_METADATA_BYTES = 1 << 20;

    private final TargetSystem system;
    private final Inventory inventory;
    private final Map<String, List<Artifact>> byIdentity = new HashMap<>();
    private final Map<Distribution, Set<String>> requirements = new HashMap<>();

    Providers(Inventory inventory, List<Assessment> assessments, TargetSystem system) {
        this.system = system;
        this.inventory = inventory;
        for (Assessment assessment : assessments) {
            assessment
                    .chosen()
                    .ifPresent(image -> byIdentity
                            .computeIfAbsent(identity(image, assessment.artifact()), name -> new ArrayList<>())
                            .add(assessment.artifact()));
        }
    }

    private static String identity(Image image, Artifact artifact) {
        return image.identity()
                .orElseGet(() -> artifact.path().substring(artifact.path().lastIndexOf('/') + 1));
    }

    /** A file that answers to the name; one of the same distribution or of one that it requires, if there is one. */
    Optional<Artifact> of(String name, Artifact sufferer) {
        List<Artifact> all = byIdentity.getOrDefault(name, List.of());
        return all.stream()
                .filter(artifact -> !artifact.path().equals(sufferer.path()))
                .filter(artifact -> comesFirst(sufferer, artifact))
                .findFirst()
                .or(() -> all.stream()
                        .filter(artifact -> !artifact.path().equals(sufferer.path()))
                        .findFirst());
    }

    /** Whether the package of the one is sure to be there with the other's, and so may load it beforehand. */
    boolean comesFirst(Artifact sufferer, Artifact provider) {
        if (sufferer.owner().isEmpty() || provider.owner().isEmpty()) {
            return sufferer.owner().equals(provider.owner());
        }
        Distribution asking = sufferer.owner().get();
        Distribution having = provider.owner().get();
        return asking.equals(having)
                || requirements.computeIfAbsent(asking, this::required).contains(normalised(having.name()));
    }

    private Set<String> required(Distribution distribution) {
        if (!distribution.hasDistInfo()) {
            return Set.of();
        }
        String directory = system.paths().apply(inventory.environment().root().resolve(distribution.metadata()));
        String text = system.files()
                .read(directory + "/METADATA", MOST_METADATA_BYTES)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        Set<String> names = new HashSet<>();
        Matcher matcher = REQUIRES.matcher(text);
        while (matcher.find()) {
            names.add(normalised(matcher.group(1)));
        }
        return names;
    }

    /** https://packaging.python.org/en/latest/specifications/name-normalization/ */
    private static String normalised(String name) {
        return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }
}
