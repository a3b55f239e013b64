package io.github.archcheck.comparison;

import io.github.archcheck.comparison.Snapshot.Binary;
import io.github.archcheck.comparison.Snapshot.Root;
import io.github.archcheck.comparison.Snapshot.Slice;
import io.github.archcheck.comparison.Sorted.Listed;
import io.github.archcheck.comparison.Sorted.Part;
import io.github.archcheck.platform.Version;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the native files of one owner on both sides. */
final class BinaryComparer {
    private static final String MACOS = "macos";
    private static final String LINUX = "linux";

    private final String kindBefore;
    private final String kindAfter;
    private final Optional<Snapshot.Machine> targetBefore;
    private final Optional<Snapshot.Machine> targetAfter;

    BinaryComparer(Optional<Root> before, Optional<Root> after) {
        kindBefore = before.map(Root::kind).orElse("");
        kindAfter = after.map(Root::kind).orElse("");
        targetBefore = before.map(Root::target);
        targetAfter = after.map(Root::target);
    }

    /** From and to. */
    private record Architectures(List<String> before, List<String> after) {}

    /**
     * Of files that the target opens, or should open: what is for other systems by design does not count.
     *
     * @return by what happened, in the order of the files
     */
    List<ArchitectureShift> shifts(Part past, Part present) {
        List<Binary> old = used(past);
        List<Binary> now = used(present);
        Pairing<Binary> files = Pairing.of(old, now, keys());
        Map<Architectures, Long> counts = new LinkedHashMap<>();
        for (Pairing.Pair<Binary> pair : files.both()) {
            Architectures both =
                    new Architectures(architectures(List.of(pair.before())), architectures(List.of(pair.after())));
            if (!both.before().equals(both.after())) {
                counts.merge(both, 1L, Long::sum);
            }
        }
        boolean isPackage = !past.names.isEmpty() && !present.names.isEmpty();
        if (files.both().isEmpty() && isPackage) {
            Architectures both = new Architectures(architectures(old), architectures(now));
            if (!both.before().equals(both.after())) {
                counts.put(both, (long) Math.max(old.size(), now.size()));
            }
        }
        return counts.entrySet().stream()
                .map(e -> new ArchitectureShift(
                        e.getKey().before(), e.getKey().after(), e.getValue(), followsTarget(e.getKey())))
                .toList();
    }

    private List<Pairing.Key<Binary>> keys() {
        return List.of(
                (side, binary) -> Optional.of(binary.path()),
                (side, binary) -> Optional.of(PathKeys.placed(kind(side), binary.path())),
                (side, binary) -> Optional.of(PathKeys.loose(kind(side), binary.path())),
                (side, binary) -> Optional.of(PathKeys.name(kind(side), binary.path())));
    }

    private String kind(Pairing.Side side) {
        return side == Pairing.Side.BEFORE ? kindBefore : kindAfter;
    }

    private static List<Binary> used(Part part) {
        Set<String> broken = part.findings.stream()
                .map(Listed::finding)
                .filter(finding -> finding.severity() == Severity.ERROR)
                .flatMap(finding -> finding.path().stream())
                .collect(Collectors.toSet());
        return part.binaries.stream()
                .filter(b -> !b.architectures().isEmpty())
                .filter(b -> b.verdict() != Verdict.NOT_USED || broken.contains(b.path()))
                .toList();
    }

    private static List<String> architectures(List<Binary> binaries) {
        TreeSet<String> all = new TreeSet<>();
        binaries.forEach(binary -> all.addAll(binary.architectures()));
        return List.copyOf(all);
    }

    private boolean followsTarget(Architectures both) {
        if (targetBefore.isEmpty() || targetAfter.isEmpty()) {
            return false;
        }
        String old = targetBefore.get().architecture();
        String now = targetAfter.get().architecture();
        return !old.equals(now) && both.before().contains(old) && both.after().contains(now);
    }

    /** Where system and architecture are the same ones; for another architecture code has to be newer. */
    Optional<FloorShift> floor(List<Binary> before, List<Binary> after) {
        if (targetBefore.isEmpty()
                || targetAfter.isEmpty()
                || !targetBefore.get().os().equals(targetAfter.get().os())
                || !targetBefore.get().architecture().equals(targetAfter.get().architecture())) {
            return Optional.empty();
        }
        Optional<Version> old = floor(before, targetBefore.get());
        Optional<Version> now = floor(after, targetAfter.get());
        boolean raised = old.isPresent() && now.isPresent() && !old.get().isAtLeast(now.get());
        return raised
                ? Optional.of(new FloorShift(
                        targetAfter.get().os().equals(MACOS) ? "macOS" : "glibc",
                        old.get().toString(),
                        now.get().toString()))
                : Optional.empty();
    }

    /** The highest of the slices for the target's architecture. */
    private static Optional<Version> floor(List<Binary> binaries, Snapshot.Machine target) {
        return binaries.stream()
                .filter(binary -> binary.verdict() != Verdict.NOT_USED)
                .flatMap(binary -> binary.slices().stream())
                .filter(slice -> slice.architecture().equals(target.architecture()))
                .flatMap(slice -> floor(slice, target.os()))
                .max(Version::compareTo);
    }

    private static Stream<Version> floor(Slice slice, String os) {
        return switch (os) {
            case MACOS ->
                slice.platform().filter(platform -> !platform.equals(MACOS)).isPresent()
                        ? Stream.empty()
                        : slice.minimumOs().flatMap(Version::parse).stream();
            case LINUX -> slice.minimumGlibc().flatMap(Version::parse).stream();
            default -> Stream.empty();
        };
    }
}
