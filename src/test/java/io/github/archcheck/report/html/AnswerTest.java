package io.github.archcheck.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.SampleReport;
import io.github.archcheck.report.Suppression;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.Judgement;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scenes;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final RuleInfo WARNING = new RuleInfo("AC101", "os-too-old", Severity.WARNING, "too old");
    private static final RuleInfo CAUSE = new RuleInfo("AC002", "interpreter-cannot-run", Severity.ERROR, "no Python");
    private static final Inventory.UnreadablePath SECRET = new Inventory.UnreadablePath("lib/secret.so", "not allowed");

    /** One file, with what becomes of it and what was found. */
    private static Answer answer(Verdict verdict, List<Inventory.UnreadablePath> unreadable, Finding... findings) {
        return Answer.of(SampleReport.report(List.of(root(verdict, unreadable, findings))));
    }

    private static Report.Root root(Verdict verdict, List<Inventory.UnreadablePath> unreadable, Finding... findings) {
        Inventory sample = SampleReport.inventory();
        Inventory inventory =
                new Inventory(sample.environment(), List.of(file()), List.of(), unreadable, List.of(), 34);
        return new Report.Root(
                "venv",
                new Judged(
                        Scenes.unjudged(inventory, SampleReport.target(), Optional.empty()),
                        List.of(findings),
                        List.of(new Judgement(file(), verdict)),
                        List.of(),
                        List.of()));
    }

    private static Artifact file() {
        return SampleReport.inventory().artifacts().get(0);
    }

    private static Finding about(RuleInfo rule) {
        return Finding.about(file(), rule, "is not as it should be");
    }

    @Test
    void packagesThatCannotRunAreCounted() {
        Report sample = SampleReport.report();
        Answer answer = Answer.of(SampleReport.report(List.of(sample.roots().get(0))));
        assertThat(answer.status()).isEqualTo(Answer.Status.BROKEN);
        assertThat(answer.headline()).isEqualTo("2 packages cannot run on macOS 14 arm64");
        assertThat(answer.doubts()).containsExactly("1 path could not be read, so this report is incomplete.");
    }

    @Test
    void aCauseOfEverythingComesFirst() {
        Answer answer =
                answer(Verdict.CANNOT_RUN, List.of(), Finding.aboutRoot(CAUSE, "python is no program"), about(CAUSE));
        assertThat(answer.headline()).isEqualTo("This environment does not work on macOS 14 arm64");
        assertThat(answer.reasons()).containsExactly("Cause: python is no program.", "1 package cannot run either.");
    }

    @Test
    void ofSeveralPlacesItIsSaidHowManyHaveErrors() {
        Answer answer = Answer.of(SampleReport.report());
        assertThat(answer.headline()).isEqualTo("2 packages cannot run on macOS 14 arm64");
        assertThat(answer.reasons()).containsExactly("1 of 2 places looked at has errors.");
    }

    @Test
    void whatRunsIsSaidAsPlainly() {
        Answer answer = answer(Verdict.RUNS, List.of());
        assertThat(answer)
                .isEqualTo(new Answer(
                        Answer.Status.FINE, "Everything here runs on macOS 14 arm64", List.of(), List.of(), List.of()));
    }

    @Test
    void whatIsForOtherSystemsIsNotCalledRunning() {
        assertThat(answer(Verdict.NOT_USED, List.of()).headline())
                .isEqualTo("Nothing here is native code for macOS 14 arm64");
    }

    @Test
    void withoutNativeCodeNothingCanBreak() {
        Report sample = SampleReport.report();
        assertThat(Answer.of(SampleReport.report(List.of(sample.roots().get(1))))
                        .headline())
                .isEqualTo("No native code, so nothing that could break on macOS 14 arm64");
    }

    @Test
    void whatCouldNotBeReadIsNotCalledFine() {
        Answer answer = answer(Verdict.RUNS, List.of(SECRET));
        assertThat(answer.status()).isEqualTo(Answer.Status.UNSURE);
        assertThat(answer.headline())
                .isEqualTo("Nothing broken was found on macOS 14 arm64, but not everything could be judged");
    }

    @Test
    void whatCouldNotBeToldIsNotCalledFine() {
        Answer answer = answer(Verdict.UNDETERMINED, List.of(), about(WARNING));
        assertThat(answer.status()).isEqualTo(Answer.Status.UNSURE);
        assertThat(answer.doubts()).containsExactly("archcheck could not tell about 1 file.");
    }

    @Test
    void warningsAreNotErrors() {
        Answer answer = answer(Verdict.RUNS, List.of(), about(WARNING));
        assertThat(answer.status()).isEqualTo(Answer.Status.WARNED);
        assertThat(answer.headline()).isEqualTo("Nothing is broken on macOS 14 arm64, but there is 1 warning");
    }

    @Test
    void whatIsKnownIsNotCalledRunning() {
        Suppression known =
                new Suppression(Suppression.Kind.BASELINE, Optional.empty(), Optional.empty(), "baseline.json");
        Report report = SampleReport.report(List.of(root(Verdict.CANNOT_RUN, List.of(), about(CAUSE))))
                .suppressing(finding -> Optional.of(known));
        Answer answer = Answer.of(report);
        assertThat(answer.status()).isEqualTo(Answer.Status.WARNED);
        assertThat(answer.headline()).isEqualTo("Nothing that counts was found on macOS 14 arm64");
        assertThat(answer.rest())
                .containsExactly(
                        "1 native file cannot run here; that is known, left out, or only a warning.",
                        "1 known finding does not count: 0 ignored, 1 in the baseline.");
    }
}
