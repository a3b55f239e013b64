package io.github.archcheck.cli;

import io.github.archcheck.report.ComparisonWriter;
import io.github.archcheck.report.json.JsonComparisonWriter;
import io.github.archcheck.report.markdown.MarkdownComparisonWriter;
import io.github.archcheck.report.table.TableComparisonWriter;
import io.github.archcheck.report.table.TableOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The formats of a comparison, one constant each. */
enum DiffFormat {
    TABLE {
        @Override
        ComparisonWriter writer(TableOptions options) {
            return new TableComparisonWriter(options);
        }
    },
    JSON {
        @Override
        ComparisonWriter writer(TableOptions options) {
            return new JsonComparisonWriter(ToolVersion.text());
        }
    },
    MARKDOWN {
        @Override
        ComparisonWriter writer(TableOptions options) {
            return new MarkdownComparisonWriter();
        }
    };

    abstract ComparisonWriter writer(TableOptions options);

    /** All others are UTF-8 wherever they go, and are written also when nothing broke. */
    boolean isForTerminals() {
        return this == TABLE;
    }

    /** @param option that it is the value of */
    static DiffFormat parse(String option, String name) throws UsageException {
        return Arrays.stream(values())
                .filter(f -> f.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Choices.unknown("diff " + option, name, labels()));
    }

    /** In the order in which they are named. */
    static List<String> labels() {
        return Arrays.stream(values()).map(DiffFormat::label).toList();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
