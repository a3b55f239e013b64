package io.github.archcheck.packaging.tags;

import io.github.archcheck.platform.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why a wheel does not fit; the questions are asked in a fixed order, so that everybody gets the same answer. */
final class Misfit {
    private static final Version FIRST_WITH_ARM64 = Version.of(11, 0);
    private static final Version OLDEST_MACOS = Version.of(10, 4);

    /** How people spell a processor where the system spells it otherwise. */
    private static final Map<String, String> ON_MACOS = Map.of("aarch64", "arm64", "amd64", "x86_64", "x64", "x86_64");

    private static final Map<String, String> ON_LINUX =
            Map.of("arm64", "aarch64", "amd64", "x86_64", "x64", "x86_64", "i386", "i686", "x86", "i686");
    private static final Map<String, String> ON_WINDOWS = Map.of(
            "aarch64", "arm64", "x86_64", "amd64", "x64", "amd64", "x86", "win32", "i386", "win32", "i686", "win32");

    /** Of the reasons that one platform can have, in the order of the questions. */
    private static final List<Reason> ORDER = List.of(
            Reason.NO_PLATFORM_MACOS_MINOR,
            Reason.NO_PLATFORM_ARCH,
            Reason.NO_PLATFORM_OS_TOO_OLD,
            Reason.NO_PLATFORM_MALFORMED,
            Reason.NO_PLATFORM_LIBC_TOO_NEW,
            Reason.NO_PLATFORM_POLICY,
            Reason.NO_PLATFORM_OS_TOO_NEW);

    private Misfit() {}

    /** For a wheel that has no tag in common with what is accepted. */
    static Reason reason(WheelName wheel, AcceptedTags accepted) {
        boolean knowsPython = false;
        boolean knowsPair = false;
        for (String python : wheel.pythons()) {
            if (accepted.knows(python)) {
                knowsPython = true;
                knowsPair |= accepted.knows(python, wheel.abis());
            }
        }
        if (!knowsPython) {
            return Reason.NO_PYTHON_TAG;
        }
        if (!knowsPair) {
            return accepted.interpreter().freeThreaded() && wheel.abis().contains("abi3")
                    ? Reason.NO_ABI_FREETHREADED
                    : Reason.NO_ABI_TAG;
        }
        return ofPlatforms(wheel.platforms().stream().map(PlatformTag::parse).toList(), accepted.accepted());
    }

    private static Reason ofPlatforms(List<PlatformTag> tags, AcceptedPlatforms platforms) {
        PlatformTag machine = platforms.machine();
        List<PlatformTag> here = tags.stream()
                .filter(tag -> tag.family().overlaps(machine.family()))
                .toList();
        if (here.isEmpty()) {
            boolean bothLinux = machine.family().isLinux()
                    && tags.stream().anyMatch(tag -> tag.family().isLinux());
            return bothLinux ? Reason.NO_PLATFORM_LIBC : Reason.NO_PLATFORM_OS;
        }
        if (here.stream().allMatch(tag -> respelled(tag).isPresent())) {
            return Reason.NO_PLATFORM_ARCH_SPELLING;
        }
        return here.stream()
                .filter(platforms::isForThisMachine)
                .map(tag -> ofOne(tag, platforms))
                .min(Comparator.comparingInt(ORDER::indexOf))
                .orElse(Reason.NO_PLATFORM_ARCH);
    }

    /** For a tag of the machine's system and processor that it does not accept. */
    static Reason ofOne(PlatformTag tag, AcceptedPlatforms platforms) {
        PlatformTag machine = platforms.machine();
        return switch (tag.family()) {
            case MACOS -> ofMacos(tag, machine.architecture());
            case GLIBC ->
                tag.version().filter(floor -> !machine.floor().isAtLeast(floor)).isPresent()
                        ? Reason.NO_PLATFORM_LIBC_TOO_NEW
                        : Reason.NO_PLATFORM_POLICY;
            case ANY, WINDOWS, MUSL, LINUX, ANDROID, IOS, EMSCRIPTEN, OTHER -> Reason.NO_PLATFORM_OS_TOO_NEW;
        };
    }

    private static Reason ofMacos(PlatformTag tag, String architecture) {
        if (tag.version().isEmpty()) {
            return Reason.NO_PLATFORM_MALFORMED;
        }
        Version floor = tag.version().get();
        if (floor.isAtLeast(FIRST_WITH_ARM64)) {
            return floor.minor() != 0 ? Reason.NO_PLATFORM_MACOS_MINOR : Reason.NO_PLATFORM_OS_TOO_NEW;
        }
        if (architecture.equals("arm64") && !tag.architecture().equals("universal2")) {
            return Reason.NO_PLATFORM_ARCH;
        }
        return floor.isAtLeast(OLDEST_MACOS) ? Reason.NO_PLATFORM_OS_TOO_NEW : Reason.NO_PLATFORM_OS_TOO_OLD;
    }

    /** The processor as the system of the tag spells it; empty when the tag spells it so, or nobody knows it. */
    static Optional<String> respelled(PlatformTag tag) {
        return switch (tag.family()) {
            case MACOS -> Optional.ofNullable(ON_MACOS.get(tag.architecture()));
            case WINDOWS -> Optional.ofNullable(ON_WINDOWS.get(tag.architecture()));
            case GLIBC, MUSL, LINUX -> Optional.ofNullable(ON_LINUX.get(tag.architecture()));
            case ANY, ANDROID, IOS, EMSCRIPTEN, OTHER -> Optional.empty();
        };
    }
}
