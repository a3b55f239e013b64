package io.github.archcheck.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which settings are in force, and who says so.
 *
 * @param file as messages name it; empty when there is none
 * @param found whether the file was looked for; else somebody named it
 * @param passedOver another file beside it that configures, too; empty when there is none
 * @param target whose sections count; empty when the file has none for targets
 * @param sections titles of those
 * @param rows in the order of the help
 * @param ignores in force for the target, in the order of the file
 */
public record ConfigListing(
        Optional<String> file,
        boolean found,
        Optional<String> passedOver,
        Optional<String> target,
        List<String> sections,
        List<Row> rows,
        List<Ignore> ignores) {
    public ConfigListing {
        sections = List.copyOf(sections);
        rows = List.copyOf(rows);
        ignores = List.copyOf(ignores);
    }

    /** What a value is. */
    public enum Shape {
        FLAG,
        NUMBER,
        TEXT,
        LIST
    }

    /** Who made a setting. */
    public enum Source {
        DEFAULT("default"),
        FILE("file"),
        ENVIRONMENT("environment"),
        COMMAND_LINE("command-line");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /** As in JSON. */
        public String label() {
            return label;
        }
    }

    /**
     * Where a setting is made.
     *
     * @param place of a file, {@code archcheck.toml:3}; of the environment, the variable; else empty
     * @param section of a file; empty for what stands above all sections
     */
    public record Origin(Source source, String place, String section) {}

    /**
     * One setting.
     *
     * @param commands that it is for
     * @param values one, unless it is a list; none for a text that nobody set
     */
    public record Row(String key, List<String> commands, Shape shape, List<String> values, Origin origin) {
        public Row {
            commands = List.copyOf(commands);
            values = List.copyOf(values);
        }
    }

    /** An entry for findings that are known. */
    public record Ignore(
            List<String> rules,
            Optional<String> path,
            Optional<String> distribution,
            String reason,
            Optional<LocalDate> expires,
            boolean expired,
            String place) {
        public Ignore {
            rules = List.copyOf(rules);
        }
    }
}
