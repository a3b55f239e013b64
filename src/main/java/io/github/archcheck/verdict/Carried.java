package io.github.archcheck.verdict;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.Need;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.ExtensionName;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.OperatingSystem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A distribution, what it promises, and the native code that it carries.
 *
 * @param files that somebody could load or start, by path; not what lies in folders of tests
 */
public record Carried(Distribution distribution, Promise promise, List<Artifact> files, Environment environment) {
    private static final Set<Role> LOADED = Set.of(Role.EXTENSION, Role.LIBRARY, Role.PROGRAM);

    public Carried {
        files = List.copyOf(files);
    }

    /** Of every distribution that promises anything and carries something; sources promise nothing. */
    public static List<Carried> in(Scene scene) {
        Environment environment = scene.inventory().environment();
        if (environment.kind() == EnvironmentKind.SOURCE) {
            return List.of();
        }
        Map<Distribution, List<Artifact>> byOwner = new LinkedHashMap<>();
        for (Assessment assessment : scene.assessments()) {
            Artifact artifact = assessment.artifact();
            boolean counts = LOADED.contains(artifact.role())
                    && !Machines.images(artifact).isEmpty()
                    && !Payload.isTestData(artifact);
            artifact.owner()
                    .filter(owner -> counts)
                    .ifPresent(owner -> byOwner.computeIfAbsent(owner, k -> new ArrayList<>())
                            .add(artifact));
        }
        List<Carried> all = new ArrayList<>();
        byOwner.forEach((owner, files) -> {
            Promise promise = Promise.of(owner, environment);
            if (!promise.tags().isEmpty()) {
                all.add(new Carried(owner, promise, files, environment));
            }
        });
        return all;
    }

    /** Whether an import may ask for it by name. */
    public static boolean isModule(Artifact artifact) {
        return artifact.role() == Role.EXTENSION
                && (artifact.module().isPresent()
                        || artifact.extension()
                                .flatMap(ExtensionName::interpreter)
                                .isPresent());
    }

    /**
     * The files that should have code for a processor and have none: modules and commands, libraries that they need there or
     * that sources name, all of them unless a file in the same place but for the names of machines has it.
     *
     * @param isMentioned whether a source names a library as something to open
     */
    public List<Artifact> lacking(OperatingSystem os, Known architecture, Predicate<Artifact> isMentioned) {
        boolean hasModules = files.stream().anyMatch(Carried::isModule);
        // Then no library lacks anything, nor does what it needs; whether sources name it takes reading them all.
        boolean isWhole = files.stream()
                .filter(artifact -> isOf(os, artifact))
                .allMatch(artifact -> families(artifact).contains(architecture));
        List<Artifact> wanted = new ArrayList<>();
        Map<String, Set<Architecture>> byPlace = new HashMap<>();
        for (Artifact artifact : files) {
            boolean isOwn = isOf(os, artifact);
            if (isOwn) {
                byPlace.computeIfAbsent(place(artifact), k -> new HashSet<>()).addAll(families(artifact));
            }
            boolean asked = switch (artifact.role()) {
                case EXTENSION ->
                    isModule(artifact) && isNamedFor(os, architecture, artifact) && (isOwn || isTagged(artifact));
                case PROGRAM -> isOwn && (Assessment.isCommand(artifact) || !hasModules);
                case LIBRARY -> isOwn && !isWhole && isMentioned.test(artifact);
                case INTERPRETER, LINK_INPUT, DEBUG_INFO -> false;
            };
            if (asked) {
                wanted.add(artifact);
            }
        }
        Set<Artifact> lacking = new LinkedHashSet<>();
        wanted.stream()
                .filter(artifact -> !isOf(os, artifact)
                        || !byPlace.getOrDefault(place(artifact), Set.of()).contains(architecture))
                .filter(artifact -> isModule(artifact) || !isNamedForItsMachine(artifact))
                .forEach(lacking::add);
        if (!isWhole) {
            lacking.addAll(lackingNeeds(os, architecture, wanted));
        }
        return lacking.isEmpty()
                ? List.of()
                : files.stream().filter(lacking::contains).toList();
    }

    /** Libraries that code for the processor needs, where none of the name has such code. */
    private List<Artifact> lackingNeeds(OperatingSystem os, Known architecture, List<Artifact> wanted) {
        Map<String, List<Artifact>> byName = new HashMap<>();
        files.stream()
                .filter(artifact -> isOf(os, artifact) && artifact.role() != Role.PROGRAM)
                .forEach(artifact -> names(artifact)
                        .distinct()
                        .forEach(name -> byName.computeIfAbsent(name, k -> new ArrayList<>())
                                .add(artifact)));
        List<Artifact> lacking = new ArrayList<>();
        Set<Artifact> seen = new HashSet<>(wanted);
        Deque<Artifact> open = new ArrayDeque<>(wanted);
        while (!open.isEmpty()) {
            for (String need : needs(open.remove(), architecture)) {
                List<Artifact> found = byName.getOrDefault(need, List.of());
                List<Artifact> good = found.stream()
                        .filter(artifact -> families(artifact).contains(architecture))
                        .toList();
                (good.isEmpty() ? found : good).stream().filter(seen::add).forEach(artifact -> {
                    (good.isEmpty() ? lacking : open).add(artifact);
                });
            }
        }
        return lacking;
    }

    private static List<String> needs(Artifact artifact, Known architecture) {
        return Machines.images(artifact).stream()
                .filter(image -> Machines.family(image.architecture()) == architecture)
                .flatMap(image -> image.needs().stream())
                .filter(need -> need.kind() != Need.Kind.WEAK)
                .map(need -> leaf(need.name()))
                .toList();
    }

    private static Stream<String> names(Artifact artifact) {
        return Stream.of(
                        Stream.of(artifact.path()),
                        artifact.otherNames().stream(),
                        Machines.images(artifact).stream().map(Image::identity).flatMap(Optional::stream))
                .flatMap(names -> names)
                .map(Carried::leaf);
    }

    /** A suffix that names another processor makes it a module for that one. */
    private static boolean isNamedFor(OperatingSystem os, Known architecture, Artifact artifact) {
        boolean windows = artifact.path().endsWith(".pyd");
        return windows == (os == OperatingSystem.WINDOWS)
                && artifact.extension()
                        .flatMap(Machines::namedBy)
                        .map(named -> named == architecture)
                        .orElse(true);
    }

    private static boolean isTagged(Artifact artifact) {
        return artifact.extension().flatMap(ExtensionName::platform).isPresent();
    }

    private boolean isNamedForItsMachine(Artifact artifact) {
        return PathHints.of(artifact, environment).isTruthfulOf(Machines.architectures(artifact));
    }

    /** Whether its path names the system that it is for. */
    public boolean isNamedForItsSystem(Artifact artifact) {
        return Machines.format(artifact)
                .flatMap(Machines::systemOf)
                .filter(PathHints.of(artifact, environment).systems()::contains)
                .isPresent();
    }

    private String place(Artifact artifact) {
        return PathHints.of(artifact, environment).plain();
    }

    private static boolean isOf(OperatingSystem os, Artifact artifact) {
        return Machines.format(artifact).filter(Machines.formatOf(os)::equals).isPresent();
    }

    private static Collection<Architecture> families(Artifact artifact) {
        return Machines.architectures(artifact).stream().map(Machines::family).toList();
    }

    private static String leaf(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
