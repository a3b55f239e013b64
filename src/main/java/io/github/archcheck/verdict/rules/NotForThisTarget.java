package io.github.archcheck.verdict.rules;

import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** The lock file as a whole was made for other machines or another Python. */
final class NotForThisTarget implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC503", "not-for-this-target", Severity.ERROR, "the lock file excludes the target or its Python");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        Optional<String> refusal = scene.plan().flatMap(InstallPlan::refusal);
        return refusal.stream().map(why -> Finding.aboutRoot(INFO, why));
    }
}
