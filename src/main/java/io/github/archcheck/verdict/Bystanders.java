package io.github.archcheck.verdict;

import io.github.archcheck.binary.Image;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.platform.Target;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the files that stand by for another machine: packages carry them on purpose, and the target never opens them.
 * Nothing here accuses; what is not known to stand by is for the loader to judge.
 */
final class Bystanders {
    private static final Pattern LIBRARY_SUFFIX = Pattern.compile("\\.(?:so|dylib|dll)$");

    private final Inventory inventory;
    private final Target target;
    private final Function<Artifact, Answer> asked;
    private final SliceCompanions companions;
    private @Nullable Set<String> served;

    /** @param asked what the target's loader, or for programs its kernel, says of a file */
    Bystanders(Inventory inventory, Target target, Function<Artifact, Answer> asked) {
        this.inventory = inventory;
        this.target = target;
        this.asked = asked;
        this.companions = new SliceCompanions(inventory, target, asked);
    }

    boolean contains(Artifact artifact) {
        if (serves(artifact)) {
            return false;
        }
        PathHints hints = PathHints.of(artifact, inventory.environment());
        return isNamedForAnotherSystem(artifact, hints)
                || isVariant(artifact, hints)
                || isTwin(artifact)
                || companions.contains(artifact);
    }

    private boolean isNamedForAnotherSystem(Artifact artifact, PathHints hints) {
        return hints.isForAnotherSystem(target)
                && (Machines.isForeign(artifact, target.os()) || isRefusedFor(Refusal.PLATFORM, artifact));
    }

    private boolean isRefusedFor(Refusal reason, Artifact artifact) {
        return asked.apply(artifact) instanceof Answer.Refuses refuses && refuses.reason() == reason;
    }

    /** The path says truthfully which other processor the file is for, and the file for the target's stands beside it. */
    private boolean isVariant(Artifact artifact, PathHints hints) {
        return hints.isTruthfulOf(Machines.architectures(artifact))
                && (served().contains(hints.shape()) || served().contains(hints.plain()));
    }

    /** {@code native.so} of another system beside {@code native.dylib} of this one: whoever opens it knows which. */
    private boolean isTwin(Artifact artifact) {
        return Machines.isForeign(artifact, target.os()) && served().contains(stem(artifact));
    }

    /** Marked, so that it is never taken for a shape. */
    private static String stem(Artifact artifact) {
        return "stem:" + LIBRARY_SUFFIX.matcher(artifact.path()).replaceFirst("");
    }

    /** Shapes and stems of everything that the target takes as its own. */
    private Set<String> served() {
        Set<String> known = served;
        if (known == null) {
            known = new HashSet<>();
            for (Artifact artifact : inventory.artifacts()) {
                if (serves(artifact)) {
                    known.add(PathHints.of(artifact, inventory.environment()).shape());
                    known.add(stem(artifact));
                }
            }
            served = known;
        }
        return known;
    }

    /** Whether the target takes it without translating it. */
    private boolean serves(Artifact artifact) {
        if (artifact.role() == Role.LINK_INPUT || artifact.role() == Role.DEBUG_INFO) {
            return false;
        }
        return asked.apply(artifact) instanceof Answer.Accepts accepts
                && isNative(Machines.images(artifact).get(accepts.image()));
    }

    private boolean isNative(Image image) {
        return Machines.family(image.architecture()).equals(Machines.family(target.architecture()));
    }
}
