package io.github.archcheck.verdict;

import io.github.archcheck.binary.Exports;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.Symbols;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.loader.Place;
import io.github.archcheck.verdict.Linkage.LinkFault;
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
    private static final int MOST_LIBRARIES = 500;
    private static final int MOST_OPENERS = 4;

    private final TargetSystem system;
    private final Inventory inventory;
    private final Map<String, List<Artifact>> byIdentity = new HashMap<>();
    private final Map<String, Artifact> byPath = new HashMap<>();
    private final Map<String, List<Artifact>> loaders = new HashMap<>();
    private final Map<String, Exports> exports = new HashMap<>();
    private final Map<Distribution, Set<String>> requirements = new HashMap<>();
    private final Map<List<String>, Boolean> orders = new HashMap<>();
    private final ImportReach reach;

    Providers(Inventory inventory, List<Assessment> assessments, TargetSystem system, ImportReach reach) {
        this.system = system;
        this.inventory = inventory;
        this.reach = reach;
        inventory.artifacts().forEach(artifact -> byPath.put(artifact.path(), artifact));
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

    /** Remembers that a library is in the process once a file is opened. */
    void isLoadedBy(Artifact library, Artifact opened) {
        loaders.computeIfAbsent(library.path(), path -> new ArrayList<>()).add(opened);
    }

    /** The faults of one artifact, with who has what is missed. */
    List<LinkFault> name(String path, List<LinkFault> faults) {
        Artifact sufferer = byPath.get(path);
        return sufferer == null
                ? faults
                : faults.stream().map(fault -> name(sufferer, fault)).toList();
    }

    private LinkFault name(Artifact sufferer, LinkFault fault) {
        Optional<Artifact> provider = switch (fault.kind()) {
            case MISSING_LIBRARY, NO_RPATH -> of(fault.fault().subject(), sufferer);
            case UNDEFINED_SYMBOL -> exporting(fault.fault().subject(), sufferer);
            case UNUSABLE_LIBRARY,
                    NEEDS_PRELOAD,
                    OS_TOO_OLD,
                    GLIBC_TOO_OLD,
                    LIBRARY_TOO_OLD,
                    OTHER_LIBC,
                    ISA_LEVEL,
                    PAGE_SIZE,
                    RELOCATION_FORMAT,
                    STATIC_TLS,
                    EXECUTABLE_STACK,
                    CODE_SIGNATURE_MISSING,
                    ENCRYPTED -> Optional.empty();
        };
        return provider.map(artifact -> fault.providedBy(artifact.path(), isLoadedBefore(artifact, sufferer)))
                .orElse(fault);
    }

    /** A file that answers to the name; one of the same distribution or of one that it requires, if there is one. */
    private Optional<Artifact> of(String name, Artifact sufferer) {
        List<Artifact> all = byIdentity.getOrDefault(name, List.of()).stream()
                .filter(artifact -> !artifact.path().equals(sufferer.path()))
                .toList();
        return all.stream()
                .filter(artifact -> isTogether(sufferer, artifact))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** A library of the same distribution, or of one that it requires, that has a symbol. */
    private Optional<Artifact> exporting(String symbol, Artifact sufferer) {
        String name = symbol.contains(",") ? symbol.substring(0, symbol.indexOf(',')) : symbol;
        return inventory.artifacts().stream()
                .filter(artifact -> artifact.role() == Role.LIBRARY || artifact.role() == Role.EXTENSION)
                .filter(artifact -> !artifact.path().equals(sufferer.path()) && isTogether(sufferer, artifact))
                .limit(MOST_LIBRARIES)
                .filter(artifact -> exports(artifact).has(name))
                .findFirst();
    }

    private Exports exports(Artifact artifact) {
        return exports.computeIfAbsent(
                artifact.path(),
                path -> system.files().at(system.paths().apply(artifact.file())) instanceof Place.File file
                        ? system.files()
                                .symbols(file, 0)
                                .map(Symbols::exports)
                                .orElseGet(() -> new Exports.Builder().build())
                        : new Exports.Builder().build());
    }

    /**
     * Whether a library is in the process when a file is opened that misses it: a source of its package opens it, or an
     * import meets something that brings it along first.
     */
    private boolean isLoadedBefore(Artifact library, Artifact sufferer) {
        return isTogether(sufferer, library)
                && (reach.mentions(library)
                        || loaders.getOrDefault(library.path(), List.of()).stream()
                                .filter(opener -> opener.module().isPresent())
                                .filter(opener -> !opener.path().equals(sufferer.path()))
                                .limit(MOST_OPENERS)
                                .anyMatch(opener -> isMetFirst(opener, sufferer)));
    }

    /** Which of two modules an import of the second's package meets first. */
    private boolean isMetFirst(Artifact first, Artifact second) {
        if (second.module().isEmpty()) {
            return false;
        }
        return orders.computeIfAbsent(List.of(first.path(), second.path()), pair -> {
            String module = second.module().get();
            Map<String, List<String>> both =
                    Map.of(first.path(), List.of(first.path()), second.path(), List.of(second.path()));
            return reach.broken(both).stream()
                    .filter(lost -> module.equals(lost.module()) || module.startsWith(lost.module() + "."))
                    .findFirst()
                    .map(lost -> lost.because().path().equals(first.path()))
                    .orElse(false);
        });
    }

    /** Whether the package of the one is sure to be there with the other's. */
    private boolean isTogether(Artifact sufferer, Artifact provider) {
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
        String directory = system.paths().apply(inventory.environment().base().resolve(distribution.metadata()));
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
