package io.github.archcheck.report.junit;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.Reported;
import io.github.archcheck.verdict.DistributionVerdict;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was judged of a root: the whole, what is to be installed, what is installed, and files that nobody owns. */
final class TestCases {
    private static final Optional<String> WHOLE = Optional.empty();

    /** Findings by what they are about: a package verdict, a distribution, a path, or {@link #WHOLE}. */
    private final Map<Object, List<Reported>> findings = new LinkedHashMap<>();

    private final Set<Object> told = new HashSet<>();

    private final List<TestCase> cases = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();

    private final Severity failing;

    private TestCases(Severity failing) {
        this.failing = failing;
    }

    static List<TestCase> of(Report.Root root, boolean showsSuppressed, Severity failing) {
        TestCases made = new TestCases(failing);
        for (Reported reported : showsSuppressed ? root.reported() : root.counting()) {
            made.findings
                    .computeIfAbsent(subject(reported.finding()), subject -> new ArrayList<>())
                    .add(reported);
        }
        made.add(made.about(WHOLE, "(as a whole)"));
        root.judged().scene().plan().ifPresent(plan -> plan.packages().forEach(made::planned));
        root.judged().distributions().forEach(made::distribution);
        made.rest();
        root.judged().scene().inventory().unreadable().forEach(made::unreadable);
        return made.cases;
    }

    private static Object subject(Finding finding) {
        if (finding.planned().isPresent()) {
            return finding.planned().get();
        }
        if (finding.distribution().isPresent()) {
            return finding.distribution().get();
        }
        return finding.artifact().map(Artifact::path);
    }

    private TestCase about(Object subject, String name) {
        told.add(subject);
        return TestCase.of(name, findings.getOrDefault(subject, List.of()), failing);
    }

    private void planned(PackageVerdict verdict) {
        TestCase plain = about(verdict, verdict.name());
        add(
                switch (verdict.outcome()) {
                    case OK, BUILD, BLOCKED -> plain;
                    case SKIPPED -> plain.passedOver(verdict.because().orElse("not for this machine"));
                    case UNKNOWN ->
                        plain.notJudged(verdict.because().orElse("nothing tells which files there are for it"));
                });
    }

    private void distribution(DistributionVerdict judged) {
        Distribution distribution = judged.distribution();
        TestCase plain = about(distribution, distribution.name());
        add(
                judged.verdict() == Verdict.UNDETERMINED
                        ? plain.passedOver("it could not be told whether all of it runs")
                        : plain);
    }

    /** Files that nobody owns. */
    private void rest() {
        findings.forEach((subject, reported) -> {
            if (!told.contains(subject)) {
                add(TestCase.of(name(reported.get(0).finding()), reported, failing));
            }
        });
    }

    private static String name(Finding finding) {
        return finding.distributionName()
                .or(() -> finding.artifact().map(Artifact::path))
                .orElse("");
    }

    private void unreadable(Inventory.UnreadablePath path) {
        add(TestCase.of(path.path(), List.of(), failing).notJudged("could not be read: " + path.reason()));
    }

    /** Services follow a test by its name, so versions are not in it, and of several with one name the later are numbered. */
    private void add(TestCase made) {
        int before = names.merge(made.name(), 1, Integer::sum) - 1;
        cases.add(before == 0 ? made : made.named(made.name() + " (" + (before + 1) + ")"));
    }
}
