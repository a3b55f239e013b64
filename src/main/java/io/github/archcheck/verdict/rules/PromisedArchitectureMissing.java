package io.github.archcheck.verdict.rules;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.ExtensionName;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Carried;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Machines;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tags of a wheel, the platform of a conda package, or the suffix of a module name a processor that the files are not
 * for. Once for each distribution and processor, whatever the target; what it means there is for other rules to say.
 */
final class PromisedArchitectureMissing implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC302",
            "promised-architecture-missing",
            Severity.WARNING,
            "a wheel's tag or a file's name promises a processor that the code is not for");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        List<Finding> findings = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Carried carried : Carried.in(scene)) {
            for (OperatingSystem os : carried.promise().systems()) {
                for (Known architecture : carried.promise().architectures(os)) {
                    List<Artifact> lacking = carried.lacking(os, architecture, scene.needed()::contains);
                    lacking.forEach(artifact -> told.add(artifact.path()));
                    if (!lacking.isEmpty()) {
                        findings.add(finding(carried, os, architecture, lacking));
                    }
                }
            }
        }
        scene.assessments().stream()
                .map(Assessment::artifact)
                .filter(artifact -> !told.contains(artifact.path()))
                .flatMap(artifact -> misnamed(artifact).stream())
                .forEach(findings::add);
        return findings.stream();
    }

    private static Finding finding(Carried carried, OperatingSystem os, Known architecture, List<Artifact> lacking) {
        Artifact first = lacking.get(0);
        String others = More.files(lacking.size() - 1, carried.distribution());
        return Finding.about(
                first,
                INFO,
                "is for " + machine(first, os) + ", but " + carried.promise().naming(os, architecture) + " promises "
                        + architecture.label() + others);
    }

    /** The format is said only where it is another system's. */
    private static String machine(Artifact artifact, OperatingSystem os) {
        String have = Architectures.have(artifact);
        return Machines.isForeign(artifact, os)
                ? Machines.format(artifact).map(BinaryFormat::title).orElse("") + " " + have
                : have + " only";
    }

    /** The name of a module for Linux or Windows says which processor it is for. */
    private static Optional<Finding> misnamed(Artifact artifact) {
        Optional<ExtensionName> name = artifact.extension().filter(n -> Carried.isModule(artifact));
        Optional<Known> named = name.flatMap(Machines::namedBy);
        boolean isRight = Machines.images(artifact).isEmpty()
                || named.isEmpty()
                || Machines.architectures(artifact).stream()
                        .anyMatch(architecture -> Machines.family(architecture) == named.get());
        return isRight
                ? Optional.empty()
                : name.map(n -> Finding.about(
                        artifact,
                        INFO,
                        "is for " + Architectures.have(artifact) + ", but its name, with " + n.suffix() + ", promises "
                                + named.orElseThrow().label()));
    }
}
