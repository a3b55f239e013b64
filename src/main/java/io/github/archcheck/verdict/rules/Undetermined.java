package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Answer;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The loader's answer could not be foretold, or rests on headers that are damaged in places. */
final class Undetermined implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC903", "undetermined", Severity.WARNING, "the headers do not decide whether the loader takes it");

    /** Notes that make no sense are passed over by every loader; some tools overwrite build ids. */
    private static final Pattern NOTE = Pattern.compile("^Elf(?:32|64)_Nhdr\\.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return scene.assessments().stream()
                .flatMap(a -> why(a).map(why -> Finding.about(a.artifact(), INFO, Verdict.UNDETERMINED, why)).stream());
    }

    /** Also an image that is taken although a part of its headers could not be read: what that part says is unknown. */
    private static Optional<String> why(Assessment assessment) {
        if (DamagedBinary.truncation(assessment).isPresent()) {
            return Optional.empty();
        }
        return assessment
                .answer()
                .filter(Answer.Undetermined.class::isInstance)
                .map(answer -> ((Answer.Undetermined) answer).why())
                .or(() -> assessment.chosen().stream()
                        .flatMap(image -> image.defects().stream())
                        .filter(defect -> !NOTE.matcher(defect.field()).find())
                        .findFirst()
                        .map(DamagedBinary::text));
    }
}
