package io.github.archcheck.inventory.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code *.dist-info} and {@code *.egg-info}.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/">recording installed
 *     projects</a>
 */
public final class MetadataReader {
    private static final Set<String> IDENTITY = Set.of("name", "version");
    private static final Set<String> TAGS = Set.of("tag");
    private static final Set<String> REQUIREMENTS = Set.of("requires-dist");
    private static final int MOST_TAGS = 1000;
    private static final int MOST_REQUIREMENTS = 1000;
    private static final long SMALL_FILE_BYTES = 1 << 20;

    /** The grammar of PEP 508, and a length that no index accepts. */
    private static final Pattern PLAUSIBLE_NAME =
            Pattern.compile("(?=.{1,200}$)[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]*+(?<=[\\p{L}\\p{N}]))?");

    private static final Pattern PLAUSIBLE_VERSION = Pattern.compile("[\\p{Graph}]{1,100}");

    private final Path location;
    private final List<Problem> problems = new ArrayList<>();

    private MetadataReader(Path location) {
        this.location = location;
    }

    /** @param directory a {@code *.dist-info}, absolute */
    public static Metadata distInfo(Path directory) {
        return new MetadataReader(directory).readDistInfo();
    }

    /**
     * @param location a {@code *.egg-info}, directory or file, the {@code EGG-INFO} of an unpacked egg, or the PKG-INFO of
     *     sources; absolute
     */
    public static Metadata eggInfo(Path location) {
        return new MetadataReader(location).readEggInfo();
    }

    /** The {@code Requires-Dist} lines of a {@code *.dist-info}; none when they cannot be read. */
    public static List<String> requirements(Path directory) {
        return new MetadataReader(directory)
                .headers(directory.resolve("METADATA"), REQUIREMENTS, MOST_REQUIREMENTS)
                .map(h -> h.all("requires-dist"))
                .orElse(List.of());
    }

    private Metadata readDistInfo() {
        Named byPlace = Named.of(lastName(location));
        Path file = location.resolve("METADATA");
        Optional<Headers> headers = headers(file, IDENTITY, 2);
        if (headers.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(location, "METADATA is missing; took the name from the directory"));
        }
        return new Metadata(
                location,
                stated(file, headers, "name", PLAUSIBLE_NAME).orElse(byPlace.name()),
                stated(file, headers, "version", PLAUSIBLE_VERSION).or(byPlace::version),
                lines(location.resolve("INSTALLER")).stream().findFirst(),
                headers(location.resolve("WHEEL"), TAGS, MOST_TAGS)
                        .map(h -> h.all("tag"))
                        .orElse(List.of()),
                lines(location.resolve("top_level.txt")),
                Optional.ofNullable(location.getParent())
                        .map(base -> new Metadata.FileList(
                                location.resolve("RECORD"), base, Metadata.FileList.Format.RECORD)),
                problems);
    }

    private Metadata readEggInfo() {
        boolean isDirectory = Files.isDirectory(location, LinkOption.NOFOLLOW_LINKS);
        boolean isEgg =
                lastName(location).equals("EGG-INFO") || lastName(location).equals("PKG-INFO");
        Path parent = location.getParent();
        Named byPlace = Named.of(lastName(isEgg && parent != null ? parent : location));
        Path file = isDirectory ? location.resolve("PKG-INFO") : location;
        Optional<Headers> headers = headers(file, IDENTITY, 2);
        if (headers.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(location, "PKG-INFO is missing; took the name from the directory"));
        }
        return new Metadata(
                location,
                stated(file, headers, "name", PLAUSIBLE_NAME).orElse(byPlace.name()),
                stated(file, headers, "version", PLAUSIBLE_VERSION).or(byPlace::version),
                Optional.empty(),
                List.of(),
                isDirectory ? lines(location.resolve("top_level.txt")) : List.of(),
                isDirectory && !isEgg
                        ? Optional.of(new Metadata.FileList(
                                location.resolve("installed-files.txt"), location, Metadata.FileList.Format.LINES))
                        : Optional.empty(),
                problems);
    }

    /** What a file says of itself, if that is a name or a version at all. */
    private Optional<String> stated(Path file, Optional<Headers> headers, String key, Pattern plausible) {
        Optional<String> text = headers.flatMap(h -> h.first(key));
        Optional<String> good = text.filter(t -> plausible.matcher(t).matches());
        if (text.isPresent() && good.isEmpty()) {
            problems.add(new Problem(file, "its " + key + " cannot be one; took it from the name of the directory"));
        }
        return good;
    }

    private Optional<Headers> headers(Path file, Set<String> wanted, int enough) {
        try {
            return Headers.read(file, wanted, enough);
        } catch (IOException e) {
            problems.add(new Problem(file, MetadataFile.reason(e)));
            return Optional.empty();
        }
    }

    /** Without empty ones and white space around. */
    private List<String> lines(Path file) {
        List<String> found = new ArrayList<>();
        try {
            Optional<InputStream> opened = MetadataFile.open(file);
            if (opened.isPresent()) {
                try (InputStream in = opened.get()) {
                    Lines lines = new Lines(in, SMALL_FILE_BYTES);
                    for (String line = lines.next(); line != null; line = lines.next()) {
                        if (!line.isBlank()) {
                            found.add(line.strip());
                        }
                    }
                }
            }
        } catch (IOException e) {
            problems.add(new Problem(file, MetadataFile.reason(e)));
        }
        return found;
    }

    private static String lastName(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : last.toString();
    }

    /** {@code name-version.dist-info}, {@code name-version-py3.11.egg-info}, {@code name.egg-info}. */
    private record Named(String name, Optional<String> version) {
        static Named of(String place) {
            String stem = place.replaceFirst("\\.(?:dist-info|egg-info|egg)$", "");
            String[] parts = stem.split("-", 3);
            return new Named(parts[0], parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
        }
    }
}
