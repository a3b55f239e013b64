package io.github.archcheck.packaging.tags;

import io.github.archcheck.platform.Version;
import java.util.List;

/** Machines in the words of people. */
final class MachineWords {
    private static final int LAST_WITH_MINOR = 10;

    private MachineWords() {}

    /** {@code macOS 15}, {@code glibc 2.34}, {@code Android API 24}. */
    static String floor(Family family, Version version) {
        return switch (family) {
            case MACOS -> "macOS " + (version.major() > LAST_WITH_MINOR ? version.major() : version);
            case GLIBC -> "glibc " + version;
            case MUSL -> "musl " + version;
            case ANDROID -> "Android API " + version.major();
            case ANY, WINDOWS, LINUX, IOS, EMSCRIPTEN, OTHER -> family.title() + " " + version;
        };
    }

    /** {@code glibc}, {@code musl}; for other systems their names. */
    static String system(Family family) {
        return switch (family) {
            case GLIBC -> "glibc";
            case MUSL -> "musl";
            case ANY, MACOS, WINDOWS, LINUX, ANDROID, IOS, EMSCRIPTEN, OTHER -> family.title();
        };
    }

    static String architecture(String name) {
        return name.equals("win32") ? "x86" : name;
    }

    /** What none of the wheels is for: the system, the processor, or only the two together. */
    static String lacking(AcceptedPlatforms platforms, List<WheelName> wheels) {
        PlatformTag machine = platforms.machine();
        List<PlatformTag> tags = wheels.stream()
                .flatMap(wheel -> wheel.platforms().stream())
                .distinct()
                .map(PlatformTag::parse)
                .toList();
        String architecture = architecture(machine.architecture());
        if (tags.stream().noneMatch(tag -> tag.family().overlaps(machine.family()))) {
            boolean otherLibc = machine.family().isLinux()
                    && tags.stream().anyMatch(tag -> tag.family().isLinux());
            return otherLibc ? system(machine.family()) : machine.family().title();
        }
        String processor = processor(machine.architecture());
        boolean isElsewhere = tags.stream()
                .flatMap(tag -> MacFormats.architectures(tag.architecture()).stream())
                .anyMatch(name -> processor(name).equals(processor));
        return isElsewhere ? machine.family().title() + " " + architecture : architecture;
    }

    /** One spelling for all systems. */
    private static String processor(String architecture) {
        return switch (architecture) {
            case "aarch64", "arm64_v8a", "arm64_iphoneos", "arm64_iphonesimulator" -> "arm64";
            case "amd64", "x86_64_iphonesimulator" -> "x86_64";
            case "i686", "win32", "x86" -> "i386";
            default -> architecture;
        };
    }
}
