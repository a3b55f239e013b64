package io.github.archcheck.verdict;

import static java.util.Map.entry;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
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
 * @param systems empty when the path names none that archcheck judges for
 * @param namesOther whether it names a system that archcheck does not judge for, such as iOS
 * @param families processors, see {@link Machines#family}; empty when the path names none
 * @param plain the path in lower case without such names: files of one plain path are variants of each other
 */
record PathHints(Set<OperatingSystem> systems, boolean namesOther, Set<Known> families, String plain) {

    private static final Pattern SPLIT = Pattern.compile("(?<=[/._-])|(?=[/._-])");

    private static final Map<String, OperatingSystem> SYSTEM_WORDS = Map.ofEntries(
            entry("darwin", OperatingSystem.MACOS),
            entry("macos", OperatingSystem.MACOS),
            entry("macosx", OperatingSystem.MACOS),
            entry("osx", OperatingSystem.MACOS),
            entry("mac", OperatingSystem.MACOS),
            entry("linux", OperatingSystem.LINUX),
            entry("linux32", OperatingSystem.LINUX),
            entry("linux64", OperatingSystem.LINUX),
            entry("manylinux", OperatingSystem.LINUX),
            entry("win", OperatingSystem.WINDOWS),
            entry("win32", OperatingSystem.WINDOWS),
            entry("win64", OperatingSystem.WINDOWS),
            entry("windows", OperatingSystem.WINDOWS));

    private static final Set<String> OTHER_SYSTEM_WORDS = Set.of(
            "ios",
            "iphoneos",
            "iphonesimulator",
            "simulator",
            "maccatalyst",
            "tvos",
            "watchos",
            "xros",
            "visionos",
            "android",
            "freebsd",
            "openbsd",
            "netbsd");

    /** {@code arm} is 32-bit to some and 64-bit to others; the file itself tells. */
    private static final Map<String, Set<Known>> PROCESSOR_WORDS = Map.ofEntries(
            entry("x64", Set.of(Known.X86_64)),
            entry("amd64", Set.of(Known.X86_64)),
            entry("i64", Set.of(Known.X86_64)),
            entry("intel64", Set.of(Known.X86_64)),
            entry("64bit", Set.of(Known.X86_64)),
            entry("x86", Set.of(Known.I686)),
            entry("i386", Set.of(Known.I686)),
            entry("i686", Set.of(Known.I686)),
            entry("ia32", Set.of(Known.I686)),
            entry("i32", Set.of(Known.I686)),
            entry("arm64", Set.of(Known.ARM64)),
            entry("aarch64", Set.of(Known.ARM64)),
            entry("armv7", Set.of(Known.ARMV7L)),
            entry("armv7l", Set.of(Known.ARMV7L)),
            entry("armhf", Set.of(Known.ARMV7L)),
            entry("arm", Set.of(Known.ARMV7L, Known.ARM64)),
            entry("ppc64le", Set.of(Known.PPC64LE)),
            entry("s390x", Set.of(Known.S390X)),
            entry("riscv64", Set.of(Known.RISCV64)),
            entry("loongarch64", Set.of(Known.LOONGARCH64)));

    /** {@code x86_64} would fall apart at its underscore. */
    private static final Pattern X86_64 = Pattern.compile("x86[_-]64");

    /** Of the path below its site directory or the root, without an extension module's suffix, which has its own rules. */
    static PathHints of(Artifact artifact, Environment environment) {
        Path file = artifact.file();
        String place = environment.siteDirectories().stream()
                .map(SiteDirectory::path)
                .filter(file::startsWith)
                .map(site -> site.relativize(file).toString())
                .min((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse(artifact.path());
        return of(artifact.extension()
                .filter(name -> place.endsWith(name.suffix()))
                .map(name -> place.substring(0, place.length() - name.suffix().length()))
                .orElse(place));
    }

    static PathHints of(String path) {
        Set<OperatingSystem> systems = EnumSet.noneOf(OperatingSystem.class);
        Set<Known> families = EnumSet.noneOf(Known.class);
        boolean namesOther = false;
        List<String> plain = new ArrayList<>();
        String text = X86_64.matcher(path.toLowerCase(Locale.ROOT)).replaceAll("amd64");
        for (String word : SPLIT.split(text, -1)) {
            Optional<OperatingSystem> system = Optional.ofNullable(SYSTEM_WORDS.get(word));
            Set<Known> processors = PROCESSOR_WORDS.getOrDefault(word, Set.of());
            boolean other = OTHER_SYSTEM_WORDS.contains(word);
            system.ifPresent(systems::add);
            families.addAll(processors);
            namesOther |= other;
            if (system.isPresent() || other || !processors.isEmpty()) {
                dropSeparator(plain);
            } else {
                plain.add(word);
            }
        }
        return new PathHints(systems, namesOther, families, withoutSeparator(plain));
    }

    private static String withoutSeparator(List<String> words) {
        return String.join("", words).replaceFirst("^[/._-]", "");
    }

    private static void dropSeparator(List<String> words) {
        if (!words.isEmpty()) {
            words.remove(words.size() - 1);
        }
    }

    /** Whether the path names systems, and none of them is the target's. */
    boolean isForAnotherSystem(Target target) {
        return (namesOther || !systems.isEmpty()) && !systems.contains(target.os());
    }

    /** Whether the path names a processor that the file is indeed for. */
    boolean isTruthfulOf(Collection<Architecture> architectures) {
        return architectures.stream().map(Machines::family).anyMatch(families::contains);
    }
}
