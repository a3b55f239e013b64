package io.github.archcheck.platform;

import io.github.archcheck.platform.Architecture.Known;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds the targets that were named, and refuses machines that cannot exist. */
final class Plausible {
    private static final Version FIRST_ON_ARM64 = Version.of(11, 0);
    private static final Version FIRST_ON_X86_64 = Version.of(10, 4);
    /** What macOS 11 tells programs that were built for older ones; wheels are tagged with it. */
    private static final Version LAST_TEN = Version.of(10, 16);

    private static final Set<String> SEVERAL =
            Set.of("universal2", "universal", "intel", "fat", "fat3", "fat32", "fat64");
    private static final Set<String> DEAD_ON_MACOS = Set.of("i386", "i686", "x86", "32", "ppc", "ppc64", "powerpc");

    private static final int MOST_LISTED = 8;

    private Plausible() {}

    static Target macos(String name, String architecture, Optional<Version> version) throws UnknownTargetException {
        Known known = macosArchitecture(name, architecture);
        checkMacos(name, version, known == Known.ARM64, known.label());
        return Target.macos(known, version, false, Target.Source.OPTION);
    }

    /** An x86_64 process on Apple Silicon. */
    static Target rosetta(String name, Optional<Version> version) throws UnknownTargetException {
        checkMacos(name, version, true, "Rosetta 2");
        return Target.macos(Known.X86_64, version, true, Target.Source.OPTION);
    }

    static Target linux(String name, String architecture, Libc.Kind kind, Optional<Version> version)
            throws UnknownTargetException {
        return linux(name, architecture(name, OperatingSystem.LINUX, architecture), kind, version);
    }

    static Target linux(String name, Known architecture, Libc.Kind kind, Optional<Version> version)
            throws UnknownTargetException {
        int major = kind == Libc.Kind.GLIBC ? 2 : 1;
        if (version.isPresent() && version.get().major() != major) {
            throw new UnknownTargetException(
                    name, "there is no " + kind.label() + " " + version.get() + "; versions begin with " + major);
        }
        Version first = Libc.firstGlibc(architecture);
        if (kind == Libc.Kind.GLIBC && version.isPresent() && !version.get().isAtLeast(first)) {
            throw new UnknownTargetException(
                    name, "glibc runs on " + architecture.label() + " from " + first + " on, not " + version.get());
        }
        return Target.linux(architecture, kind, version, Target.Source.OPTION);
    }

    static Target windows(String name, String architecture) throws UnknownTargetException {
        return Target.windows(architecture(name, OperatingSystem.WINDOWS, architecture), Target.Source.OPTION);
    }

    static Known architecture(String name, OperatingSystem os, String architecture) throws UnknownTargetException {
        Optional<Known> known = ArchitectureNames.find(os, architecture);
        if (known.isPresent()) {
            return known.get();
        }
        if (os == OperatingSystem.LINUX && architecture.startsWith("armv6")) {
            throw new UnknownTargetException(name, "ARMv6 code cannot be told from ARMv7 code; use linux-armv7l");
        }
        List<String> usual = ArchitectureNames.usual(os);
        throw new UnknownTargetException(
                name,
                "unknown architecture '" + architecture + "' for " + os.title() + "; known are "
                        + String.join(", ", usual.subList(0, Math.min(usual.size(), MOST_LISTED)))
                        + (usual.size() > MOST_LISTED ? " and rarer ones" : ""));
    }

    private static Known macosArchitecture(String name, String architecture) throws UnknownTargetException {
        if (SEVERAL.contains(architecture)) {
            throw new UnknownTargetException(
                    name, architecture + " stands for several architectures; choose arm64 or x86_64");
        }
        if (DEAD_ON_MACOS.contains(architecture)) {
            throw new UnknownTargetException(name, "macOS runs no " + architecture + " programs any more");
        }
        if (architecture.equals("arm64e")) {
            throw new UnknownTargetException(name, "only Apple's own programs run as arm64e; use arm64");
        }
        return architecture(name, OperatingSystem.MACOS, architecture);
    }

    private static void checkMacos(String name, Optional<Version> stated, boolean appleSilicon, String what)
            throws UnknownTargetException {
        if (stated.isEmpty()) {
            return;
        }
        Version version = stated.get();
        Version first = appleSilicon ? FIRST_ON_ARM64 : FIRST_ON_X86_64;
        if (!version.isAtLeast(first)) {
            throw new UnknownTargetException(name, what + " needs macOS " + Target.shortVersion(first) + " or later");
        }
        if (version.major() > 15 && version.major() < 26) {
            throw new UnknownTargetException(name, "after macOS 15 came 26; there is no " + version.major());
        }
        if (version.major() > 99 || (version.major() == 10 && version.minor() > LAST_TEN.minor())) {
            throw new UnknownTargetException(name, "there is no macOS " + Target.shortVersion(version));
        }
    }
}
