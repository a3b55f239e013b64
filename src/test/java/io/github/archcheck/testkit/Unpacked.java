package io.github.archcheck.testkit;

import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.locate.Interpreters;
import io.github.archcheck.inventory.locate.Locators;
import io.github.archcheck.inventory.locate.SystemPlaces;
import io.github.archcheck.inventory.source.DiskPythonFiles;
import io.github.archcheck.inventory.take.ContentChecks;
import io.github.archcheck.inventory.take.InventoryTaker;
import io.github.archcheck.inventory.walk.Exclusions;
import io.github.archcheck.inventory.walk.WalkOptions;
import io.github.archcheck.loader.Hardware;
import io.github.archcheck.loader.Surroundings;
import io.github.archcheck.loader.TargetFiles;
import io.github.archcheck.loader.system.Linkers;
import io.github.archcheck.loader.system.Loaders;
import io.github.archcheck.loader.tree.PackedFiles;
import io.github.archcheck.loader.tree.TargetTree;
import io.github.archcheck.loader.tree.Visibility;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Judge;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.TargetSystem;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The tree of an archive, judged as what came out of it. */
public final class Unpacked {
    private static final Inspector INSPECTOR = new Inspector(Parsers.ALL);

    private Unpacked() {}

    public static Environment locate(Path root, String fileName) throws IOException {
        return Locators.locateArchive(root, fileName, INSPECTOR::inspect, SystemPlaces.sysroot(root));
    }

    public static Inventory take(Environment environment) throws IOException, InterruptedException {
        WalkOptions options = new WalkOptions(false, Exclusions.NONE, 1);
        return new InventoryTaker(INSPECTOR::inspect, options, ContentChecks.EVERYTHING).take(environment);
    }

    /**
     * @param python as for {@code --python}; empty for what the archive says
     * @param target as for {@code --target}
     */
    public static Judged judge(Path root, String fileName, String target, String python)
            throws IOException, InterruptedException {
        Inventory inventory = take(locate(root, fileName));
        Optional<Interpreter> interpreter = python.isEmpty() ? Optional.empty() : Interpreters.ofVersion(python);
        Judge judge = new Judge(
                BuiltInRules.ALL,
                Loaders::forTarget,
                (applied, taken, known) -> system(root, applied, taken),
                new DiskPythonFiles(1));
        return judge.judge(inventory, parsed(target), interpreter, fileName, finding -> true);
    }

    /** Every finding as {@code AC001 error lxml/etree.so}; {@code -} for the whole root. */
    public static List<String> findings(Path root, String fileName, String target)
            throws IOException, InterruptedException {
        return judge(root, fileName, target, "").findings().stream()
                .map(Unpacked::line)
                .toList();
    }

    public static String line(Finding finding) {
        return finding.rule().id() + " " + finding.severity().label() + " "
                + finding.artifact().map(artifact -> artifact.path()).orElse("-");
    }

    private static Target parsed(String name) {
        try {
            return TargetNames.parse(name);
        } catch (UnknownTargetException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Optional<TargetSystem> system(Path root, Target target, Inventory inventory) {
        Environment environment = inventory.environment();
        Map<Path, Inspection> known = new HashMap<>();
        inventory.artifacts().forEach(artifact -> known.put(artifact.file(), artifact.inspection()));
        TargetFiles tree = new TargetTree(
                new Visibility(Optional.of(root), Map.of(), false), file -> INSPECTOR.inspect(file), known);
        PackedFiles files =
                new PackedFiles(tree, "/site-packages", environment.kind().isDistribution());
        Function<Path, String> paths = file -> files.target("/" + root.relativize(file));
        return Linkers.forTarget(target, new Surroundings(files, Optional.empty(), Hardware.UNKNOWN))
                .map(linker -> new TargetSystem(linker, files, paths, paths));
    }
}
