package io.github.archcheck.verdict;

import io.github.archcheck.binary.Image;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An artifact, what the target does with it, and what the loader or kernel says then.
 *
 * @param answer empty when nobody asks: for every use but {@link Use#OPENED} and {@link Use#STARTED}
 */
public record Assessment(Artifact artifact, Use use, Optional<Answer> answer) {
    private static final Pattern COMMAND =
            Pattern.compile("(?:bin|Scripts|[^/]+\\.data/scripts)/[^/]+", Pattern.DOTALL);

    /** Whether the target asks for it and gets it. */
    public boolean works() {
        return answer.filter(a -> a instanceof Answer.Accepts).isPresent();
    }

    /** The refusal, when it is one of this kind. */
    public Optional<Answer.Refuses> refusal(Refusal reason) {
        return refusal().filter(r -> r.reason() == reason);
    }

    /** The refusal, whatever its kind. */
    public Optional<Answer.Refuses> refusal() {
        return answer.filter(Answer.Refuses.class::isInstance).map(Answer.Refuses.class::cast);
    }

    /** The image that the loader or kernel chose; empty when it refused, or nobody asked. */
    public Optional<Image> chosen() {
        return answer.filter(Answer.Accepts.class::isInstance)
                .map(Answer.Accepts.class::cast)
                .map(accepts -> Machines.images(artifact).get(accepts.image()));
    }

    /**
     * Whether it is a program where people's commands lie: {@code bin} or {@code Scripts} of the environment itself,
     * or where a wheel keeps what goes there.
     */
    public static boolean isCommand(Artifact artifact) {
        return artifact.role() == Role.PROGRAM
                && COMMAND.matcher(artifact.path()).matches();
    }
}
