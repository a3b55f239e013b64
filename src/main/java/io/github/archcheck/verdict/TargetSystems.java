package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.platform.Target;
import java.util.Optional;

/** Sets the loader of a target to work. */
@FunctionalInterface
public interface TargetSystems {
    /** @return empty when nobody knows how the target's loader searches */
    Optional<TargetSystem> of(Target target, Inventory inventory, Optional<Interpreter> interpreter);
}
