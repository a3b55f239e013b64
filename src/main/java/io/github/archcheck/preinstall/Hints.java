package io.github.archcheck.preinstall;

import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.knowledge.Hint;
import io.github.archcheck.packaging.knowledge.Situation;
import io.github.archcheck.packaging.knowledge.WheelKnowledge;
import io.github.archcheck.verdict.Fix;
import java.util.List;
import java.util.Optional;

/** What is known about distributions without asking anybody. */
record Hints(InstallTarget target) {
    /** What is wrong with a wheel that fits by its name; empty, or one sentence. */
    List<String> ofWheel(String name, Optional<String> version) {
        return hint(name, version).filter(Hints::isAboutTheWheel).map(Hint::words).stream()
                .toList();
    }

    /**
     * What to ask for instead.
     *
     * @param indexAnswered whether an index says what there is, which overrules everything
     */
    Optional<Fix> instead(String name, Optional<String> version, boolean indexAnswered) {
        return indexAnswered
                ? Optional.empty()
                : hint(name, version)
                        .map(hint -> Fix.sentence(hint.words()
                                + (hint.requirements().isEmpty()
                                        ? ""
                                        : "; ask for " + String.join(" ", hint.requirements()))));
    }

    private Optional<Hint> hint(String name, Optional<String> version) {
        return WheelKnowledge.builtIn().hint(name, version, target);
    }

    private static boolean isAboutTheWheel(Hint hint) {
        return hint.situation() == Situation.EMPTY_WHEEL || hint.situation() == Situation.FOREIGN_CONTENT;
    }
}
