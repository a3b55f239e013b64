package io.github.archcheck.cli;

import io.github.archcheck.report.ComparisonWriter;
import io.github.archcheck.report.json.JsonComparisonWriter;
import io.github.archcheck.report.markdown.MarkdownComparisonWriter;
import io.github.archcheck.report.table.TableComparisonWriter;
import io.github.archcheck.report.table.TableOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    static DiffFormat parse(String name) throws UsageException {
        Optional<DiffFormat> format = Arrays.stream(values())
                .filter(f -> f.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
        return format.orElseThrow(() -> UsageException.aboutOptions("diff has no format " + name + "; there are "
                + String.join(", ", labels()) + Choices.nearest(name, labels())));
    }

    /** In the order of the help. */
    static List<String> labels() {
        return Arrays.stream(values()).map(DiffFormat::label).toList();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
