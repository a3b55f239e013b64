package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Alteration;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** A file that is not what its installer wrote down; whether it runs is for other rules to say. */
final class ChangedAfterInstallation implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC301",
            "changed-after-installation",
            Severity.WARNING,
            "native code that is not what its installer recorded");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        Altered<Alteration.Content> altered = Altered.in(scene, Alteration.Content.class);
        return scene.assessments().stream()
                .flatMap(assessment ->
                        altered.of(assessment).stream().map(change -> finding(scene, assessment.artifact(), change)));
    }

    private static Finding finding(Scene scene, Artifact artifact, Alteration.Content change) {
        String what = scene.inventory().environment().kind().isDistribution()
                ? "is not what its package says: "
                : "has been changed since it was installed: ";
        return Finding.about(artifact, INFO, what + difference(artifact, change))
                .withFix(scene.advice().replace(artifact));
    }

    private static String difference(Artifact artifact, Alteration.Content change) {
        boolean byConda = artifact.owner()
                .filter(owner -> owner.kind() == Distribution.Kind.CONDA)
                .isPresent();
        String record = byConda ? "its conda record" : "its RECORD";
        return change.property().equals("size")
                ? "it has " + change.found() + " bytes, " + record + " says " + change.recorded()
                : "its " + change.property() + " is not the one in " + record;
    }
}
