package io.github.archcheck.lock.formats;

import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.condalock.CondaLockFormat;
import io.github.archcheck.lock.environment.EnvironmentFormat;
import io.github.archcheck.lock.explicit.ExplicitFormat;
import io.github.archcheck.lock.pdm.PdmLockFormat;
import io.github.archcheck.lock.pipfile.PipfileLockFormat;
import io.github.archcheck.lock.pixi.PixiFormat;
import io.github.archcheck.lock.poetry.PoetryLockFormat;
import io.github.archcheck.lock.pylock.PylockFormat;
import io.github.archcheck.lock.report.InspectFormat;
import io.github.archcheck.lock.report.ReportFormat;
import io.github.archcheck.lock.requirements.RequirementsFormat;
import io.github.archcheck.lock.uv.UvLockFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** All formats, and which one a text is of. */
public final class Formats {
    private static final ExplicitFormat EXPLICIT = new ExplicitFormat();

    /** In the order in which they are asked; the last takes any text that begins like its own. */
    private static final List<LockFormat> ALL = List.of(
            EXPLICIT,
            new UvLockFormat(),
            new PoetryLockFormat(),
            new PdmLockFormat(),
            new PylockFormat(),
            new PipfileLockFormat(),
            new ReportFormat(),
            new InspectFormat(),
            new CondaLockFormat(),
            new PixiFormat(),
            new EnvironmentFormat(),
            new RequirementsFormat());

    private static final Set<String> OTHER_LANGUAGES = Set.of("yml", "yaml", "toml", "json", "py", "md", "cfg");

    private Formats() {}

    public static List<LockFormat> all() {
        return ALL;
    }

    /** The one with this name, as given to {@code --input-format}. */
    public static Optional<LockFormat> named(String name) {
        return ALL.stream()
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Whether files of this name are listings, before anything of them is read. */
    public static boolean knowsName(String fileName) {
        return ALL.stream().anyMatch(format -> format.hasName(fileName));
    }

    /**
     * The format of a text: an explicit spec whatever its name, else by its file's name, else by its content.
     *
     * @param fileName empty for standard input
     */
    public static Optional<LockFormat> of(String fileName, String content) {
        if (EXPLICIT.hasContent(content)) {
            return Optional.of(EXPLICIT);
        }
        Optional<LockFormat> byName =
                ALL.stream().filter(format -> format.hasName(fileName)).findFirst();
        return byName.or(() -> ALL.stream()
                .filter(format -> !(format instanceof RequirementsFormat) || !isOtherLanguage(fileName))
                .filter(format -> format.hasContent(content))
                .findFirst());
    }

    /** Almost any word is a requirement. */
    private static boolean isOtherLanguage(String fileName) {
        String suffix = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return fileName.contains(".") && OTHER_LANGUAGES.contains(suffix);
    }
}
