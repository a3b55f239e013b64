package io.github.archcheck.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything concluded about one root.
 *
 * @param findings what concerns the whole root first, then by path, slice and rule
 * @param judgements one per artifact, by path
 * @param distributions in the inventory's order
 * @param imports by module name
 */
public record Judged(
        Scene scene,
        List<Finding> findings,
        List<Judgement> judgements,
        List<DistributionVerdict> distributions,
        List<BrokenImport> imports) {
    public Judged {
        findings = List.copyOf(findings);
        judgements = List.copyOf(judgements);
        distributions = List.copyOf(distributions);
        imports = List.copyOf(imports);
    }

    /** The same with what is to be installed, and what was found about that. */
    public Judged with(InstallPlan plan, List<Finding> planFindings) {
        List<Finding> all = new ArrayList<>(planFindings);
        all.addAll(findings);
        return new Judged(scene.with(plan), all, judgements, distributions, imports);
    }

    /** The same with fewer findings; verdicts do not depend on which are told. */
    public Judged withFindings(List<Finding> told) {
        return new Judged(scene, told, judgements, distributions, imports);
    }

    public long count(Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }
}
