package io.github.archcheck.index.config;

import io.github.archcheck.platform.OperatingSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files that pip reads its configuration from. */
final class PipFiles {
    private static final String NAME = "pip.conf";
    private static final String WINDOWS_NAME = "pip.ini";

    private final Surroundings surroundings;

    private PipFiles(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Whether they exist or not; later ones overrule. */
    static List<Path> of(Surroundings surroundings) {
        return new PipFiles(surroundings).all();
    }

    private List<Path> all() {
        Optional<String> named = surroundings.variable("PIP_CONFIG_FILE");
        boolean isNothing = named.filter(file -> file.equals("/dev/null") || file.equalsIgnoreCase("nul"))
                .isPresent();
        if (isNothing) {
            return List.of();
        }
        List<Path> files = new ArrayList<>(global());
        if (named.isEmpty() || !Files.exists(surroundings.directory().resolve(named.get()))) {
            files.addAll(user());
        }
        surroundings
                .variable("VIRTUAL_ENV")
                .map(surroundings::path)
                .or(surroundings::pythonPrefix)
                .ifPresent(prefix -> files.add(prefix.resolve(name())));
        named.ifPresent(file -> files.add(surroundings.directory().resolve(file)));
        return files;
    }

    private String name() {
        return surroundings.os() == OperatingSystem.WINDOWS ? WINDOWS_NAME : NAME;
    }

    private List<Path> global() {
        List<Path> files = new ArrayList<>();
        switch (surroundings.os()) {
            case MACOS -> {
                surroundings.folders("XDG_DATA_DIRS", "").forEach(folder -> files.add(folder.resolve("pip/" + NAME)));
                files.add(surroundings.root().resolve("Library/Application Support/pip/" + NAME));
            }
            case LINUX -> {
                surroundings
                        .folders("XDG_CONFIG_DIRS", "etc/xdg")
                        .forEach(folder -> files.add(folder.resolve("pip/" + NAME)));
                files.add(surroundings.root().resolve("etc/" + NAME));
            }
            case WINDOWS ->
                surroundings
                        .folders("PROGRAMDATA", "ProgramData")
                        .forEach(folder -> files.add(folder.resolve("pip/" + WINDOWS_NAME)));
        }
        return files;
    }

    private List<Path> user() {
        Path home = surroundings.home();
        return switch (surroundings.os()) {
            case MACOS -> {
                Path library = home.resolve("Library/Application Support/pip");
                Path folder = Files.isDirectory(library) ? library : home.resolve(".config/pip");
                yield List.of(home.resolve(".pip/" + NAME), folder.resolve(NAME));
            }
            case LINUX -> {
                Path folder = surroundings
                        .variable("XDG_CONFIG_HOME")
                        .map(surroundings.root()::resolve)
                        .orElse(home.resolve(".config"));
                yield List.of(home.resolve(".pip/" + NAME), folder.resolve("pip/" + NAME));
            }
            case WINDOWS -> {
                Path folder = surroundings
                        .variable("APPDATA")
                        .map(surroundings.root()::resolve)
                        .orElse(home.resolve("AppData/Roaming"));
                yield List.of(home.resolve("pip/" + WINDOWS_NAME), folder.resolve("pip/" + WINDOWS_NAME));
            }
        };
    }
}
