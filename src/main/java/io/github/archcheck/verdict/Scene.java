package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.ExtensionName;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Loader;
import io.github.archcheck.platform.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All that a rule may look at.
 *
 * @param asked the target as it was asked for
 * @param target as applied here: the interpreter may have decided that the process is translated
 * @param interpreter the one to judge for: the environment's own, or the one given by {@code --python}
 * @param interpreterAnswer whether the target's kernel starts it; empty when there is none to ask about
 * @param suffixes that the judged interpreter tries, in order; empty when nobody knows
 * @param assessments one per artifact, by path
 * @param working distributions with a native file that the target uses and takes
 * @param linkage what goes wrong with what the files need
 * @param system the loader at work; empty when nobody knows how it searches
 * @param needed the files that something is lost without
 * @param advice what to type
 * @param plan what is to be installed, when that is the question
 */
public record Scene(
        Inventory inventory,
        Target asked,
        Target target,
        Loader loader,
        Optional<Interpreter> interpreter,
        Optional<Answer> interpreterAnswer,
        List<String> suffixes,
        List<Assessment> assessments,
        Set<Distribution> working,
        Linkage linkage,
        Optional<TargetSystem> system,
        NeededFiles needed,
        Advice advice,
        Optional<InstallPlan> plan) {
    private static final Pattern OTHER_RUN_TIME = Pattern.compile("\\.(?:node|jnilib)$");

    public Scene {
        suffixes = List.copyOf(suffixes);
        assessments = List.copyOf(assessments);
        working = Set.copyOf(working);
    }

    /**
     * Whether a refusal of the file proves no fault: an add-on of another run time, or, in a package that has something
     * that works here or that was built for every machine, a helper program, or a file whose path says truthfully which
     * other machine it is for, or in the latter kind of package any library.
     */
    public boolean mayBeOnPurpose(Assessment assessment) {
        Artifact artifact = assessment.artifact();
        if (OTHER_RUN_TIME.matcher(artifact.path()).find()) {
            return true;
        }
        boolean pure = artifact.owner().filter(Payload::isPure).isPresent();
        boolean works = artifact.owner().filter(working::contains).isPresent();
        if ((!pure && !works)
                || artifact.extension().flatMap(ExtensionName::interpreter).isPresent()) {
            return false;
        }
        boolean helper = assessment.use() == Use.STARTED && !Assessment.isCommand(artifact);
        return helper
                || (pure && artifact.role() == Role.LIBRARY)
                || PathHints.of(artifact, inventory.environment()).isTruthfulOf(Machines.architectures(artifact));
    }

    /** The same with what is to be installed. */
    Scene with(InstallPlan newPlan) {
        return new Scene(
                inventory,
                asked,
                target,
                loader,
                interpreter,
                interpreterAnswer,
                suffixes,
                assessments,
                working,
                linkage,
                system,
                needed,
                advice,
                Optional.of(newPlan));
    }

    /** The path that the importing process would pass to the loader. */
    public String loaderPath(Assessment assessment) {
        Path file = assessment.artifact().file().toAbsolutePath().normalize();
        return system.map(s -> s.paths().apply(file)).orElseGet(file::toString);
    }
}
