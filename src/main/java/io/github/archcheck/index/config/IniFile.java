package io.github.archcheck.index.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sections of keys and values as Python's configuration parser reads them; values may go on in indented lines. */
final class IniFile {
    private static final String DEFAULTS = "DEFAULT";

    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    private String section = "";
    private String key = "";
    private int indent;

    private IniFile() {}

    /** By section, then by key as pip spells it: lower case, dashes. Empty for what is no such file. */
    static Optional<Map<String, Map<String, String>>> parse(String text) {
        IniFile ini = new IniFile();
        for (String line : text.split("\r\n|\r|\n", -1)) {
            if (!ini.take(line)) {
                return Optional.empty();
            }
        }
        Map<String, String> defaults = ini.sections.getOrDefault(DEFAULTS, Map.of());
        ini.sections.remove(DEFAULTS);
        ini.sections.values().forEach(values -> defaults.forEach(values::putIfAbsent));
        return Optional.of(ini.sections);
    }

    private boolean take(String line) {
        String bare = line.strip();
        if (bare.isEmpty() || bare.startsWith("#") || bare.startsWith(";")) {
            return true;
        }
        int column = line.length() - line.stripLeading().length();
        if (column > indent && !key.isEmpty()) {
            sections.getOrDefault(section, new LinkedHashMap<>())
                    .merge(key, bare, (value, more) -> value + "\n" + more);
            return true;
        }
        indent = column;
        if (bare.startsWith("[") && bare.indexOf(']') > 0) {
            section = bare.substring(1, bare.indexOf(']'));
            key = "";
            sections.putIfAbsent(section, new LinkedHashMap<>());
            return true;
        }
        int end = delimiter(bare);
        if (section.isEmpty() || end <= 0) {
            return false;
        }
        key = name(bare.substring(0, end).strip());
        sections.getOrDefault(section, new LinkedHashMap<>())
                .put(key, bare.substring(end + 1).strip());
        return true;
    }

    private static int delimiter(String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        return equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
    }

    /** As pip spells the names of options. */
    static String name(String key) {
        String dashes = key.toLowerCase(Locale.ROOT).replace('_', '-');
        return dashes.startsWith("--") ? dashes.substring(2) : dashes;
    }
}
