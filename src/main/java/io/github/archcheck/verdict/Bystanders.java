package io.github.archcheck.verdict;

import io.github.archcheck.binary.Image;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the files that stand by for another machine: packages carry them on purpose, and the target never opens them.
 * Nothing here accuses; what is not known to stand by is for the loader to judge.
 */
final class Bystanders {
    private static final Pattern LIBRARY_SUFFIX = Pattern.compile("\\.(?:so|dylib|dll)$");

    /** Marks, so that nothing is taken for something else. */
    private static final String NAMED = "named:";

    private static final String STEM = "stem:";

    private final Inventory inventory;
    private final Target target;
    private final Function<Artifact, Answer> asked;
    private final SliceCompanions companions;
    private final IdleDistributions idle;
    private @Nullable Set<String> served;
    private @Nullable List<Artifact> programs;

    /** @param asked what the target's loader, or for programs its kernel, says of a file */
    Bystanders(Inventory inventory, Target target, Function<Artifact, Answer> asked, TriedSuffixes suffixes) {
        this.inventory = inventory;
        this.target = target;
        this.asked = asked;
        this.companions = new SliceCompanions(inventory, target, asked);
        this.idle = new IdleDistributions(
                inventory,
                artifact -> serves(artifact)
                        && artifact.extension().map(suffixes::tries).orElse(true));
    }

    boolean contains(Artifact artifact) {
        if (idle.contains(artifact)) {
            return true;
        }
        if (serves(artifact)) {
            return false;
        }
        PathHints hints = PathHints.of(artifact, inventory.environment());
        return Payload.isTestData(artifact)
                || isNamedForAnotherSystem(artifact, hints)
                || isVariant(artifact, hints)
                || isTwin(artifact)
                || isOfTranslatedProgram(artifact)
                || companions.contains(artifact);
    }

    private boolean isNamedForAnotherSystem(Artifact artifact, PathHints hints) {
        return hints.isForAnotherSystem(target)
                && (Machines.isForeign(artifact, target.os())
                        || (asked.apply(artifact) instanceof Answer.Refuses refuses
                                && (hints.namesOther() || refuses.reason() == Refusal.PLATFORM)));
    }

    /**
     * In the same place but for names of machines stands a file that the target takes, and one of the two says truthfully
     * which processor it is for: {@code linux/manager} beside {@code linux-arm64/manager}.
     */
    private boolean isVariant(Artifact artifact, PathHints hints) {
        boolean named = hints.isTruthfulOf(Machines.architectures(artifact));
        return (named && served().contains(hints.plain()))
                || (artifact.role() != Role.EXTENSION && served().contains(NAMED + hints.plain()));
    }

    /** {@code native.so} of another system beside {@code native.dylib} of this one: whoever opens it knows which. */
    private boolean isTwin(Artifact artifact) {
        return Machines.isForeign(artifact, target.os()) && served().contains(stem(artifact));
    }

    private static String stem(Artifact artifact) {
        return STEM + LIBRARY_SUFFIX.matcher(artifact.path()).replaceFirst("");
    }

    /**
     * A library below the folder of a program that Rosetta 2 translates is that process's own, where its package keeps no
     * extension modules: kaleido's browser brings its libraries along.
     */
    private boolean isOfTranslatedProgram(Artifact artifact) {
        return artifact.role() == Role.LIBRARY
                && artifact.owner().isPresent()
                && LIBRARY_SUFFIX.matcher(artifact.path()).find()
                && programs().stream()
                        .anyMatch(program -> program.owner().equals(artifact.owner())
                                && artifact.file().startsWith(program.file().resolveSibling("")));
    }

    /** Programs that run translated, of packages without extension modules. */
    private List<Artifact> programs() {
        List<Artifact> known = programs;
        if (known == null) {
            Set<Optional<Distribution>> withModules = inventory.artifacts().stream()
                    .filter(artifact -> artifact.role() == Role.EXTENSION)
                    .map(Artifact::owner)
                    .collect(Collectors.toSet());
            known = inventory.artifacts().stream()
                    .filter(artifact -> artifact.role() == Role.PROGRAM && !withModules.contains(artifact.owner()))
                    .filter(artifact -> asked.apply(artifact) instanceof Answer.Accepts accepts
                            && isTranslated(Machines.images(artifact).get(accepts.image())))
                    .toList();
            programs = known;
        }
        return known;
    }

    /** Places, places under truthful names, and stems of everything that the target takes as its own. */
    private Set<String> served() {
        Set<String> known = served;
        if (known == null) {
            known = new HashSet<>();
            for (Artifact artifact : inventory.artifacts()) {
                if (serves(artifact)) {
                    PathHints hints = PathHints.of(artifact, inventory.environment());
                    known.add(hints.plain());
                    if (hints.isTruthfulOf(Machines.architectures(artifact))) {
                        known.add(NAMED + hints.plain());
                    }
                    known.add(stem(artifact));
                }
            }
            served = known;
        }
        return known;
    }

    /** Whether the target takes it without Rosetta 2. */
    private boolean serves(Artifact artifact) {
        if (artifact.role() == Role.LINK_INPUT || artifact.role() == Role.DEBUG_INFO) {
            return false;
        }
        return asked.apply(artifact) instanceof Answer.Accepts accepts
                && !isTranslated(Machines.images(artifact).get(accepts.image()));
    }

    private boolean isTranslated(Image image) {
        return target.os() == OperatingSystem.MACOS
                && target.architecture() == Known.ARM64
                && image.architecture() == Known.X86_64;
    }
}
