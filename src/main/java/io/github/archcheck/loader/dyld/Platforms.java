package io.github.archcheck.loader.dyld;

import io.github.archcheck.binary.macho.BuildTarget;
import java.util.List;
import java.util.Optional;

/** Which systems an image was built for, as dyld puts its platform commands together. */
final class Platforms {
    static final int MACOS = 1;
    private static final int IOS = 2;
    private static final int MAC_CATALYST = 6;
    private static final int DRIVERKIT = 10;
    private static final int LAST_NAMED = 24;

    private Platforms() {}

    /** Whether dyld of macOS 15.4 to 26.0 aborts the process over platform commands that exclude one another. */
    static boolean crashes(MachHead head, DyldRelease release) {
        return release.isAtLeast(DyldRelease.V15_4)
                && release.isBefore(DyldRelease.V26_1)
                && conflict(head.targets()).isPresent();
    }

    /** Whether a macOS process takes the image. */
    static boolean loadable(MachHead head, DyldProcess process, DyldRelease release) {
        List<BuildTarget> targets = head.targets();
        boolean macOs = release.isBefore(DyldRelease.V15_4)
                ? targets.stream().anyMatch(target -> number(target) == MACOS)
                : zipped(targets).contains(MACOS);
        if (macOs) {
            return true;
        }
        boolean program = head.fileType() == MachHead.MH_EXECUTE;
        return program && (isOnly(targets, MAC_CATALYST) || (process.isArm64() && isOnly(targets, IOS)));
    }

    /** The platform that the message about a mismatch names. */
    static int named(MachHead head, DyldRelease release) {
        List<BuildTarget> targets = head.targets();
        if (targets.isEmpty()) {
            return 0;
        }
        return number(targets.get(release.isBefore(DyldRelease.V15_4) ? targets.size() - 1 : 0));
    }

    /** What is wrong with the platform commands in the words of macOS 15.4 and later; empty when nothing is. */
    static Optional<String> fault(MachHead head, DyldRelease release) {
        for (BuildTarget target : head.targets()) {
            int number = number(target);
            if (number < 1 || number > LAST_NAMED) {
                return Optional.of("unknown platform");
            }
        }
        return conflict(head.targets())
                .map(other -> "incompatible platforms: "
                        + PlatformName.of(number(head.targets().get(0)), release) + " - "
                        + PlatformName.of(number(other), release));
    }

    /** The target whose SDK decides how strict dyld is: macOS in an image for macOS and Catalyst. */
    static Optional<BuildTarget> enforced(MachHead head) {
        Optional<BuildTarget> last = Optional.empty();
        for (BuildTarget target : head.targets()) {
            if (last.isEmpty() || number(target) == MACOS || number(last.get()) == number(target)) {
                last = Optional.of(target);
            }
        }
        return last;
    }

    static boolean isDriverKit(MachHead head) {
        return head.targets().stream().anyMatch(target -> number(target) == DRIVERKIT);
    }

    /** The season of the SDK that an image was linked with; the earliest when it has no platform. */
    static Season season(MachHead head) {
        return enforced(head)
                .map(target -> Season.of(number(target) == MACOS, target.sdk()))
                .orElse(Season.NEVER);
    }

    private static boolean isOnly(List<BuildTarget> targets, int platform) {
        return !targets.isEmpty() && targets.stream().allMatch(target -> number(target) == platform);
    }

    /** macOS and Catalyst go together; of others the first stays. */
    private static List<Integer> zipped(List<BuildTarget> targets) {
        if (targets.isEmpty()) {
            return List.of();
        }
        int first = number(targets.get(0));
        boolean zippered = first == MACOS || first == MAC_CATALYST;
        return targets.stream()
                .map(Platforms::number)
                .filter(number -> number == first || (zippered && (number == MACOS || number == MAC_CATALYST)))
                .toList();
    }

    /** The first target that does not go together with the first of all. */
    private static Optional<BuildTarget> conflict(List<BuildTarget> targets) {
        List<Integer> fitting = zipped(targets);
        return targets.stream()
                .filter(target -> !fitting.contains(number(target)))
                .findFirst();
    }

    private static int number(BuildTarget target) {
        return target.platform().value();
    }
}
