package io.github.archcheck.verdict;

import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The systems and processors that the names in a path speak of: {@code prebuilds/linux-x64}, {@code libs/macos/x86_64},
 * {@code pyscn-linux-amd64}. Packages that carry binaries for several machines name them like this.
 *
 * @param systems empty when the path names none
 * @param architectures empty when the path names none
 * @param shape the path with every such name replaced by {@code *}: files of one shape are variants of each other
 */
record PathHints(Set<OperatingSystem> systems, Set<Architecture.Known> architectures, String shape) {

    private static final Pattern SPLIT = Pattern.compile("(?<=[/._-])|(?=[/._-])");

    private static final Map<String, OperatingSystem> SYSTEM_WORDS = Map.ofEntries(
            Map.entry("darwin", OperatingSystem.MACOS),
            Map.entry("macos", OperatingSystem.MACOS),
            Map.entry("macosx", OperatingSystem.MACOS),
            Map.entry("osx", OperatingSystem.MACOS),
            Map.entry("mac", OperatingSystem.MACOS),
            Map.entry("linux", OperatingSystem.LINUX),
            Map.entry("linux32", OperatingSystem.LINUX),
            Map.entry("linux64", OperatingSystem.LINUX),
            Map.entry("manylinux", OperatingSystem.LINUX),
            Map.entry("win", OperatingSystem.WINDOWS),
            Map.entry("win32", OperatingSystem.WINDOWS),
            Map.entry("win64", OperatingSystem.WINDOWS),
            Map.entry("windows", OperatingSystem.WINDOWS));

    private static final Map<String, Architecture.Known> ARCHITECTURE_WORDS = Map.ofEntries(
            Map.entry("x64", Architecture.Known.X86_64),
            Map.entry("x86_64", Architecture.Known.X86_64),
            Map.entry("amd64", Architecture.Known.X86_64),
            Map.entry("i64", Architecture.Known.X86_64),
            Map.entry("64bit", Architecture.Known.X86_64),
            Map.entry("x86", Architecture.Known.I686),
            Map.entry("i386", Architecture.Known.I686),
            Map.entry("i686", Architecture.Known.I686),
            Map.entry("ia32", Architecture.Known.I686),
            Map.entry("i32", Architecture.Known.I686),
            Map.entry("arm64", Architecture.Known.ARM64),
            Map.entry("aarch64", Architecture.Known.ARM64),
            Map.entry("armv7", Architecture.Known.ARMV7L),
            Map.entry("armv7l", Architecture.Known.ARMV7L),
            Map.entry("armhf", Architecture.Known.ARMV7L),
            Map.entry("arm", Architecture.Known.ARMV7L),
            Map.entry("ppc64le", Architecture.Known.PPC64LE),
            Map.entry("s390x", Architecture.Known.S390X),
            Map.entry("riscv64", Architecture.Known.RISCV64));

    /** {@code x86_64} would fall apart at its underscore. */
    private static final Pattern X86_64 = Pattern.compile("x86[_-]64");

    static PathHints of(String path) {
        Set<OperatingSystem> systems = EnumSet.noneOf(OperatingSystem.class);
        Set<Architecture.Known> architectures = EnumSet.noneOf(Architecture.Known.class);
        List<String> shape = new ArrayList<>();
        String plain = X86_64.matcher(path.toLowerCase(Locale.ROOT)).replaceAll("amd64");
        for (String word : SPLIT.split(plain, -1)) {
            Optional<OperatingSystem> system = Optional.ofNullable(SYSTEM_WORDS.get(word));
            Optional<Architecture.Known> architecture = Optional.ofNullable(ARCHITECTURE_WORDS.get(word));
            system.ifPresent(systems::add);
            architecture.ifPresent(architectures::add);
            shape.add(system.isPresent() || architecture.isPresent() ? "*" : word);
        }
        return new PathHints(systems, architectures, String.join("", shape));
    }

    /** Whether the path names systems, and none of them is the target's. */
    boolean isForAnotherSystem(Target target) {
        return !systems.isEmpty() && !systems.contains(target.os());
    }

    /** Whether the path names processors, and none of them is the target's. */
    boolean isForAnotherArchitecture(Target target) {
        return !architectures.isEmpty() && !architectures.contains(target.architecture());
    }
}
