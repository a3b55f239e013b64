package io.github.archcheck.cli;

import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.locate.Locators;
import io.github.archcheck.inventory.locate.SystemPlaces;
import io.github.archcheck.inventory.source.PythonFiles;
import io.github.archcheck.inventory.take.ContentChecks;
import io.github.archcheck.inventory.take.InventoryTaker;
import io.github.archcheck.inventory.walk.WalkOptions;
import io.github.archcheck.loader.system.Loaders;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.verdict.Judge;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.TargetSystems;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Times the phases of a scan in one Java, each against the walk that finds the files and reads their headers:
 * {@code PhaseTimes FOLDER RUNS}. Makes the environment when the folder is not there. To time one more phase, add a line
 * to {@link #phases}.
 */
public final class PhaseTimes {
    private static final String WALK = "walk";

    private final Environment environment;
    private final Target target;
    private final String root;

    private PhaseTimes(Environment environment, Target target, String root) {
        this.environment = environment;
        this.target = target;
        this.root = root;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            LinkedEnvironment.make(folder);
        }
        FileInspector inspector = new Inspector(Parsers.ALL)::inspect;
        new PhaseTimes(
                        Locators.locate(folder, inspector, SystemPlaces.of(Map.of())),
                        TargetNames.parse("macos-26-arm64"),
                        folder.toString())
                .print(Integer.parseInt(arguments[1]));
    }

    private Map<String, Callable<?>> phases(Inventory inventory) {
        Map<String, Callable<?>> phases = new LinkedHashMap<>();
        phases.put(WALK, () -> take(ContentChecks.SIZES));
        phases.put("walk, and hashing by default", () -> take(ContentChecks.cheap(target)));
        phases.put("walk, and hashing everything", () -> take(ContentChecks.EVERYTHING));
        phases.put("judging by headers alone", () -> judge(inventory, (t, i, p) -> Optional.empty()));
        phases.put(
                "judging with the closure: needs, versions, symbols",
                () -> judge(
                        inventory,
                        new ScannedSystems(Optional.empty(), new Inspector(Parsers.ALL)::inspect, new ThisMachine())));
        return phases;
    }

    private Judged judge(Inventory inventory, TargetSystems systems) {
        return new Judge(BuiltInRules.ALL, Loaders::forTarget, systems, PythonFiles.NONE)
                .judge(inventory, target, Optional.empty(), root, finding -> true);
    }

    private Inventory take(ContentChecks checks) throws IOException, InterruptedException {
        FileInspector inspector = new Inspector(Parsers.ALL)::inspect;
        return new InventoryTaker(inspector, WalkOptions.standard(), checks).take(environment);
    }

    private void print(int runs) throws Exception {
        Inventory inventory = take(ContentChecks.SIZES);
        Map<String, Callable<?>> phases = phases(inventory);
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int run = 0; run <= runs; run++) {
            for (Map.Entry<String, Callable<?>> phase : phases.entrySet()) {
                long start = System.nanoTime();
                phase.getValue().call();
                double milliseconds = (System.nanoTime() - start) / 1e6;
                if (run > 0) {
                    times.computeIfAbsent(phase.getKey(), k -> new ArrayList<>())
                            .add(milliseconds);
                }
            }
        }
        double walk = median(times.getOrDefault(WALK, List.of()));
        System.out.printf(
                Locale.ROOT,
                "%nphases: %,d files, %,d of them native; medians of %d runs in one Java%n",
                inventory.files(),
                inventory.artifacts().size(),
                runs);
        for (Map.Entry<String, List<Double>> phase : times.entrySet()) {
            double median = median(phase.getValue());
            System.out.printf(Locale.ROOT, "  %-58s %8.1f ms %6.2f x walk%n", phase.getKey(), median, median / walk);
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
