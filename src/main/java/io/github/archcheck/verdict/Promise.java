package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a distribution says of the machines and interpreters that it is for: in WHEEL, in the name of its wheel, or as the
 * platform of a conda package. Installers believe it without a look at what is inside.
 *
 * @param tags expanded, {@code python-abi-platform}; or platforms of conda
 * @param platforms those of the tags that are known, each once
 * @param isPure whether all of them are for any machine
 */
public record Promise(List<String> tags, List<PlatformTag> platforms, boolean isPure) {
    private static final int MOST_TAGS = 4096;
    private static final String WHEEL = ".whl";
    private static final Pattern EGG = Pattern.compile(
            ".+-py(?<major>\\d)\\.(?<minor>\\d{1,2})-(?<platform>.+)\\.egg", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Set<String> ANY = Set.of("any", "noarch");

    public Promise {
        tags = List.copyOf(tags);
        platforms = List.copyOf(platforms);
    }

    /** Nothing is promised where nobody says anything, and for packages of systems. */
    public static Promise of(Distribution distribution, Environment environment) {
        Set<String> tags = new LinkedHashSet<>();
        if (distribution.kind() != Distribution.Kind.SYSTEM) {
            distribution.tags().forEach(tag -> expand(tag, tags));
            nameOf(distribution, environment).ifPresent(name -> byName(name, tags));
        }
        List<PlatformTag> platforms = new ArrayList<>();
        Set<String> words = new LinkedHashSet<>();
        tags.forEach(tag -> words.add(platform(tag)));
        words.forEach(word -> PlatformTag.parse(word).ifPresent(platforms::add));
        return new Promise(List.copyOf(tags), platforms, !words.isEmpty() && ANY.containsAll(words));
    }

    /** Of the archive, if it is a wheel or an egg; else of the directory that a pex has unpacked a wheel into. */
    private static Optional<String> nameOf(Distribution distribution, Environment environment) {
        if (environment.kind().isDistribution()) {
            return environment.fileName();
        }
        String metadata = distribution.metadata();
        int end = metadata.lastIndexOf('/');
        String site = end < 0 ? "" : metadata.substring(0, end);
        return Optional.of(site.substring(site.lastIndexOf('/') + 1)).filter(name -> name.endsWith(WHEEL));
    }

    private static void byName(String fileName, Set<String> tags) {
        Matcher egg = EGG.matcher(fileName);
        if (egg.matches()) {
            String python = "cp" + egg.group("major") + egg.group("minor");
            tags.add(python + "-" + python + "-" + egg.group("platform").replaceAll("[-.]", "_"));
        } else if (fileName.toLowerCase(Locale.ROOT).endsWith(WHEEL)) {
            expand(fileName.substring(0, fileName.length() - WHEEL.length()), tags);
        }
    }

    /** @param tag its parts compressed or not; something may stand before them. Platforms of conda hold one dash themselves */
    private static void expand(String tag, Set<String> tags) {
        String[] parts = tag.toLowerCase(Locale.ROOT).split("-", -1);
        if (parts.length < 3) {
            tags.add(tag.toLowerCase(Locale.ROOT));
            return;
        }
        for (String python : parts[parts.length - 3].split("\\.", -1)) {
            for (String abi : parts[parts.length - 2].split("\\.", -1)) {
                for (String platform : parts[parts.length - 1].split("\\.", -1)) {
                    if (tags.size() < MOST_TAGS) {
                        tags.add(python + "-" + abi + "-" + platform);
                    }
                }
            }
        }
    }

    private static String platform(String tag) {
        int dashes = (int) tag.chars().filter(c -> c == '-').count();
        return dashes < 2 ? tag : tag.substring(tag.lastIndexOf('-') + 1);
    }

    /** The systems that it is for; none when it is pure. */
    public Set<OperatingSystem> systems() {
        Set<OperatingSystem> systems = new TreeSet<>();
        platforms.forEach(platform -> systems.add(platform.os()));
        return systems;
    }

    /** The processors that there must be code for. */
    public Set<Known> architectures(OperatingSystem os) {
        Set<Known> all = new TreeSet<>();
        on(os).forEach(platform -> all.addAll(platform.architectures()));
        return all;
    }

    /** Whether the distribution says that it runs on a machine. */
    public boolean covers(OperatingSystem os, Known architecture) {
        return isPure || architectures(os).contains(architecture);
    }

    /** The lowest version that code for a processor must run on, with the tag that says so; empty when none does. */
    public Optional<Floor> floor(OperatingSystem os, Known architecture, Optional<Libc.Kind> libc) {
        return on(os).stream()
                .filter(platform -> platform.architectures().contains(architecture)
                        && platform.libc().equals(libc))
                .flatMap(platform ->
                        platform.floorFor(architecture).map(version -> new Floor(version, platform)).stream())
                .min(Comparator.comparing(Floor::version));
    }

    /** A version and the tag that promises it. */
    public record Floor(Version version, PlatformTag tag) {}

    /** The tags that name one of the processors, for a sentence. */
    public String naming(OperatingSystem os, Known architecture) {
        List<String> names = on(os).stream()
                .filter(platform -> platform.architectures().contains(architecture))
                .map(PlatformTag::text)
                .toList();
        return names.isEmpty() ? "" : names.get(0);
    }

    public Collection<PlatformTag> on(OperatingSystem os) {
        return platforms.stream().filter(platform -> platform.os() == os).toList();
    }
}
