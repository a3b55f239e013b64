package io.github.archcheck.cli;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.preinstall.WheelContents;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.Judgement;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What was found in a wheel, in short. */
final class ContentVerdicts {
    private static final int MOST_PROBLEMS = 3;

    private ContentVerdicts() {}

    static WheelContents.Content of(Judged judged) {
        Inventory inventory = judged.scene().inventory();
        List<Finding> errors = judged.findings().stream()
                .filter(f -> f.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            return new WheelContents.Content(Verdict.CANNOT_RUN, problems(errors));
        }
        Verdict worst = judged.judgements().stream()
                .map(Judgement::verdict)
                .reduce(judged.judgements().isEmpty() ? Verdict.RUNS : Verdict.NOT_USED, Verdict::worst);
        if (!inventory.unreadable().isEmpty()) {
            Inventory.UnreadablePath first = inventory.unreadable().get(0);
            return new WheelContents.Content(
                    worst.worst(Verdict.UNDETERMINED), List.of(first.path() + ": " + first.reason()));
        }
        return new WheelContents.Content(worst, List.of());
    }

    private static List<String> problems(List<Finding> errors) {
        List<String> all = errors.stream()
                .map(f ->
                        f.artifact().map(Artifact::path).map(path -> path + " ").orElse("") + f.message() + " ["
                                + f.rule().id() + "]")
                .toList();
        if (all.size() <= MOST_PROBLEMS) {
            return all;
        }
        List<String> first = new ArrayList<>(all.subList(0, MOST_PROBLEMS));
        first.add("and " + (all.size() - MOST_PROBLEMS) + " more");
        return first;
    }
}
