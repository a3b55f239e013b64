package io.github.archcheck.report;

import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports whose every text that can come from a file is the same name. */
public final class HostileReports {
    private HostileReports() {}

    /** A folder, the same suppressed, an environment in an archive, and a lock file. */
    public static Report of(String name) {
        Report.Root plain = SampleReport.named(name).roots().get(0);
        Report.Root known = plain.suppressing(reported ->
                Optional.of(new Suppression(Suppression.Kind.IGNORED, Optional.of(name), Optional.empty(), name)));
        Report.Root packed = new Report.Root(name, plain.judged(), true, Optional.of(name));
        Report whole = SampleReport.report(List.of(plain, known, packed, plan(name)));
        return new Report(whole.toolVersion(), whole.target(), whole.checkout(), whole.rules(), true, whole.roots());
    }

    private static Report.Root plan(String name) {
        List<PackageVerdict> packages = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            packages.add(new SamplePlanned(name, name, outcome)
                    .file(name)
                    .nearest(name)
                    .because(name)
                    .requiredBy(name, name)
                    .content(Verdict.CANNOT_RUN, name)
                    .doubt(name)
                    .fix(new Fix(name, outcome != Outcome.BUILD))
                    .verdict());
        }
        Judged nothing = SampleReport.report().roots().get(1).judged();
        InstallPlan plan = new InstallPlan(name, Optional.empty(), packages, List.of(name), false);
        List<Finding> findings = List.of(
                Finding.aboutPackage(SampleRoots.NO_WHEEL, packages.get(2), name)
                        .withChain(List.of(name, name))
                        .withFix(new Fix(name, true)),
                Finding.aboutPackage(SampleRoots.BUILD, packages.get(1), name).withFix(Fix.sentence(name)));
        return new Report.Root(name, nothing.with(plan, findings));
    }
}
