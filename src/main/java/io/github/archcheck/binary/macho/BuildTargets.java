package io.github.archcheck.binary.macho;

import io.github.archcheck.platform.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From platform commands to what dyld makes of them.
 *
 * @see <a href="https://github.com/apple-oss-distributions/dyld/blob/dyld-1323.3/mach_o/Header.cpp">Header.cpp,
 *     forEachPlatformLoadCommand</a>
 */
final class BuildTargets {
    private BuildTargets() {}

    static List<BuildTarget> of(CpuType cpu, List<LoadCommand> commands) {
        List<BuildTarget> targets = new ArrayList<>();
        for (LoadCommand command : commands) {
            if (command instanceof LoadCommand.BuildVersion build) {
                targets.add(new BuildTarget(build.platform(), build.minimumOs(), build.sdk(), false));
            } else if (command instanceof LoadCommand.VersionMin min) {
                targets.add(new BuildTarget(platform(cpu, min.type()), min.minimumOs(), sdk(min), false));
            }
        }
        if (targets.isEmpty() && commands.stream().noneMatch(BuildTargets::mayHaveBeenOne)) {
            assumed(cpu).ifPresent(targets::add);
        }
        return targets;
    }

    /** The one that stands for the image: the first, but macOS where the image is for macOS and Catalyst at once. */
    static Optional<BuildTarget> primary(List<BuildTarget> targets) {
        Optional<BuildTarget> first = targets.stream().findFirst();
        if (first.isPresent() && first.get().platform().equals(Platform.MACCATALYST)) {
            return targets.stream()
                    .filter(target -> target.platform().equals(Platform.MACOS))
                    .findFirst()
                    .or(() -> first);
        }
        return first;
    }

    private static boolean mayHaveBeenOne(LoadCommand command) {
        return command instanceof LoadCommand.Damaged
                && switch (command.type().value()) {
                    case LoadCommandType.BUILD_VERSION,
                            LoadCommandType.VERSION_MIN_MACOSX,
                            LoadCommandType.VERSION_MIN_IPHONEOS,
                            LoadCommandType.VERSION_MIN_TVOS,
                            LoadCommandType.VERSION_MIN_WATCHOS -> true;
                    default -> false;
                };
    }

    /** Before LC_BUILD_VERSION a simulator was known by its Intel CPU. */
    private static Platform platform(CpuType cpu, LoadCommandType type) {
        boolean intel = cpu.equals(CpuType.X86_64) || cpu.equals(CpuType.X86);
        return switch (type.value()) {
            case LoadCommandType.VERSION_MIN_IPHONEOS -> intel ? Platform.IOS_SIMULATOR : Platform.IOS;
            case LoadCommandType.VERSION_MIN_TVOS ->
                cpu.equals(CpuType.X86_64) ? Platform.TVOS_SIMULATOR : Platform.TVOS;
            case LoadCommandType.VERSION_MIN_WATCHOS -> intel ? Platform.WATCHOS_SIMULATOR : Platform.WATCHOS;
            default -> Platform.MACOS;
        };
    }

    /** The first LC_VERSION_MIN_MACOSX had no SDK in it, so dyld takes the deployment target for it. */
    private static Version sdk(LoadCommand.VersionMin min) {
        boolean absent = min.type().value() == LoadCommandType.VERSION_MIN_MACOSX
                && min.sdk().equals(Version.of(0, 0));
        return absent ? min.minimumOs() : min.sdk();
    }

    private static Optional<BuildTarget> assumed(CpuType cpu) {
        if (cpu.equals(CpuType.X86_64) || cpu.equals(CpuType.X86)) {
            return Optional.of(new BuildTarget(Platform.MACOS, Version.of(10, 5), Version.of(10, 5), true));
        }
        if (cpu.equals(CpuType.ARM64)) {
            return Optional.of(new BuildTarget(Platform.MACOS, Version.of(11, 0), Version.of(11, 0), true));
        }
        return Optional.empty();
    }
}
