package io.github.archcheck.verdict.rules;

import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.stream.Stream;

/** Text, an empty file, a Git LFS pointer or the like under a name that an import or a library load would open. */
final class NotNativeCode implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC011",
            "not-native-code",
            Severity.ERROR,
            "named like a library or extension module, but not native code");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return scene.assessments().stream()
                .flatMap(a -> a.refusal(Refusal.NOT_NATIVE).map(refusal -> finding(scene, a, refusal)).stream());
    }

    private static Finding finding(Scene scene, Assessment assessment, Answer.Refuses refusal) {
        Content content = assessment.artifact().inspection() instanceof Inspection.NotBinary other
                ? other.content()
                : Content.DATA;
        Finding finding =
                Refused.finding(INFO, scene, assessment, refusal, "is " + content.title() + ", not native code");
        return assessment.artifact().role() == Role.EXTENSION || isPlaceholder(content)
                ? finding
                : finding.withSeverity(Severity.WARNING).implying(Verdict.UNDETERMINED);
    }

    /** What stands where a real library was meant to be. */
    private static boolean isPlaceholder(Content content) {
        return content == Content.EMPTY || content == Content.GIT_LFS_POINTER || content == Content.HTML;
    }
}
