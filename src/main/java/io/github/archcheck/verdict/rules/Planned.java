package io.github.archcheck.verdict.rules;

import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What rules about packages that are to be installed have in common. */
final class Planned {
    private Planned() {}

    static Stream<PackageVerdict> with(Scene scene, PackageVerdict.Outcome outcome) {
        return scene.plan().stream().flatMap(plan -> plan.packages().stream()).filter(p -> p.outcome() == outcome);
    }

    /** With the way by which it is required, itself at the end. */
    static Finding finding(RuleInfo rule, PackageVerdict about, String message) {
        Finding finding = Finding.aboutPackage(rule, about, message);
        if (!about.requiredBy().isEmpty()) {
            List<String> chain = new ArrayList<>(about.requiredBy());
            chain.add(about.name());
            finding = finding.withChain(chain);
        }
        return about.fix().map(finding::withFix).orElse(finding);
    }
}
