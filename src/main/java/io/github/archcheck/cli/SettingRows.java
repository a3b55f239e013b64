package io.github.archcheck.cli;

import io.github.archcheck.config.IgnoreEntry;
import io.github.archcheck.config.Key;
import io.github.archcheck.config.Vocabulary;
import io.github.archcheck.report.ConfigListing;
import io.github.archcheck.report.ConfigListing.Origin;
import io.github.archcheck.report.ConfigListing.Row;
import io.github.archcheck.report.ConfigListing.Shape;
import io.github.archcheck.report.ConfigListing.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Looks at the options of a command after a configuration was applied to them. */
final class SettingRows {
    private static final Origin BY_DEFAULT = new Origin(Source.DEFAULT, "", "");

    private final Session session;
    private final Vocabulary vocabulary;
    private final ParseResult given;

    /** Before any configuration was applied. */
    private final Map<OptionSpec, Optional<Object>> before = new LinkedHashMap<>();

    SettingRows(Session session, CommandSpec command) {
        this.session = session;
        this.vocabulary = SettingKeys.vocabulary(session);
        this.given = command.commandLine().getParseResult();
        for (OptionSpec option : SettingKeys.settable(command)) {
            before.put(option, Optional.ofNullable(option.<@Nullable Object>getValue()));
        }
    }

    /** Takes back what a configuration said. */
    void restore() {
        before.forEach((option, value) -> option.setValue(value.orElse(null)));
    }

    /** @param as the command that they are for */
    List<Row> of(String as, Configured configured) {
        List<Row> rows = new ArrayList<>();
        List<Key> keys = vocabulary.commands().getOrDefault(as, List.of());
        for (OptionSpec option : before.keySet()) {
            Key key = SettingKeys.key(option);
            if (keys.contains(key)) {
                rows.add(row(as, option, key, configured));
            }
        }
        return rows;
    }

    private Row row(String as, OptionSpec option, Key key, Configured configured) {
        Configured.@Nullable InForce own = configured.settings().get(key.name());
        // On the command line the format is that of this very listing.
        if (key.name().equals("format")) {
            List<String> format = own == null ? List.of("table") : own.setting().values();
            return new Row(key.name(), List.of(as), shape(key), format, own == null ? BY_DEFAULT : origin(own));
        }
        Origin origin = BY_DEFAULT;
        List<String> values = values(option);
        if (given.hasMatchedOption(option)) {
            origin = new Origin(Source.COMMAND_LINE, "", "");
        } else if (own != null && !Settings.isGiven(given, option)) {
            origin = origin(own);
        } else if (key.name().equals("color")) {
            Optional<String> variable = ColorChoice.variable(session.environment());
            if (variable.isPresent()) {
                origin = new Origin(Source.ENVIRONMENT, variable.get(), "");
                values = List.of(ColorChoice.AUTO.resolve(session.environment(), true) ? "always" : "never");
            }
        }
        return new Row(key.name(), List.of(as), shape(key), values, origin);
    }

    private static Shape shape(Key key) {
        return switch (key.type()) {
            case FLAG -> Shape.FLAG;
            case NUMBER -> Shape.NUMBER;
            case TEXT -> Shape.TEXT;
            case TEXTS, PAIRS -> Shape.LIST;
        };
    }

    private static Origin origin(Configured.InForce own) {
        return new Origin(Source.FILE, own.setting().at().lineOnly(), own.section());
    }

    private static List<String> values(OptionSpec option) {
        @Nullable Object value = option.getValue();
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(String.valueOf(value));
    }

    /** What is alike for two commands once, in the order of the first; then what is the second's alone. */
    static List<Row> joined(List<List<Row>> each) {
        List<Row> rows = new ArrayList<>();
        for (List<Row> one : each) {
            for (Row row : one) {
                int same = 0;
                while (same < rows.size() && !isAlike(rows.get(same), row)) {
                    same++;
                }
                if (same == rows.size()) {
                    rows.add(row);
                } else {
                    List<String> commands = new ArrayList<>(rows.get(same).commands());
                    commands.addAll(row.commands());
                    rows.set(same, new Row(row.key(), commands, row.shape(), row.values(), row.origin()));
                }
            }
        }
        return rows;
    }

    private static boolean isAlike(Row a, Row b) {
        return a.key().equals(b.key())
                && a.values().equals(b.values())
                && a.origin().equals(b.origin());
    }

    static List<ConfigListing.Ignore> ignores(Session session, List<IgnoreEntry> entries) throws UsageException {
        boolean dated = entries.stream().anyMatch(entry -> entry.expires().isPresent());
        LocalDate today = dated ? Today.of(session) : LocalDate.MIN;
        return entries.stream()
                .map(entry -> new ConfigListing.Ignore(
                        entry.rules(),
                        entry.path(),
                        entry.distribution(),
                        entry.reason(),
                        entry.expires(),
                        entry.isExpired(today),
                        entry.at().lineOnly()))
                .toList();
    }
}
