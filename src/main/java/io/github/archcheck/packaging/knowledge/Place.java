package io.github.archcheck.packaging.knowledge;

import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.ArchitectureNames;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import java.util.Optional;

/**
 * The machines that a row is about.
 *
 * @param libc present for Linux only
 * @param floor the least version of macOS or of the C library
 * @param architecture empty for all
 */
record Place(
        OperatingSystem os,
        Optional<Libc.Kind> libc,
        Optional<Version> floor,
        Optional<Architecture.Known> architecture) {

    /** From {@code macos-12-arm64}, {@code linux-2.17-aarch64}, {@code musl} …; the table is ours, so nothing else is met. */
    static Place parse(String text) {
        String[] parts = text.split("-", -1);
        OperatingSystem os = switch (parts[0]) {
            case "macos" -> OperatingSystem.MACOS;
            case "windows" -> OperatingSystem.WINDOWS;
            case "linux", "musl" -> OperatingSystem.LINUX;
            default -> throw new IllegalArgumentException(text);
        };
        Optional<Libc.Kind> libc = os == OperatingSystem.LINUX
                ? Optional.of(parts[0].equals("musl") ? Libc.Kind.MUSL : Libc.Kind.GLIBC)
                : Optional.empty();
        Optional<Version> floor = parts.length > 1 ? Version.parse(parts[1]) : Optional.empty();
        int next = floor.isPresent() ? 2 : 1;
        Optional<Architecture.Known> architecture = parts.length > next
                ? Optional.of(ArchitectureNames.find(os, parts[next]).orElseThrow())
                : Optional.empty();
        return new Place(os, libc, floor, architecture);
    }

    /** Whatever the floor. */
    boolean includes(Target machine) {
        return machine.os() == os
                && architecture.map(a -> a == machine.architecture()).orElse(true)
                && libc.map(kind -> machine.libc().filter(l -> l.kind() == kind).isPresent())
                        .orElse(true);
    }

    /** A machine whose version nobody knows is new enough. */
    boolean isOldEnoughFor(Target machine) {
        Optional<Version> have = machine.libc().map(Libc::version).or(machine::osVersion);
        return floor.isEmpty()
                || have.map(version -> version.isAtLeast(floor.get())).orElse(true);
    }

    /** {@code macOS 14}, {@code glibc 2.27}; empty without a floor. */
    String floorWords() {
        return floor.map(version -> libc.map(Libc.Kind::label).orElse(os.title()) + " " + shortest(version))
                .orElse("");
    }

    private static String shortest(Version version) {
        return version.minor() == 0 ? Integer.toString(version.major()) : version.toString();
    }
}
