package io.github.archcheck.config;

import io.github.archcheck.platform.NearestNames;
import io.github.archcheck.toml.TomlException;
import io.github.archcheck.toml.TomlPlaces;
import io.github.archcheck.toml.TomlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Understands a file: every key is known and of its type, or the file is refused. */
public final class ConfigReader {
    private static final String IGNORE = "ignore";
    private static final String TARGET = "target";

    /** TOML lets no key be a text and a table: the name of the sections in a file that has the setting, too. */
    private static final String TARGETS = "targets";

    private static final int MOST_TARGETS = 1_000;

    private static final Pattern SETTING_AND_SECTIONS =
            Pattern.compile("(?m)^\\h*+\\[\\[?+(?:tool\\.archcheck\\.)?+target\\.");

    private final ConfigText source;
    private final Vocabulary vocabulary;
    private final IgnoreReader ignores;

    private ConfigReader(ConfigText source, Vocabulary vocabulary) {
        this.source = source;
        this.vocabulary = vocabulary;
        this.ignores = new IgnoreReader(source.name(), source.kind() == ConfigText.Kind.PYPROJECT);
    }

    public static Configuration read(ConfigText source, Vocabulary vocabulary) throws ConfigException {
        return new ConfigReader(source, vocabulary).read();
    }

    /** The top table of a file. */
    static Map<String, Object> top(String name, String content) throws ConfigException {
        try {
            return TomlText.read(content);
        } catch (TomlException e) {
            throw broken(name, content, e);
        }
    }

    private static ConfigException broken(String name, String content, TomlException e) {
        // The parser tells of a repeated key only when it is past its value.
        Optional<TomlPlaces> repeated =
                e.reason().endsWith("uplicate key") ? TomlPlaces.of(content).repeated() : Optional.empty();
        Position at = repeated.map(place -> new Position(name, place.line(), place.column()))
                .orElseGet(() -> new Position(name, e.line(), e.column()));
        boolean both = e.reason().contains("existing non-object") || repeated.isPresent();
        String hint = both && SETTING_AND_SECTIONS.matcher(content).find()
                ? "; a file that sets target names its sections [targets.\"NAME\"]"
                : "";
        return new ConfigException(at, e.reason() + hint);
    }

    private Configuration read() throws ConfigException {
        Map<?, ?> table = top(source.name(), source.content());
        TomlPlaces places = TomlPlaces.of(source.content());
        if (source.kind() == ConfigText.Kind.PYPROJECT) {
            TomlPlaces tool = places.key("tool");
            places = tool.key(ConfigFiles.TABLE);
            Object inside = table.get("tool") instanceof Map<?, ?> tools ? tools.get(ConfigFiles.TABLE) : null;
            table = table(inside, "tool.archcheck", places);
        }
        Map<String, Section> commands = new LinkedHashMap<>();
        List<TargetSection> targets = new ArrayList<>();
        Map<Object, Object> plain = new LinkedHashMap<>(table);
        for (String command : vocabulary.commands().keySet()) {
            if (table.get(command) != null) {
                plain.remove(command);
                commands.put(command, command(command, table.get(command), places.key(command)));
            }
        }
        for (String name : List.of(TARGET, TARGETS)) {
            if (table.get(name) instanceof Map<?, ?> patterns) {
                plain.remove(name);
                addTargets(name, patterns, places.key(name), targets);
            }
        }
        Section general = section("", plain, places, names(), true);
        return new Configuration(source, general, commands, targets);
    }

    private Stream<String> names() {
        return Stream.concat(
                vocabulary.all().map(Key::name),
                Stream.concat(vocabulary.commands().keySet().stream(), Stream.of(IGNORE)));
    }

