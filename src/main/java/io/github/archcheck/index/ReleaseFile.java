package io.github.archcheck.index;

import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.tags.WheelName;
import io.github.archcheck.packaging.version.PackageVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file's name says of a release.
 *
 * @param wheel empty for sources
 */
public record ReleaseFile(PackageVersion version, Optional<WheelName> wheel) {
    private static final int LONGEST_NAME = 1024;
    private static final String WHEEL = ".whl";
    private static final List<String> SOURCES = List.of(
            ".tar.gz", ".zip", ".tar.bz2", ".tgz", ".tar.xz", ".tar", ".tbz", ".txz", ".tlz", ".tar.lz", ".tar.lzma");
    private static final Pattern PYTHON_AT_THE_END = Pattern.compile("-py[123]\\.?[0-9]*$");

    public boolean isSource() {
        return wheel.isEmpty();
    }

    /** Whether a name ends as wheels and archives of sources do. */
    public static boolean isLikely(String fileName) {
        return fileName.endsWith(WHEEL) || sourceEnding(fileName).isPresent();
    }

    /**
     * Empty for what is no file of that project or has no version (PEP 440), and for kinds that installers no longer take.
     *
     * @param project normalised
     */
    public static Optional<ReleaseFile> parse(String fileName, String project) {
        if (fileName.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        if (fileName.endsWith(WHEEL)) {
            return WheelName.parse(fileName)
                    .filter(wheel -> ProjectName.normalise(wheel.distribution()).equals(project))
                    .flatMap(wheel -> PackageVersion.parse(wheel.version())
                            .map(version -> new ReleaseFile(version, Optional.of(wheel))));
        }
        return sourceEnding(fileName)
                .map(ending -> fileName.substring(0, fileName.length() - ending.length()))
                .flatMap(stem -> versionAfter(stem, project));
    }

    private static Optional<ReleaseFile> versionAfter(String stem, String project) {
        for (int dash = stem.indexOf('-'); dash >= 0; dash = stem.indexOf('-', dash + 1)) {
            if (ProjectName.normalise(stem.substring(0, dash)).equals(project)) {
                String version =
                        PYTHON_AT_THE_END.matcher(stem.substring(dash + 1)).replaceFirst("");
                return PackageVersion.parse(version).map(parsed -> new ReleaseFile(parsed, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> sourceEnding(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return SOURCES.stream().filter(lower::endsWith).findFirst();
    }
}
