package io.github.archcheck.index.config;

import io.github.archcheck.platform.OperatingSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables that uv reads its configuration from, the ones that count most first. */
final class UvFiles {
    private static final String NAME = "uv.toml";
    private static final String PROJECT = "pyproject.toml";

    private final Surroundings surroundings;
    private final List<String> notices;

    UvFiles(Surroundings surroundings, List<String> notices) {
        this.surroundings = surroundings;
        this.notices = notices;
    }

    /** A table and the folder that its paths are relative to. */
    record Source(Toml table, Path folder) {}

    List<Source> all() {
        Optional<String> named = surroundings.variable("UV_CONFIG_FILE");
        if (named.isPresent()) {
            return file(surroundings.path(named.get())).map(List::of).orElse(List.of());
        }
        if (surroundings.variable("UV_NO_CONFIG").isPresent()) {
            return List.of();
        }
        List<Source> sources = new ArrayList<>();
        project().ifPresent(sources::add);
        file(user()).ifPresent(sources::add);
        system().ifPresent(sources::add);
        return sources;
    }

    /** The table {@code tool.uv} of the nearest project, whatever lies beside it: there projects name their indexes. */
    Toml nearestProject() {
        return ancestors()
                .map(folder -> read(folder.resolve(PROJECT)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(table -> table.table("tool").table("uv"))
                .orElse(Toml.EMPTY);
    }

    private Stream<Path> ancestors() {
        return Stream.iterate(
                surroundings.directory().toAbsolutePath().normalize(), folder -> folder != null, Path::getParent);
    }

    private Optional<Source> project() {
        return ancestors().map(this::inFolder).flatMap(Optional::stream).findFirst();
    }

    private Optional<Source> inFolder(Path folder) {
        Optional<Source> own = file(folder.resolve(NAME));
        return own.isPresent()
                ? own
                : read(folder.resolve(PROJECT))
                        .map(table -> table.table("tool"))
                        .filter(tool -> tool.has("uv"))
                        .map(tool -> new Source(tool.table("uv"), folder));
    }

    private Path user() {
        if (surroundings.os() == OperatingSystem.WINDOWS) {
            return surroundings
                    .variable("APPDATA")
                    .map(surroundings.root()::resolve)
                    .orElse(surroundings.home().resolve("AppData/Roaming"))
                    .resolve("uv/" + NAME);
        }
        return surroundings
                .variable("XDG_CONFIG_HOME")
                .map(surroundings.root()::resolve)
                .orElse(surroundings.home().resolve(".config"))
                .resolve("uv/" + NAME);
    }

    private Optional<Source> system() {
        List<Path> files = new ArrayList<>();
        if (surroundings.os() == OperatingSystem.WINDOWS) {
            surroundings
                    .folders("PROGRAMDATA", "ProgramData")
                    .forEach(folder -> files.add(folder.resolve("uv/" + NAME)));
        } else {
            surroundings
                    .folders("XDG_CONFIG_DIRS", "etc/xdg")
                    .forEach(folder -> files.add(folder.resolve("uv/" + NAME)));
            files.add(surroundings.root().resolve("etc/uv/" + NAME));
        }
        return files.stream().filter(Files::isRegularFile).findFirst().flatMap(this::file);
    }

    private Optional<Source> file(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? Optional.empty() : read(file).map(table -> new Source(table, folder));
    }

    private Optional<Toml> read(Path file) {
        Optional<String> text = ConfigFile.text(file, notices);
        Optional<Toml> table = text.flatMap(Toml::parse);
        if (text.isPresent() && table.isEmpty() && notices.stream().noneMatch(notice -> notice.endsWith(": " + file))) {
            notices.add("not in the form of uv's configuration: " + file);
        }
        return table;
    }
}
