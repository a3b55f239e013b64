package io.github.archcheck.verdict.rules;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.verdict.Machines;
import java.util.List;
import java.util.Set;

/** What several rules ask of a file's architectures. */
final class Architectures {
    /** No macOS since 10.15 (i386) and 10.7 (PowerPC) starts or loads these. */
    private static final Set<Known> DEAD_ON_MACOS = Set.of(Known.I386, Known.PPC, Known.PPC64);

    private Architectures() {}

    static List<Architecture> of(Artifact artifact) {
        return Machines.architectures(artifact);
    }

    /** Labels in file order, for a sentence: {@code i386 and x86_64}. */
    static String have(Artifact artifact) {
        List<String> labels =
                of(artifact).stream().map(Architecture::label).distinct().toList();
        return switch (labels.size()) {
            case 0 -> "no architecture";
            case 1 -> labels.get(0);
            default ->
                String.join(", ", labels.subList(0, labels.size() - 1)) + " and " + labels.get(labels.size() - 1);
        };
    }

    static boolean allDead(Artifact artifact) {
        List<Architecture> architectures = of(artifact);
        return isMachO(artifact)
                && !architectures.isEmpty()
                && architectures.stream().allMatch(DEAD_ON_MACOS::contains);
    }

    static boolean onlyArm64e(Artifact artifact) {
        List<Architecture> architectures = of(artifact);
        return !architectures.isEmpty() && architectures.stream().allMatch(a -> a == Known.ARM64E);
    }

    private static boolean isMachO(Artifact artifact) {
        return Machines.format(artifact).filter(f -> f == BinaryFormat.MACH_O).isPresent();
    }
}
