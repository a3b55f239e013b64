package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Use;
import io.github.archcheck.verdict.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The shape that rules about refused files share. */
final class Refused {
    private static final Map<String, String> ERROR_NUMBERS = Map.of(
            "Bad CPU type in executable", "Errno 86",
            "Exec format error", "Errno 8",
            "%1 is not a valid Win32 application.", "WinError 193");

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

    /** The same, less loud where the file may be meant for somebody else. */
    static Finding unlessOnPurpose(Scene scene, Assessment assessment, Finding finding) {
        return scene.mayBeOnPurpose(assessment)
                ? finding.withSeverity(Severity.WARNING).implying(Verdict.UNDETERMINED)
                : finding;
    }

    /** What the loader prints; for a program, what Python does when it cannot be started. */
    private static Optional<String> message(Scene scene, Assessment assessment, Answer.Refuses refusal, String path) {
        if (assessment.use() != Use.STARTED) {
            return scene.loader().message(path, refusal);
        }
        String number = ERROR_NUMBERS.getOrDefault(refusal.words(), "");
        return number.isEmpty()
                ? Optional.empty()
                : Optional.of("OSError: [" + number + "] " + refusal.words() + ": '" + path + "'");
    }

    static Finding finding(RuleInfo rule, Scene scene, Assessment assessment, Answer.Refuses refusal, String message) {
        String path = scene.loaderPath(assessment);
        return Finding.about(assessment.artifact(), rule, Verdict.CANNOT_RUN, message)
                .withLoaderError(message(scene, assessment, refusal, path), refusal.wordsFor(path))
                .withFix(scene.advice().replace(assessment.artifact()));
    }
}
