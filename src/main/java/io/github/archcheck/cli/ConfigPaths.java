package io.github.archcheck.cli;

import io.github.archcheck.config.ConfigText;
import io.github.archcheck.config.Setting;
import io.github.archcheck.inventory.locate.Interpreters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** Paths in a configuration, which start from its directory, and where they may lead. */
final class ConfigPaths {
    private final Session session;
    private final ConfigText source;

    ConfigPaths(Session session, ConfigText source) {
        this.session = session;
        this.source = source;
    }

    /** A value as somebody in the working directory would have to write it. */
    String resolved(OptionSpec option, Setting setting, String value) throws UsageException {
        if (!SettingKeys.isPath(option) || value.isEmpty()) {
            return value;
        }
        if (source.found() && setting.key().name().equals("baseline")) {
            checkBelow(setting, value);
        }
        if (!SettingKeys.writes(option)) {
            // A version of Python is no file.
            return Interpreters.ofVersion(value).isPresent() ? value : text(setting, value);
        }
        int equals = value.indexOf('=');
        if (equals < 0 || equals == value.length() - 1) {
            return value;
        }
        String file = value.substring(equals + 1);
        if (source.found()) {
            checkBelow(setting, file);
        }
        return value.substring(0, equals + 1) + text(setting, file);
    }

    private String text(Setting setting, String value) throws UsageException {
        Path file = path(setting, value);
        Path here = session.workingDirectory();
        if (!value.isEmpty() && source.directory().equals(here)) {
            return value;
        }
        return file.startsWith(here) && !file.equals(here)
                ? here.relativize(file).toString()
                : file.toString();
    }

    /** Absolute. */
    Path path(Setting setting, String value) throws UsageException {
        try {
            return source.directory().resolve(value).normalize();
        } catch (InvalidPathException e) {
            throw new UsageException(setting.at() + ": " + setting.key().name() + " is no path");
        }
    }

    /** What comes with somebody's project must not write anywhere else, nor where programs look for their own files. */
    private void checkBelow(Setting setting, String value) throws UsageException {
        Path file = path(setting, value);
        Path top = source.directory();
        boolean below = file.startsWith(top) && !file.equals(top);
        if (below) {
            for (Path name : top.relativize(file)) {
                below &= !name.toString().startsWith(".");
            }
        }
        if (!below || leadsElsewhere(file, top)) {
            throw new UsageException(setting.at() + ": " + setting.key().name() + " names " + value
                    + ", and a file that was found may only "
                    + (setting.key().name().equals("baseline") ? "read" : "write")
                    + " below its own directory, not through links and not"
                    + " to hidden files; if you trust it, name it: --config " + source.name());
        }
    }

    private static boolean leadsElsewhere(Path file, Path top) {
        if (Files.isSymbolicLink(file)) {
            return true;
        }
        @Nullable Path existing = file;
        while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        try {
            return !Objects.requireNonNull(existing).toRealPath().startsWith(top.toRealPath());
        } catch (IOException e) {
            return true;
        }
    }
}
