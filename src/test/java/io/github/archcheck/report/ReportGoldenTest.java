package io.github.archcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.report.json.JsonInspectWriter;
import io.github.archcheck.report.json.JsonReportWriter;
import io.github.archcheck.report.table.TableInspectWriter;
import io.github.archcheck.report.table.TableOptions;
import io.github.archcheck.report.table.TableReportWriter;
import io.github.archcheck.testkit.Golden;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every output format of the sample report, as it is to be read. */
class ReportGoldenTest {
    private static final Golden GOLDEN = new Golden(ReportGoldenTest.class);

    private interface Output {
        void write(StringWriter out) throws IOException;
    }

    private static final Map<String, Output> OUTPUTS = new TreeMap<>(Map.of(
            "sample.expected.txt",
            out -> table(80, true, false).write(SampleReport.report(), out),
            "sample-verbose.expected.txt",
            out -> table(80, true, true).write(SampleReport.report(), out),
            "sample-narrow-ascii.expected.txt",
            out -> table(40, false, false).write(SampleReport.report(), out),
            "sample.expected.json",
            out -> new JsonReportWriter().write(SampleReport.report(), out),
            "inspect.expected.txt",
            out -> inspection(false).write(SampleInspections.files(), out),
            "inspect-verbose.expected.txt",
            out -> inspection(true).write(SampleInspections.files(), out),
            "inspect.expected.json",
            out -> new JsonInspectWriter("1.2.3").write(SampleInspections.files(), out)));

    private static ReportWriter table(int width, boolean unicode, boolean verbose) {
        return new TableReportWriter(new TableOptions(width, false, unicode, verbose));
    }

    private static InspectionWriter inspection(boolean verbose) {
        return new TableInspectWriter(new TableOptions(80, false, true, verbose));
    }

    static Stream<String> names() {
        return OUTPUTS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theOutputIsAsItWasReadLast(String name) throws IOException {
        StringWriter out = new StringWriter();
        Objects.requireNonNull(OUTPUTS.get(name)).write(out);
        GOLDEN.check(name, out.toString());
    }

    @Test
    void noExpectedFileIsAnOrphan() throws IOException {
        assertThat(GOLDEN.names()).containsExactlyElementsOf(OUTPUTS.keySet());
    }
}
