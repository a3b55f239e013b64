package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Verdict;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The shape that rules about refused files share. */
final class Refused {
    private Refused() {}

    /** A finding for every file that is refused for this reason, with the loader's words and what to type. */
    static Stream<Finding> because(
            Refusal reason, RuleInfo rule, Scene scene, BiFunction<Assessment, Answer.Refuses, String> message) {
        return scene.assessments().stream()
                .flatMap(a ->
                        a
                                .refusal(reason)
                                .map(refusal -> finding(rule, scene, a, refusal, message.apply(a, refusal)))
                                .stream());
    }

    static Finding finding(RuleInfo rule, Scene scene, Assessment assessment, Answer.Refuses refusal, String message) {
        String path = scene.loaderPath(assessment);
        return Finding.about(assessment.artifact(), rule, Verdict.CANNOT_RUN, message)
                .withLoaderError(scene.loader().message(path, refusal), refusal.wordsFor(path))
                .withFix(scene.advice().replace(assessment.artifact()));
    }
}
