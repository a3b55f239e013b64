package io.github.archcheck.index.config;

import io.github.archcheck.platform.OperatingSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an installer would run.
 *
 * @param home of the user
 * @param directory that relative paths are relative to
 * @param root that absolute paths of the system start from, such as {@code /}
 * @param pythonPrefix of the environment whose pip is meant; empty when none is
 */
public record Surroundings(
        OperatingSystem os,
        Map<String, String> environment,
        Path home,
        Path directory,
        Path root,
        Optional<Path> pythonPrefix) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Empty when it is not set, and when it is blank. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** A path as users write it: {@code ~} is their home. */
    Path path(String text) {
        if (text.equals("~")) {
            return home;
        }
        return text.startsWith("~/") ? home.resolve(text.substring(2)) : directory.resolve(text);
    }

    /** The folders of a variable such as {@code XDG_CONFIG_DIRS}, or what stands for it when it is not set. */
    List<Path> folders(String name, String otherwise) {
        List<Path> folders = new ArrayList<>();
        String list = variable(name).orElse("");
        for (String folder : list.split(os == OperatingSystem.WINDOWS ? ";" : ":", -1)) {
            if (!folder.isBlank()) {
                folders.add(root.resolve(folder));
            }
        }
        if (folders.isEmpty() && !otherwise.isEmpty()) {
            folders.add(root.resolve(otherwise));
        }
        return folders;
    }

    /** A surrounding as text would show its variables, which hold logins. */
    @Override
    public String toString() {
        return "Surroundings[" + os + ", " + directory + "]";
    }
}