    private Section command(String command, Object value, TomlPlaces places) throws ConfigException {
        Map<?, ?> table = table(value, command, places);
        List<Setting> made = new ArrayList<>();
        for (Map.Entry<?, ?> entry : table.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Position at = at(places.key(name));
            if (name.equals(IGNORE)) {
                throw new ConfigException(
                        at,
                        "ignore entries count for all commands: write [[" + prefix() + "ignore]] or [[" + prefix()
                                + "target.\"NAME\".ignore]]");
            }
            Optional<Key> key = vocabulary.find(command, name);
            if (key.isEmpty() && vocabulary.find(name).isPresent()) {
                throw new ConfigException(at, name + " is no setting of " + command);
            }
            Key known = key.isPresent() ? key.get() : unknown(name, at, keys(command));
            made.add(SettingReader.read(known, entry.getValue(), at));
        }
        return new Section("[" + prefix() + command + "]", made, List.of());
    }

    private Stream<String> keys(String command) {
        return vocabulary.commands().getOrDefault(command, List.of()).stream().map(Key::name);
    }

    private void addTargets(String group, Map<?, ?> patterns, TomlPlaces places, List<TargetSection> targets)
            throws ConfigException {
        if (patterns.size() > MOST_TARGETS) {
            throw new ConfigException(at(places), "has more than " + MOST_TARGETS + " sections for targets");
        }
        for (Map.Entry<?, ?> entry : patterns.entrySet()) {
            String name = String.valueOf(entry.getKey());
            TomlPlaces here = places.key(name);
            TargetPattern pattern = TargetPattern.parse(name, at(here));
            for (TargetSection before : targets) {
                if (before.pattern().equals(pattern)) {
                    throw new ConfigException(
                            at(here),
                            "'" + name + "' is the same target as that of line "
                                    + before.at().line() + ", " + pattern.text());
                }
            }
            String title = "[" + prefix() + group + ".\"" + name + "\"]";
            Map<?, ?> table = table(entry.getValue(), group + ".\"" + name + "\"", here);
            if (table.containsKey(TARGET)) {
                throw new ConfigException(
                        at(here.key(TARGET)),
                        "a section for a target cannot choose the target; set it above all sections");
            }
            Stream<String> names = Stream.concat(vocabulary.all().map(Key::name), Stream.of(IGNORE));
            targets.add(new TargetSection(pattern, section(title, table, here, names, false), at(here)));
        }
    }

    private Section section(String title, Map<?, ?> table, TomlPlaces places, Stream<String> names, boolean top)
            throws ConfigException {
        List<String> near = names.toList();
        List<Setting> made = new ArrayList<>();
        List<IgnoreEntry> entries = List.of();
        for (Map.Entry<?, ?> entry : table.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Position at = at(places.key(name));
            if (name.equals(IGNORE)) {
                entries = ignores.read(entry.getValue(), places.key(name));
                continue;
            }
            if (top && name.equals("tool") && source.kind() == ConfigText.Kind.WHOLE) {
                throw new ConfigException(
                        at, "here settings stand by themselves, without [tool.archcheck] in front of them");
            }
            Optional<Key> key = vocabulary.find(name);
            Key known = key.isPresent() ? key.get() : unknown(name, at, near.stream());
            made.add(SettingReader.read(known, entry.getValue(), at));
        }
        return new Section(title, made, entries);
    }

    private Key unknown(String name, Position at, Stream<String> names) throws ConfigException {
        String why = vocabulary.elsewhere().get(name);
        throw new ConfigException(
                at,
                why != null
                        ? name + " " + why
                        : "unknown key '" + name + "'" + Nearest.words(NearestNames.among(names.distinct(), name)));
    }

    private Map<?, ?> table(@Nullable Object value, String name, TomlPlaces places) throws ConfigException {
        if (value instanceof Map<?, ?> table) {
            return table;
        }
        throw new ConfigException(at(places), name + " is a section: write [" + prefix() + name + "]");
    }

    private String prefix() {
        return source.kind() == ConfigText.Kind.PYPROJECT ? "tool.archcheck." : "";
    }

    private Position at(TomlPlaces place) {
        return source.at(place.line(), place.column());
    }
}
