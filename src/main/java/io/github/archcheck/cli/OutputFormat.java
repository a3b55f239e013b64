package io.github.archcheck.cli;

import io.github.archcheck.report.ReportWriter;
import io.github.archcheck.report.github.GithubReportWriter;
import io.github.archcheck.report.html.HtmlReportWriter;
import io.github.archcheck.report.json.JsonLinesReportWriter;
import io.github.archcheck.report.json.JsonReportWriter;
import io.github.archcheck.report.junit.JunitReportWriter;
import io.github.archcheck.report.markdown.MarkdownReportWriter;
import io.github.archcheck.report.sarif.SarifReportWriter;
import io.github.archcheck.report.table.TableOptions;
import io.github.archcheck.report.table.TableReportWriter;
import io.github.archcheck.verdict.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report formats, one constant each. */
enum OutputFormat {
    TABLE(true) {
        @Override
        ReportWriter writer(TableOptions options, Severity failing) {
            return new TableReportWriter(options);
        }
    },
    JSON(false) {
        @Override
        ReportWriter writer(TableOptions options, Severity failing) {
            return new JsonReportWriter();
        }
    },
    JSONL(false) {
        @Override
        ReportWriter writer(TableOptions options, Severity failing) {
            return new JsonLinesReportWriter();
        }
    },
    SARIF(false) {
        @Override
        ReportWriter writer(TableOptions options, Severity failing) {
            return new SarifReportWriter();
        }
    },
    JUNIT(false) {
        @Override
        ReportWriter writer(TableOptions options, Severity failing) {
            return new JunitReportWriter(failing);
        }
    },
    GITHUB(true) {
        @Override
        ReportWriter writer(TableOptions options, Severity failing) {
            return new GithubReportWriter();
        }
    },
    MARKDOWN(true) {
        @Override
        ReportWriter writer(TableOptions options, Severity failing) {
            return new MarkdownReportWriter();
        }
    },
    HTML(false) {
        @Override
        ReportWriter writer(TableOptions options, Severity failing) {
            return new HtmlReportWriter();
        }
    };

    private final boolean forPeople;

    OutputFormat(boolean forPeople) {
        this.forPeople = forPeople;
    }

    /** Whether it is read as it comes, so that a quiet run does without it when there is nothing to say. */
    boolean isForPeople() {
        return forPeople;
    }

    /** Whether it is UTF-8 wherever it goes; the table is in the terminal's character set. */
    boolean isUtf8() {
        return this != TABLE;
    }

    /** @param failing lowest severity that fails the run */
    abstract ReportWriter writer(TableOptions options, Severity failing);

    static OutputFormat parse(String name) throws UsageException {
        Optional<OutputFormat> format = Arrays.stream(values())
                .filter(f -> f.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
        return format.orElseThrow(() -> UsageException.aboutOptions("no such format: " + name + "; there are "
                + String.join(", ", labels()) + Choices.nearest(name, labels())));
    }

    /** In the order of the help. */
    static List<String> labels() {
        return Arrays.stream(values()).map(OutputFormat::label).toList();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
