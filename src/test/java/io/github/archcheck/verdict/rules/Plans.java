package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.source.NoPythonFiles;
import io.github.archcheck.loader.system.Loaders;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Judge;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is to be installed, for tests of the rules about that. */
final class Plans {
    private static final Target MAC =
            Target.macos(Architecture.Known.ARM64, Optional.of(Version.of(14, 0)), false, Target.Source.OPTION);

    private Plans() {}

    static PackageVerdict verdict(String name, String version, Outcome outcome) {
        return verdict(name, version, outcome, Optional.empty(), Optional.empty());
    }

    static PackageVerdict verdict(
            String name, String version, Outcome outcome, Optional<String> nearest, Optional<Verdict> content) {
        return new PackageVerdict(
                name,
                Optional.of(version),
                "uv.lock",
                outcome,
                Optional.of(name + ".whl"),
                Optional.empty(),
                nearest,
                Optional.empty(),
                List.of("app[tf]"),
                content,
                content.map(c -> "x.so contains x86_64").stream().toList(),
                List.of(),
                Optional.empty());
    }

    static InstallPlan plan(boolean onlyBinary, PackageVerdict... packages) {
        return new InstallPlan("3.11", Optional.empty(), List.of(packages), List.of(), onlyBinary);
    }

    static List<Finding> findings(InstallPlan plan) {
        return findings(Optional.of(plan), List.of(), List.of());
    }

    static List<Finding> findings(Optional<InstallPlan> plan, List<Distribution> distributions, List<Note> notes) {
        Environment environment = new Environment(
                Path.of("/x"),
                EnvironmentKind.FOLDER,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                List.of());
        Inventory inventory = new Inventory(environment, List.of(), distributions, List.of(), notes, 1);
        return new Judge(BuiltInRules.ALL, Loaders::forTarget, (t, i, p) -> Optional.empty(), new NoPythonFiles())
                .judge(inventory, MAC, Optional.empty(), "x", plan, finding -> true)
                .findings();
    }

    static List<String> told(List<Finding> findings) {
        return findings.stream()
                .map(f -> f.rule().id() + " " + f.severity().label() + " "
                        + f.planned().map(PackageVerdict::name).orElse("-"))
                .toList();
    }
}
