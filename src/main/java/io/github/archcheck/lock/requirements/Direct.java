package io.github.archcheck.lock.requirements;

import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.Locations;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.packaging.tags.WheelName;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An address or a path that a distribution is to be installed from.
 *
 * @param location as written, without its fragment; a path is absolute where the listing's own place is known
 * @param kind {@code wheel}, or what it has to be built from: {@code sdist}, {@code directory}, {@code git}, …
 * @param sha256 of the fragment
 */
public record Direct(String location, String kind, Optional<String> sha256) {
    static final String WHEEL = "wheel";
    static final String SDIST = "sdist";
    static final String DIRECTORY = "directory";

    private static final List<String> VERSION_CONTROLS = List.of("git", "hg", "svn", "bzr");
    private static final List<String> ARCHIVES = List.of(
            ".zip", ".tar.gz", ".tgz", ".tar", ".tar.bz2", ".tbz", ".tar.xz", ".txz", ".tlz", ".tar.lz", ".tar.lzma");

    /** Of an address or path, with or without a fragment. */
    public static Direct of(String location) {
        Optional<String> hash = Optional.ofNullable(Locations.fragment(location).get("sha256"));
        return new Direct(
                Locations.isAddress(location) ? Locations.withoutFragment(location) : location,
                kind(location),
                hash.flatMap(Locations::sha256));
    }

    private static String kind(String location) {
        int plus = location.indexOf('+');
        if (plus > 0 && VERSION_CONTROLS.contains(location.substring(0, plus).toLowerCase(Locale.ROOT))) {
            return location.substring(0, plus).toLowerCase(Locale.ROOT);
        }
        if (location.endsWith(".git") || location.startsWith("git:")) {
            return "git";
        }
        String fileName = Locations.fileName(location);
        if (fileName.endsWith(".whl")) {
            return WHEEL;
        }
        return isArchive(fileName) || (Locations.isAddress(location) && !location.startsWith("file:"))
                ? SDIST
                : DIRECTORY;
    }

    /** Whether pip takes it for something packed, wheels included. */
    static boolean isArchive(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return lower.endsWith(".whl") || ARCHIVES.stream().anyMatch(lower::endsWith);
    }

    boolean isWheel() {
        return kind.equals(WHEEL);
    }

    boolean isVersionControl() {
        return VERSION_CONTROLS.contains(kind);
    }

    String fileName() {
        return Locations.fileName(location);
    }

    /** The project, as far as the file's name tells. */
    public Optional<String> project() {
        if (isWheel()) {
            return WheelName.parse(fileName()).map(WheelName::distribution);
        }
        return sdistDash() < 0 ? Optional.empty() : Optional.of(fileName().substring(0, sdistDash()));
    }

    /** The version, as far as the file's name tells. */
    public Optional<String> version() {
        if (isWheel()) {
            return WheelName.parse(fileName()).map(WheelName::version);
        }
        return sdistDash() < 0 ? Optional.empty() : Optional.of(stem().substring(sdistDash() + 1));
    }

    /** The dash before the version in {@code demo-pkg-1.0.tar.gz}; negative if there is none. */
    private int sdistDash() {
        if (!kind.equals(SDIST)) {
            return -1;
        }
        String stem = stem();
        int dash = stem.lastIndexOf('-');
        return dash > 0 && dash + 1 < stem.length() && Character.isDigit(stem.charAt(dash + 1)) ? dash : -1;
    }

    private String stem() {
        String fileName = fileName();
        String lower = fileName.toLowerCase(Locale.ROOT);
        return ARCHIVES.stream()
                .filter(lower::endsWith)
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .map(suffix -> fileName.substring(0, fileName.length() - suffix.length()))
                .orElse("");
    }

    /** As what it offers; {@code hashes} narrow it where there is just one. */
    public Wanted.Files files(Set<String> hashes, Specifiers requiresPython) {
        Optional<String> hash = sha256.isPresent() || hashes.size() != 1
                ? sha256
                : hashes.stream().findFirst();
        Candidate candidate = new Candidate(fileName(), Optional.of(location), OptionalLong.empty(), hash);
        return isWheel()
                ? new Wanted.Files(List.of(candidate), Optional.empty(), Optional.empty(), requiresPython, false)
                : new Wanted.Files(
                        List.of(),
                        Optional.of(kind),
                        kind.equals(SDIST) ? Optional.of(candidate) : Optional.empty(),
                        requiresPython,
                        false);
    }
}
