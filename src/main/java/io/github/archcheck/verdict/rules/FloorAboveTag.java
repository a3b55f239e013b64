package io.github.archcheck.verdict.rules;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.elf.DynamicSection;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.elf.LibcTell;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Version;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Carried;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Machines;
import io.github.archcheck.verdict.Promise;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tags of a wheel promise an older system, or another C library, than its files ask for: it will be installed where it
 * cannot be loaded. Once for each distribution, whatever the target.
 */
final class FloorAboveTag implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC303",
            "floor-above-tag",
            Severity.WARNING,
            "needs a newer system, or another C library, than its wheel's tag promises");

    /** One file that asks for more than is promised. */
    private record Excess(Artifact artifact, Version needed, String message) {}

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        Set<Artifact> refused = scene.assessments().stream()
                .filter(assessment -> assessment.refusal().isPresent())
                .map(Assessment::artifact)
                .collect(Collectors.toSet());
        return Carried.in(scene).stream().flatMap(carried -> finding(carried, refused));
    }

    /** What the target refuses at all has worse said of it. */
    private static Stream<Finding> finding(Carried carried, Set<Artifact> refused) {
        List<Excess> excesses = carried.files().stream()
                .filter(artifact -> !refused.contains(artifact))
                .flatMap(artifact -> Machines.images(artifact).stream()
                        .flatMap(image -> excess(carried.promise(), artifact, image).stream())
                        .max(Comparator.comparing(Excess::needed))
                        .stream())
                .toList();
        return excesses.stream().max(Comparator.comparing(Excess::needed)).stream()
                .map(worst -> Finding.about(
                        worst.artifact(),
                        INFO,
                        worst.message() + More.files(excesses.size() - 1, carried.distribution())));
    }

    private static Optional<Excess> excess(Promise promise, Artifact artifact, Image image) {
        Optional<Known> architecture = Optional.of(Machines.family(image.architecture()))
                .filter(Known.class::isInstance)
                .map(Known.class::cast);
        Optional<BinaryFormat> format = Machines.format(artifact);
        if (architecture.isEmpty() || format.isEmpty()) {
            return Optional.empty();
        }
        return switch (format.get()) {
            case MACH_O -> onMacos(promise, artifact, image, architecture.get());
            case ELF -> onLinux(promise, artifact, image, architecture.get());
            case PE, AR, WASM, BITCODE, XCOFF -> Optional.empty();
        };
    }

    private static Optional<Excess> onMacos(Promise promise, Artifact artifact, Image image, Known architecture) {
        boolean isMacos = image.platform().map("macos"::equals).orElse(true);
        return image.minimumOs()
                .filter(needed -> isMacos)
                .flatMap(needed -> promise.floor(OperatingSystem.MACOS, architecture, Optional.empty())
                        .filter(floor -> !floor.version().isAtLeast(needed))
                        .map(floor -> new Excess(artifact, needed, message("macOS " + needed, "macOS", floor))));
    }

    private static Optional<Excess> onLinux(Promise promise, Artifact artifact, Image image, Known architecture) {
        if (!(image.details() instanceof ElfDetails elf)) {
            return Optional.empty();
        }
        Optional<Promise.Floor> glibc =
                promise.floor(OperatingSystem.LINUX, architecture, Optional.of(Libc.Kind.GLIBC));
        Optional<Promise.Floor> musl = promise.floor(OperatingSystem.LINUX, architecture, Optional.of(Libc.Kind.MUSL));
        LibcTell tell = elf.libcTell();
        if (tell == LibcTell.GLIBC && musl.isPresent()) {
            return Optional.of(otherLibrary(artifact, "glibc", musl.get()));
        }
        if (tell == LibcTell.MUSL && glibc.isPresent()) {
            return Optional.of(otherLibrary(artifact, "musl", glibc.get()));
        }
        return elf.dynamic()
                .flatMap(DynamicSection::glibcFloor)
                .flatMap(needed -> glibc.filter(floor -> !floor.version().isAtLeast(needed))
                        .map(floor -> new Excess(artifact, needed, message("glibc " + needed, "glibc", floor))));
    }

    private static Excess otherLibrary(Artifact artifact, String linked, Promise.Floor floor) {
        return new Excess(
                artifact,
                Version.of(0, 0),
                "is linked with " + linked + ", but " + floor.tag().text() + " promises "
                        + floor.tag().libc().map(Libc.Kind::label).orElse("another C library"));
    }

    private static String message(String needed, String system, Promise.Floor floor) {
        return "needs " + needed + ", but " + floor.tag().text() + " promises " + system + " " + floor.version();
    }
}
