package io.github.archcheck.verdict;

import static java.util.Map.entry;

import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Version;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a platform tag of a wheel, or the platform of a conda package, promises.
 *
 * @param text in lower case
 * @param architectures for which there must be code; without those that no supported system runs any more, such as the i386
 *     of {@code intel}
 * @param floor the oldest version of the system, or of {@code libc}, that it must run on; empty when the tag names none
 * @param libc empty when the tag leaves it open
 */
public record PlatformTag(
        String text, OperatingSystem os, Set<Known> architectures, Optional<Version> floor, Optional<Libc.Kind> libc) {
    private static final Pattern MACOS = Pattern.compile("macosx_(\\d{1,3})_(\\d{1,3})_(\\w+)");
    private static final Pattern LIBC = Pattern.compile("(many|musl)linux_(\\d{1,3})_(\\d{1,3})_(\\w+)");
    private static final Pattern MANYLINUX = Pattern.compile("manylinux(1|2010|2014)_(\\w+)");
    private static final Pattern LINUX = Pattern.compile("linux[_-](\\w+)");
    private static final Pattern WINDOWS = Pattern.compile("win[_-]?(\\w+)");
    private static final Pattern OSX = Pattern.compile("osx-(\\w+)");
    private static final Map<String, Integer> LEGACY = Map.of("1", 5, "2010", 12, "2014", 17);

    /** macOS ran on no Apple processor before. */
    private static final Version FIRST_ARM64 = Version.of(11, 0);

    /** What a macOS 11 calls itself to programs that do not know it. */
    private static final Version COMPATIBLE = Version.of(10, 16);

    private static final Map<String, Set<Known>> MACOS_NAMES = Map.of(
            "universal2", Set.of(Known.ARM64, Known.X86_64),
            "intel", Set.of(Known.X86_64),
            "universal", Set.of(Known.X86_64),
            "fat3", Set.of(Known.X86_64),
            "fat32", Set.of(Known.X86_64),
            "fat64", Set.of(Known.X86_64),
            "x86_64", Set.of(Known.X86_64),
            "arm64", Set.of(Known.ARM64),
            "64", Set.of(Known.X86_64));

    private static final Map<String, Known> LINUX_NAMES = Map.ofEntries(
            entry("x86_64", Known.X86_64),
            entry("64", Known.X86_64),
            entry("i686", Known.I686),
            entry("i386", Known.I686),
            entry("32", Known.I686),
            entry("aarch64", Known.ARM64),
            entry("armv7l", Known.ARMV7L),
            entry("armv6l", Known.ARMV7L),
            entry("ppc64", Known.PPC64),
            entry("ppc64le", Known.PPC64LE),
            entry("s390x", Known.S390X),
            entry("riscv64", Known.RISCV64),
            entry("loongarch64", Known.LOONGARCH64));

    private static final Map<String, Known> WINDOWS_NAMES = Map.of(
            "amd64", Known.X86_64, "64", Known.X86_64, "32", Known.I686, "arm64", Known.ARM64, "arm32", Known.ARMV7L);

    public PlatformTag {
        architectures = Set.copyOf(architectures);
    }

    /** @return empty for what is not known, and for {@code any} and {@code noarch} */
    public static Optional<PlatformTag> parse(String platform) {
        String text = platform.toLowerCase(Locale.ROOT);
        Matcher macos = MACOS.matcher(text);
        if (macos.matches()) {
            Version floor = version(macos, 1);
            return Optional.of(
                    onMacos(text, macos.group(3), Optional.of(floor.equals(COMPATIBLE) ? FIRST_ARM64 : floor)));
        }
        Matcher osx = OSX.matcher(text);
        if (osx.matches()) {
            return Optional.of(onMacos(text, osx.group(1), Optional.empty()));
        }
        return onLinux(text).or(() -> onWindows(text));
    }

    private static Optional<PlatformTag> onLinux(String text) {
        Matcher libc = LIBC.matcher(text);
        if (libc.matches()) {
            Libc.Kind kind = libc.group(1).equals("musl") ? Libc.Kind.MUSL : Libc.Kind.GLIBC;
            return Optional.of(onLinux(text, libc.group(4), Optional.of(version(libc, 2)), Optional.of(kind)));
        }
        Matcher legacy = MANYLINUX.matcher(text);
        if (legacy.matches()) {
            Version floor = Version.of(2, LEGACY.getOrDefault(legacy.group(1), 0));
            return Optional.of(onLinux(text, legacy.group(2), Optional.of(floor), Optional.of(Libc.Kind.GLIBC)));
        }
        Matcher linux = LINUX.matcher(text);
        return linux.matches()
                ? Optional.of(onLinux(text, linux.group(1), Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    private static Optional<PlatformTag> onWindows(String text) {
        Matcher windows = WINDOWS.matcher(text);
        return windows.matches()
                ? Optional.of(new PlatformTag(
                        text,
                        OperatingSystem.WINDOWS,
                        set(WINDOWS_NAMES.get(windows.group(1))),
                        Optional.empty(),
                        Optional.empty()))
                : Optional.empty();
    }

    private static PlatformTag onMacos(String text, String name, Optional<Version> floor) {
        return new PlatformTag(
                text, OperatingSystem.MACOS, MACOS_NAMES.getOrDefault(name, Set.of()), floor, Optional.empty());
    }

    private static PlatformTag onLinux(String text, String name, Optional<Version> floor, Optional<Libc.Kind> libc) {
        return new PlatformTag(text, OperatingSystem.LINUX, set(LINUX_NAMES.get(name)), floor, libc);
    }

    private static Set<Known> set(@Nullable Known architecture) {
        return architecture == null ? Set.of() : Set.of(architecture);
    }

    private static Version version(Matcher tag, int group) {
        return Version.of(Integer.parseInt(tag.group(group)), Integer.parseInt(tag.group(group + 1)));
    }

    /** The floor for one of its architectures: no macOS below 11 has an Apple processor. */
    Optional<Version> floorFor(Known architecture) {
        return floor.map(
                version -> os == OperatingSystem.MACOS && architecture == Known.ARM64 && !version.isAtLeast(FIRST_ARM64)
                        ? FIRST_ARM64
                        : version);
    }
}
