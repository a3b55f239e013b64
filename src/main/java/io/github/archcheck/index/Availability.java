package io.github.archcheck.index;

import java.util.List;
import java.util.Optional;

/** What a project's files have for a question. */
public final class Availability {
    private Availability() {}

    public static Offer of(Question question, Project project) {
        return new Offer(
                Optional.of(question.name()),
                Optional.empty(),
                project.found(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
