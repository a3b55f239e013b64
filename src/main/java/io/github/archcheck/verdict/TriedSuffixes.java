package io.github.archcheck.verdict;

import io.github.archcheck.inventory.ExtensionName;
import io.github.archcheck.inventory.ExtensionNames;
import io.github.archcheck.inventory.ExtensionSuffixes;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Interpreter.SuffixSource;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which extension file names the judged interpreter would try on the target. An interpreter judged for another machine
 * stands for its twin there: same implementation and version, the target's platform in the suffix.
 *
 * @param suffixes in try order; empty when no interpreter, or no version of it, is known
 */
record TriedSuffixes(List<String> suffixes, Target target) {

    /** First part of a multiarch triplet, as in CPython's {@code SOABI}. */
    private static final Map<String, Architecture.Known> TRIPLET_CPU = Map.ofEntries(
            Map.entry("x86_64", Architecture.Known.X86_64),
            Map.entry("i386", Architecture.Known.I686),
            Map.entry("i686", Architecture.Known.I686),
            Map.entry("aarch64", Architecture.Known.ARM64),
            Map.entry("arm", Architecture.Known.ARMV7L),
            Map.entry("powerpc64le", Architecture.Known.PPC64LE),
            Map.entry("powerpc64", Architecture.Known.PPC64),
            Map.entry("s390x", Architecture.Known.S390X),
            Map.entry("riscv64", Architecture.Known.RISCV64),
            Map.entry("loongarch64", Architecture.Known.LOONGARCH64),
            Map.entry("mips64el", Architecture.Known.MIPS64EL));

    private static final Map<String, Architecture.Known> WINDOWS_CPU = Map.of(
            "win_amd64", Architecture.Known.X86_64,
            "win32", Architecture.Known.I686,
            "win_arm64", Architecture.Known.ARM64);

    static TriedSuffixes of(Optional<Interpreter> interpreter, Target target) {
        if (interpreter.isEmpty()) {
            return new TriedSuffixes(List.of(), target);
        }
        Interpreter python = interpreter.get();
        List<String> own = python.extensionSuffixes();
        boolean wasRead =
                python.suffixSource() == SuffixSource.SYSCONFIG || python.suffixSource() == SuffixSource.LIB_DYNLOAD;
        boolean derivable = python.version().isPresent();
        if (!own.isEmpty() && (wasRead || !derivable) && saysSamePlatform(own.get(0), target)) {
            return new TriedSuffixes(own, target);
        }
        return new TriedSuffixes(
                python.version()
                        .map(version -> ExtensionSuffixes.derive(
                                python.implementation(),
                                version,
                                python.freeThreaded(),
                                python.debug(),
                                target.os(),
                                target.architecture(),
                                target.libc()))
                        .orElse(List.of()),
                target);
    }

    /** Whether the interpreter tries a file of this name; without a known interpreter, whether any one of the target would. */
    boolean tries(ExtensionName name) {
        if (!suffixes.isEmpty()) {
            return suffixes.contains(name.suffix());
        }
        if (isWindowsName(name) != (target.os() == OperatingSystem.WINDOWS)) {
            return false;
        }
        return name.platform().map(platform -> isTargets(platform, target)).orElse(true);
    }

    /** Of the platform part of a suffix; empty where it names none, as on macOS. */
    static Optional<Architecture.Known> processor(String platform) {
        int dash = platform.indexOf('-');
        return Optional.ofNullable(dash > 0 ? TRIPLET_CPU.get(platform.substring(0, dash)) : WINDOWS_CPU.get(platform));
    }

    static boolean isWindowsName(ExtensionName name) {
        return name.suffix().endsWith(".pyd");
    }

    private static boolean saysSamePlatform(String suffix, Target target) {
        return ExtensionNames.parse("x" + suffix)
                .flatMap(ExtensionName::platform)
                .map(platform -> isTargets(platform, target))
                .orElse(false);
    }

    private static boolean isTargets(String platform, Target target) {
        return switch (target.os()) {
            case MACOS -> platform.equals("darwin");
            case WINDOWS -> WINDOWS_CPU.get(platform) == target.architecture();
            case LINUX -> {
                int dash = platform.indexOf('-');
                yield dash > 0
                        && platform.contains("linux")
                        && TRIPLET_CPU.get(platform.substring(0, dash)) == target.architecture();
            }
        };
    }
}
