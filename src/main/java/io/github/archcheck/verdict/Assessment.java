package io.github.archcheck.verdict;

import io.github.archcheck.binary.Image;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import java.util.Optional;

/**
 * An artifact, what the target does with it, and what the loader or kernel says then.
 *
 * @param answer empty when nobody asks: for every use but {@link Use#OPENED} and {@link Use#STARTED}
 */
public record Assessment(Artifact artifact, Use use, Optional<Answer> answer) {

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
                .flatMap(accepts -> artifact.inspection() instanceof Inspection.Parsed parsed
                        ? Optional.of(parsed.binary().images().get(accepts.image()))
                        : Optional.empty());
    }
}
