package io.github.archcheck.config;

import io.github.archcheck.platform.NearestNames;
import io.github.archcheck.toml.TomlPlaces;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code [[ignore]]}. */
final class IgnoreReader {
    private static final String RULE = "rule";
    private static final String PATH = "path";
    private static final String DISTRIBUTION = "distribution";
    private static final String REASON = "reason";
    private static final String EXPIRES = "expires";
    private static final List<String> KEYS = List.of(RULE, PATH, DISTRIBUTION, REASON, EXPIRES);

    /** Each is held against every finding. */
    private static final int MOST = 10_000;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    private final String file;
    private final boolean project;

    /** @param project whether the configuration is a table of a larger file */
    IgnoreReader(String file, boolean project) {
        this.file = file;
        this.project = project;
    }

    List<IgnoreEntry> read(Object value, TomlPlaces places) throws ConfigException {
        if (!(value instanceof List<?> list) || list.stream().anyMatch(element -> !(element instanceof Map))) {
            throw notEntries(value, at(places));
        }
        if (list.size() > MOST) {
            throw new ConfigException(
                    at(places), "has more than " + MOST + " ignore entries; --baseline is for so many");
        }
        Map<List<Object>, IgnoreEntry> entries = new LinkedHashMap<>();
        for (Object element : list) {
            TomlPlaces place = places.element(entries.size());
            IgnoreEntry entry = entry((Map<?, ?>) element, place);
            IgnoreEntry before = entries.putIfAbsent(selects(entry), entry);
            if (before != null) {
                throw new ConfigException(
                        at(place),
                        "this entry ignores the same as the one of line "
                                + before.at().line());
            }
        }
        return List.copyOf(entries.values());
    }

    private static List<Object> selects(IgnoreEntry entry) {
        return List.of(entry.rules(), entry.path(), entry.distribution());
    }

    /** People know lists of rules from other tools. */
    private ConfigException notEntries(Object value, Position at) {
        Object first = value instanceof List<?> list && !list.isEmpty() ? list.get(0) : value;
        String rule = first instanceof String text && text.length() <= 40 ? text : "AC001";
        String head = project ? "[[tool.archcheck.ignore]]" : "[[ignore]]";
        return new ConfigException(
                at,
                "what is ignored needs a reason: write " + head + ", below it rule = \"" + rule
                        + "\" and reason = \"why\"; to leave rules out without one there is --ignore");
    }

    private IgnoreEntry entry(Map<?, ?> table, TomlPlaces place) throws ConfigException {
        for (Object key : table.keySet()) {
            String name = String.valueOf(key);
            if (!KEYS.contains(name)) {
                List<String> near = NearestNames.among(KEYS.stream(), name);
                throw new ConfigException(
                        at(place.key(name)),
                        "unknown key '" + name + "' in an ignore entry"
                                + (near.isEmpty() ? "; there are " + String.join(", ", KEYS) : Nearest.words(near)));
            }
        }
        List<String> rules = rules(table, place);
        Optional<String> path = text(table, place, PATH);
        Optional<String> distribution = text(table, place, DISTRIBUTION).map(IgnoreReader::normalised);
        if (rules.isEmpty() && path.isEmpty() && distribution.isEmpty()) {
            throw new ConfigException(at(place), "this ignore entry needs a rule, a path or a distribution");
        }
        Optional<String> reason = text(table, place, REASON);
        if (reason.isEmpty()) {
            throw new ConfigException(
                    at(place), "this ignore entry has no reason; say why it may be ignored: reason = \"…\"");
        }
        return new IgnoreEntry(rules, path, distribution, reason.get(), expires(table, place), at(place));
    }

    private List<String> rules(Map<?, ?> table, TomlPlaces place) throws ConfigException {
        Object value = table.get(RULE);
        if (!(value instanceof List<?> list)) {
            return text(table, place, RULE).map(List::of).orElse(List.of());
        }
        List<String> rules = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof String rule) || rule.isBlank()) {
                throw new ConfigException(
                        at(place.key(RULE)), "rule takes a text in quotes, or a list of texts such as [\"AC001\"]");
            }
            rules.add(rule.strip());
        }
        if (rules.isEmpty()) {
            throw new ConfigException(at(place.key(RULE)), "rule is an empty list");
        }
        return rules;
    }

    private Optional<String> text(Map<?, ?> table, TomlPlaces place, String name) throws ConfigException {
        Object value = table.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            throw new ConfigException(
                    at(place.key(name)), name + " takes a text in quotes, not " + SettingReader.words(value));
        }
        if (text.isBlank()) {
            throw new ConfigException(at(place.key(name)), name + " is empty");
        }
        return Optional.of(text.strip());
    }

    /** A date of TOML, which the parser gives as a text; a date in quotes comes out alike. */
    private Optional<LocalDate> expires(Map<?, ?> table, TomlPlaces place) throws ConfigException {
        Object value = table.get(EXPIRES);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text && DAY.matcher(text).matches()) {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                throw new ConfigException(at(place.key(EXPIRES)), "there is no such day: " + text);
            }
        }
        throw new ConfigException(at(place.key(EXPIRES)), "expires takes a day, such as expires = 2027-01-31");
    }

    /** As PEP 503 has it. */
    private static String normalised(String distribution) {
        return SEPARATORS.matcher(distribution).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    private Position at(TomlPlaces place) {
        return new Position(file, place.line(), place.column());
    }
}
