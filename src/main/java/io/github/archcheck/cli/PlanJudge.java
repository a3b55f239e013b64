package io.github.archcheck.cli;

import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.source.NoPythonFiles;
import io.github.archcheck.loader.system.Loaders;
import io.github.archcheck.platform.Target;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Judge;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.util.Optional;
import java.util.function.Predicate;

/** Runs the rules over a plan that comes without files. */
final class PlanJudge {
    private PlanJudge() {}

    static Judged judge(
            Inventory nothing,
            Target target,
            Optional<Interpreter> python,
            String text,
            InstallPlan plan,
            Predicate<Finding> shown) {
        Judge judge = new Judge(
                BuiltInRules.ALL, Loaders::forTarget, (t, inventory, p) -> Optional.empty(), new NoPythonFiles());
        return judge.judge(nothing, target, python, text, Optional.of(plan), shown);
    }
}
