package io.github.archcheck.cli;

import io.github.archcheck.config.ConfigText;
import io.github.archcheck.config.Configuration;
import io.github.archcheck.config.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Puts what a configuration says into the options that the command line says nothing of. */
final class Settings {
    /** Of each pair one takes the other's place. */
    private static final Map<String, String> OPPOSITES = Map.of("quiet", "verbose", "verbose", "quiet");

    /** Settings that can hide what is wrong. */
    private static final List<String> LEAVING_OUT = List.of("exclude", "fail-on", "quiet", "select");

    private Settings() {}

    /**
     * Called before anything else is done with the options; reads what is known of findings, too.
     *
     * @param spec null when the command line was understood without picocli; then a configuration is a reason to begin anew
     *     with it
     * @param as the command whose settings count
     */
    static Suppressing apply(
            Session session,
            @Nullable CommandSpec spec,
            String as,
            ConfigOptions config,
            ScanOptions options,
            SuppressionOptions known)
            throws UsageException {
        boolean bothGiven = known.baseline != null && known.writeBaseline != null;
        options.check(session);
        Optional<ConfigText> source = Configured.source(session, config);
        if (source.isEmpty()) {
            return Suppressing.of(session, Configured.NOTHING, options, known, bothGiven);
        }
        if (spec == null) {
            throw new UsageException(source.get().name() + " counts for command lines that picocli has read");
        }
        Configured configured = apply(session, spec, as, Configured.read(session, source.get()), options);
        tellWhatIsLeftOut(session, configured, spec.commandLine().getParseResult(), source.get());
        tellPassedOver(session, source.get(), options);
        return Suppressing.of(session, configured, options, known, bothGiven);
    }

    private static void tellPassedOver(Session session, ConfigText source, ScanOptions options) {
        if (source.passedOver().isPresent() && !options.quiet) {
            session.complain("note: " + source.name() + " counts, and [tool.archcheck] in "
                    + source.passedOver().get() + " does not");
        }
    }

    /** @param as the command that the settings are for */
    static Configured apply(Session session, CommandSpec command, String as, Configuration file, ScanOptions options)
            throws UsageException {
        ParseResult given = command.commandLine().getParseResult();
        Configured configured = Configured.of(
                session, file, as, Optional.ofNullable(options.target), Optional.ofNullable(options.sysroot));
        ConfigPaths paths = new ConfigPaths(session, file.source());
        for (OptionSpec option : SettingKeys.settable(command)) {
            Configured.InForce own = configured.settings().get(SettingKeys.name(option));
            if (own != null && !isGiven(given, option)) {
                set(option, own.setting(), paths, file.source());
                checked(session, options, own.setting());
            } else if (own != null && given.hasMatchedOption(option) && !SettingKeys.needsTrust(option)) {
                // What does not count now will another time.
                Object counts = option.getValue();
                set(option, own.setting(), paths, file.source());
                checked(session, options, own.setting());
                option.setValue(counts);
            }
        }
        return configured;
    }

    /** Nobody who runs a scan in somebody else's project would guess it. */
    private static void tellWhatIsLeftOut(
            Session session, Configured configured, ParseResult given, ConfigText source) {
        List<String> names = LEAVING_OUT.stream()
                .filter(name -> !given.hasMatchedOption("--" + name))
                .filter(name -> Optional.ofNullable(configured.settings().get(name))
                        .filter(own -> leavesOut(own.setting()))
                        .isPresent())
                .toList();
        if (source.found() && !names.isEmpty() && !given.hasMatchedOption("--quiet")) {
            session.complain("note: " + source.name() + " makes the report say less: " + String.join(", ", names)
                    + " (--no-config does without)");
        }
    }

    private static boolean leavesOut(Setting setting) {
        boolean nothing = setting.values().isEmpty() || setting.values().equals(List.of("false"));
        boolean fails =
                setting.key().name().equals("fail-on") && !setting.values().equals(List.of("never"));
        return !nothing && !fails;
    }

    /** Whether the command line says something of an option, or of the one that contradicts it. */
    static boolean isGiven(ParseResult given, OptionSpec option) {
        String opposite = OPPOSITES.get(SettingKeys.name(option));
        return given.hasMatchedOption(option) || (opposite != null && given.hasMatchedOption("--" + opposite));
    }

    private static void set(OptionSpec option, Setting setting, ConfigPaths paths, ConfigText source)
            throws UsageException {
        boolean nothing = setting.values().isEmpty() || setting.values().equals(List.of("false"));
        if (source.found() && !nothing && SettingKeys.needsTrust(option)) {
            throw new UsageException(setting.at() + ": " + setting.key().name()
                    + " opens the network, which a file that was found may not; if you trust it, name it: --config "
                    + source.name());
        }
        List<String> values = new ArrayList<>();
        for (String value : setting.values()) {
            List<String> parts = option.splitRegex().isEmpty()
                    ? List.of(value)
                    : Arrays.asList(value.split(option.splitRegex(), -1));
            for (String part : parts) {
                values.add(paths.resolved(option, setting, part));
            }
        }
        option.setValue(
                switch (setting.key().type()) {
                    case FLAG -> Boolean.valueOf(values.get(0));
                    case NUMBER -> Integer.valueOf(values.get(0));
                    case TEXT -> values.get(0);
                    case TEXTS, PAIRS -> values;
                });
    }

    /** The options were right before this one was set. */
    private static void checked(Session session, ScanOptions options, Setting setting) throws UsageException {
        try {
            options.check(session);
        } catch (UsageException e) {
            String message = String.valueOf(e.getMessage());
            boolean named = message.startsWith("--" + setting.key().name() + " ");
            throw new UsageException(setting.at() + ": " + (named ? message.substring("--".length()) : message));
        }
    }
}
