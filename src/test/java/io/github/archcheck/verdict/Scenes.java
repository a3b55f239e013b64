package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.source.PythonFiles;
import io.github.archcheck.loader.system.Loaders;
import io.github.archcheck.platform.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Scenes for tests of what comes after the rules. */
public final class Scenes {
    private Scenes() {}

    /** One that no rule has looked at. */
    public static Scene unjudged(Inventory inventory, Target target, Optional<Interpreter> interpreter) {
        return new Scene(
                inventory,
                target,
                target,
                Loaders.forTarget(target),
                interpreter,
                Optional.empty(),
                interpreter.map(Interpreter::extensionSuffixes).orElse(List.of()),
                List.of(),
                Set.of(),
                Linkage.NONE,
                Optional.empty(),
                new NeededFiles(
                        Linkage.NONE,
                        Optional.empty(),
                        new ImportReach(inventory, List.of(), List.of(), target, interpreter, PythonFiles.NONE)),
                new Advice("venv", inventory.environment(), interpreter, true, target),
                Optional.empty());
    }
}
