package io.github.archcheck.packaging.tags;

import io.github.archcheck.platform.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The platform tags that a machine accepts, best first. What is generated follows packaging 26.3, in the order of packaging
 * 21.3 and uv, which put {@code linux_*} last.
 */
final class AcceptedPlatforms {
    private static final Set<String> MANYLINUX = Set.of(
            "x86_64", "i686", "aarch64", "armv7l", "armv8l", "ppc64", "ppc64le", "s390x", "riscv64", "loongarch64");

    private static final Set<String> FROM_GLIBC_2_5 = Set.of("x86_64", "i686");

    /** A version beyond this is no system's, and would only make long lists. */
    private static final int MOST = 999;

    private static final int LAST_TEN = 16;
    private static final int FIRST_TEN = 4;
    private static final int FIRST_ANDROID = 16;
    private static final int FIRST_IOS = 12;
    private static final int MINORS_OF_IOS = 10;

    private final PlatformTag machine;
    private final List<String> names;
    private final Map<String, Integer> ranks = new HashMap<>();
    private final Set<String> architectures = new HashSet<>();

    AcceptedPlatforms(PlatformTag machine) {
        this.machine = machine;
        this.names = List.copyOf(generate(machine));
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            ranks.putIfAbsent(name, i);
            architectures.add(PlatformTag.parse(name).architecture());
            if (name.endsWith("_fat32")) {
                String spelledSince = name.substring(0, name.length() - 1 - 1) + "3";
                ranks.putIfAbsent(spelledSince, i);
                architectures.add("fat3");
            }
        }
    }

    PlatformTag machine() {
        return machine;
    }

    List<String> names() {
        return names;
    }

    /** Rank of a platform, 0 best; -1 when it is not accepted. */
    int rank(String platform) {
        return ranks.getOrDefault(platform, -1);
    }

    boolean contains(String platform) {
        return ranks.containsKey(platform);
    }

    /** Whether a tag is for this system and processor, whatever its floor. */
    boolean isForThisMachine(PlatformTag tag) {
        return tag.family().overlaps(machine.family()) && architectures.contains(tag.architecture());
    }

    boolean hasArchitecture(String architecture) {
        return architectures.contains(architecture);
    }

    private static List<String> generate(PlatformTag machine) {
        return switch (machine.family()) {
            case ANY -> List.of();
            case MACOS -> macos(machine.floor(), machine.architecture());
            case GLIBC, MUSL, LINUX -> linux(machine);
            case ANDROID -> android(machine.floor().major(), machine.architecture());
            case IOS -> ios(machine.floor(), machine.architecture());
            case WINDOWS, EMSCRIPTEN, OTHER -> List.of(machine.text());
        };
    }

    private static List<String> macos(Version version, String architecture) {
        List<String> names = new ArrayList<>();
        boolean isArm = architecture.equals("arm64");
        for (int major = Math.min(version.major(), MOST); major > 10; major--) {
            addMacos(names, major, 0, MacFormats.of(architecture, Version.of(major, 0)));
        }
        int newest = version.major() > 10 ? LAST_TEN : version.minor();
        for (int minor = Math.min(newest, MOST); minor >= FIRST_TEN && version.major() >= 10; minor--) {
            addMacos(
                    names,
                    10,
                    minor,
                    isArm ? List.of("universal2") : MacFormats.of(architecture, Version.of(10, minor)));
        }
        return names;
    }

    private static void addMacos(List<String> names, int major, int minor, List<String> formats) {
        formats.forEach(format -> names.add("macosx_" + major + "_" + minor + "_" + format));
    }

    private static List<String> linux(PlatformTag machine) {
        List<String> spellings =
                machine.architecture().equals("armv8l") ? List.of("armv8l", "armv7l") : List.of(machine.architecture());
        List<String> names = new ArrayList<>();
        for (String architecture : spellings) {
            if (machine.family() == Family.GLIBC && MANYLINUX.contains(architecture)) {
                addManylinux(names, machine.floor(), architecture);
            } else if (machine.family() == Family.MUSL) {
                for (int minor = Math.min(machine.floor().minor(), MOST); minor >= 0; minor--) {
                    names.add("musllinux_" + machine.floor().major() + "_" + minor + "_" + architecture);
                }
            }
        }
        spellings.forEach(architecture -> names.add("linux_" + architecture));
        return names;
    }

    private static void addManylinux(List<String> names, Version glibc, String architecture) {
        boolean isOld = FROM_GLIBC_2_5.contains(architecture);
        int first = glibc.major() > 2 ? 0 : isOld ? 5 : 17;
        for (int minor = Math.min(glibc.minor(), MOST); minor >= first; minor--) {
            names.add("manylinux_" + glibc.major() + "_" + minor + "_" + architecture);
            if (glibc.major() == 2) {
                legacyName(minor, isOld).ifPresent(name -> names.add(name + "_" + architecture));
            }
        }
    }

    private static Optional<String> legacyName(int minor, boolean isOld) {
        if (minor == 17) {
            return Optional.of("manylinux2014");
        }
        if (isOld && minor == 12) {
            return Optional.of("manylinux2010");
        }
        return isOld && minor == 5 ? Optional.of("manylinux1") : Optional.empty();
    }

    private static List<String> android(int level, String abi) {
        List<String> names = new ArrayList<>();
        for (int api = Math.min(level, MOST); api >= FIRST_ANDROID; api--) {
            names.add("android_" + api + "_" + abi);
        }
        return names;
    }

    private static List<String> ios(Version version, String architecture) {
        List<String> names = new ArrayList<>();
        int newest = version.minor();
        for (int major = Math.min(version.major(), MOST); major >= FIRST_IOS; major--) {
            for (int minor = Math.min(newest, MOST); minor >= 0; minor--) {
                names.add("ios_" + major + "_" + minor + "_" + architecture);
            }
            newest = MINORS_OF_IOS - 1;
        }
        return names;
    }
}
