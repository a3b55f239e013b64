package io.github.archcheck.config;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads the file that configures a run: {@value #OWN}, or a {@value #PROJECT} with a table {@code tool.archcheck}, in the
 * nearest directory that has either, from the working directory up to the top of its repository.
 */
public final class ConfigFiles {
    static final String OWN = "archcheck.toml";
    static final String PROJECT = "pyproject.toml";

    /** The table's name, and a word that a file with such a table has. */
    static final String TABLE = "archcheck";

    private ConfigFiles() {}

    /** @param workingDirectory absolute */
    public static Optional<ConfigText> find(Path workingDirectory) throws ConfigException {
        for (@Nullable Path directory = workingDirectory; directory != null; directory = directory.getParent()) {
            Optional<ConfigText> here = in(directory, workingDirectory);
            if (here.isPresent() || Files.exists(directory.resolve(".git"))) {
                return here;
            }
        }
        return Optional.empty();
    }

    private static Optional<ConfigText> in(Path directory, Path workingDirectory) throws ConfigException {
        Path own = directory.resolve(OWN);
        Path project = directory.resolve(PROJECT);
        boolean hasProject = Files.isRegularFile(project);
        if (Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
            String name = shown(own, workingDirectory);
            Optional<String> passedOver = hasProject && configures(project)
                    ? Optional.of(shown(project, workingDirectory))
                    : Optional.empty();
            return Optional.of(
                    new ConfigText(name, own, ConfigText.Kind.WHOLE, true, ConfigBytes.read(name, own), passedOver));
        }
        if (!hasProject) {
            return Optional.empty();
        }
        String name = shown(project, workingDirectory);
        String content = ConfigBytes.read(name, project);
        return hasTable(name, content)
                ? Optional.of(new ConfigText(name, project, ConfigText.Kind.PYPROJECT, true, content, Optional.empty()))
                : Optional.empty();
    }

    /** A file that somebody named. */
    public static ConfigText named(String name, Path file) throws ConfigException {
        String content = ConfigBytes.read(name, file);
        String last = String.valueOf(file.getFileName());
        boolean table = !last.equals(OWN) && hasTable(name, content);
        if (last.equals(PROJECT) && !table) {
            throw new ConfigException(new Position(name, 0, 0), "has no [tool.archcheck]");
        }
        ConfigText.Kind kind = table ? ConfigText.Kind.PYPROJECT : ConfigText.Kind.WHOLE;
        return new ConfigText(name, file.toAbsolutePath(), kind, false, content, Optional.empty());
    }

    /** Whether a file beside the one that counts would count without it. */
    private static boolean configures(Path project) {
        try {
            return hasTable(PROJECT, ConfigBytes.read(PROJECT, project));
        } catch (ConfigException e) {
            return false;
        }
    }

    private static boolean hasTable(String name, String content) throws ConfigException {
        return content.contains(TABLE)
                && ConfigReader.top(name, content).get("tool") instanceof Map<?, ?> tool
                && tool.containsKey(TABLE);
    }

    /** From the working directory: the same on every machine. */
    private static String shown(Path file, Path workingDirectory) {
        return workingDirectory.relativize(file).toString().replace('\\', '/');
    }
}
