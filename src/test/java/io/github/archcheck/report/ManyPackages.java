package io.github.archcheck.report;

import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Judged;
import java.util.ArrayList;
import java.util.List;

/** Roots with much in them. */
public final class ManyPackages {
    private ManyPackages() {}

    /** One error in each of so many packages. */
    public static Report.Root root(int packages) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < packages; i++) {
            findings.add(SampleReport.named("package-" + i)
                    .roots()
                    .get(0)
                    .judged()
                    .findings()
                    .get(0));
        }
        Judged one = SampleReport.named("x").roots().get(0).judged();
        return new Report.Root(
                "x", new Judged(one.scene(), findings, one.judgements(), one.distributions(), one.imports()));
    }
}
