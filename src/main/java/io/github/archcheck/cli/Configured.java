package io.github.archcheck.cli;

import io.github.archcheck.config.ConfigException;
import io.github.archcheck.config.ConfigFiles;
import io.github.archcheck.config.ConfigReader;
import io.github.archcheck.config.ConfigText;
import io.github.archcheck.config.Configuration;
import io.github.archcheck.config.IgnoreEntry;
import io.github.archcheck.config.Section;
import io.github.archcheck.config.Setting;
import io.github.archcheck.config.TargetPattern;
import io.github.archcheck.config.TargetSection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a configuration says for one command and one target. What the command line says counts more, and is not in it.
 *
 * @param file empty when there is none
 * @param settings by name: of the section for the target, else of the command's, else of the file's top
 * @param ignores of the file's top and of all sections that are for the target
 * @param target its canonical name; empty when no section is for targets, so that nobody had to know
 * @param sections titles of those that are for it
 */
record Configured(
        Optional<Configuration> file,
        Map<String, InForce> settings,
        List<IgnoreEntry> ignores,
        Optional<String> target,
        List<String> sections) {
    static final Configured NOTHING =
            new Configured(Optional.empty(), Map.of(), List.of(), Optional.empty(), List.of());

    /**
     * A setting that counts.
     *
     * @param section title of the section that it is in; empty for the file's top
     */
    record InForce(Setting setting, String section) {}

    /** The file that was named, or that is found. */
    static Optional<ConfigText> source(Session session, ConfigOptions options) throws UsageException {
        if (options.none && options.file != null) {
            throw new UsageException("--config and --no-config contradict each other");
        }
        if (options.file != null && options.file.isEmpty()) {
            throw new UsageException("--config takes a file, not ''");
        }
        if (options.none) {
            return Optional.empty();
        }
        try {
            return options.file == null
                    ? ConfigFiles.find(session.workingDirectory())
                    : Optional.of(ConfigFiles.named(options.file, ScanRoots.path(session, options.file)));
        } catch (ConfigException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Understands it; what is wrong with it, also with what is for other commands and targets, ends the run. */
    static Configuration read(Session session, ConfigText source) throws UsageException {
        try {
            Configuration read = ConfigReader.read(source, SettingKeys.vocabulary(session));
            IgnoreMatcher.check(read);
            return read;
        } catch (ConfigException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What of it counts.
     *
     * @param target that the command line asks for; empty when it does not say
     * @param sysroot likewise
     */
    static Configured of(
            Session session, Configuration file, String command, Optional<String> target, Optional<String> sysroot)
            throws UsageException {
        Map<String, InForce> settings = new LinkedHashMap<>();
        add(settings, file.general());
        add(settings, file.command(command));
        List<IgnoreEntry> ignores = new ArrayList<>(file.general().ignores());
        Optional<String> name = file.targets().isEmpty()
                ? Optional.empty()
                : Optional.of(targetName(session, file, settings, target, sysroot));
        List<TargetSection> fitting = name.isEmpty() ? List.of() : fitting(file, name.get());
        for (boolean exact : new boolean[] {false, true}) {
            Map<String, InForce> rank = new LinkedHashMap<>();
            for (TargetSection section : fitting) {
                if (exact == (section.pattern().kind() != TargetPattern.Kind.GLOB)) {
                    addOnce(rank, section.section());
                }
            }
            settings.putAll(rank);
        }
        fitting.forEach(section -> ignores.addAll(section.section().ignores()));
        List<String> titles =
                fitting.stream().map(section -> section.section().title()).toList();
        return new Configured(Optional.of(file), settings, List.copyOf(ignores), name, titles);
    }

    private static void add(Map<String, InForce> settings, Section section) {
        for (Setting setting : section.settings()) {
            settings.put(setting.key().name(), new InForce(setting, section.title()));
        }
    }

    /** Of two sections with globs neither is nearer. */
    private static void addOnce(Map<String, InForce> settings, Section section) throws UsageException {
        for (Setting setting : section.settings()) {
            String name = setting.key().name();
            InForce before = settings.put(name, new InForce(setting, section.title()));
            if (before != null && !before.setting().values().equals(setting.values())) {
                throw new UsageException(setting.at() + ": " + name + " is set for this target on line "
                        + before.setting().at().line() + ", too, and neither section is more exact");
            }
        }
    }

    private static String targetName(
            Session session,
            Configuration file,
            Map<String, InForce> settings,
            Optional<String> target,
            Optional<String> sysroot)
            throws UsageException {
        Optional<InForce> own = Optional.ofNullable(settings.get("target"));
        Optional<String> asked =
                target.or(() -> own.map(s -> s.setting().values().get(0)));
        Optional<Path> root = root(session, file, settings, sysroot);
        try {
            return Targets.of(asked, root).name();
        } catch (UsageException e) {
            throw target.isPresent() || own.isEmpty()
                    ? e
                    : new UsageException(own.get().setting().at() + ": " + e.getMessage());
        }
    }

    private static List<TargetSection> fitting(Configuration file, String name) throws UsageException {
        boolean asksHost = file.targets().stream().anyMatch(s -> s.pattern().kind() == TargetPattern.Kind.HOST);
        boolean host = asksHost && Targets.of(Optional.empty()).name().equals(name);
        return file.targets().stream()
                .filter(section -> section.pattern().fits(name, host))
                .toList();
    }

    private static Optional<Path> root(
            Session session, Configuration file, Map<String, InForce> settings, Optional<String> sysroot)
            throws UsageException {
        if (sysroot.isPresent()) {
            return Optional.of(ScanRoots.path(session, sysroot.get()));
        }
        InForce own = settings.get("sysroot");
        if (own == null) {
            return Optional.empty();
        }
        return Optional.of(new ConfigPaths(session, file.source())
                .path(own.setting(), own.setting().values().get(0)));
    }
}
