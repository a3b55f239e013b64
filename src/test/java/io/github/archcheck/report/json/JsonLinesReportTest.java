package io.github.archcheck.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.archcheck.report.Published;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.ReportWriter;
import io.github.archcheck.report.SampleReport;
import io.github.archcheck.testkit.Golden;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonLinesReportTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Lists of a root in the JSON document, and the lines that they become. */
    private static final Map<String, String> LISTS = Map.of(
            "distributions", "distribution",
            "binaries", "binary",
            "findings", "finding",
            "suppressed", "suppressed",
            "imports", "import",
            "unreadable", "unreadable",
            "notes", "note",
            "packages", "package");

    private static String written(ReportWriter writer, Report report) throws IOException {
        StringWriter out = new StringWriter();
        writer.write(report, out);
        return out.toString();
    }

    private static String text(Report report) throws IOException {
        return written(new JsonLinesReportWriter(), report);
    }

    private static List<JsonNode> lines(Report report) throws IOException {
        return Published.lines(text(report));
    }

    @Test
    void everyLineIsWhatTheSchemaSays() throws IOException {
        Published.assertLines(text(SampleReport.everything()));
        Published.assertLines(text(SampleReport.report(List.of())));
    }

    @Test
    void theSchemaRefusesWhatIsNotALine() throws IOException {
        for (String wrong : List.of(
                "{\"type\":\"finding\"}",
                "{\"type\":\"dylib\",\"root\":\"venv\"}",
                "{\"root\":\"venv\"}",
                "{\"type\":\"unreadable\",\"path\":\"x\",\"reason\":\"y\"}")) {
            assertThat(Published.line().validate(MAPPER.readTree(wrong)))
                    .as(wrong)
                    .isNotEmpty();
        }
    }

    @Test
    void theLinesSayWhatTheDocumentSays() throws IOException {
        Report report = SampleReport.everything();
        JsonNode document = MAPPER.readTree(written(new JsonReportWriter(), report));
        List<JsonNode> lines = lines(report);
        assertThat(record(lines.get(0), "run").get("target")).isEqualTo(document.get("target"));
        assertThat(record(lines.get(lines.size() - 1), "summary")).isEqualTo(document.get("summary"));
        for (JsonNode root : document.get("roots")) {
            for (Map.Entry<String, String> list : LISTS.entrySet()) {
                assertThat(records(lines, root.get("path").textValue(), list.getValue()))
                        .as("%s of %s", list.getKey(), root.get("path"))
                        .containsExactlyElementsOf(root.path(list.getKey()));
            }
        }
    }

    private static List<JsonNode> records(List<JsonNode> lines, String root, String type) {
        return lines.stream()
                .filter(line -> line.path("type").textValue().equals(type)
                        && line.path("root").textValue().equals(root))
                .map(line -> record(line, type))
                .toList();
    }

    /** A line without what only lines have. */
    private static JsonNode record(JsonNode line, String type) {
        ObjectNode record = line.deepCopy();
        assertThat(record.remove("type").textValue()).isEqualTo(type);
        record.remove(List.of("root", "environment"));
        if (type.equals("binary")) {
            record.set("type", record.remove("fileType"));
        }
        return record;
    }

    @Test
    void environmentsOfOneImageAreToldApart() throws IOException {
        assertThat(lines(SampleReport.everything()))
                .filteredOn(line -> line.path("root").asText().equals("image.tar"))
                .isNotEmpty()
                .allMatch(line -> line.path("environment").asText().equals("app/.venv"));
    }

    @Test
    void whatIsSuppressedIsToldOnlyWhenItIsToBeShown() throws IOException {
        assertThat(lines(SampleReport.everything(true)))
                .filteredOn(line -> line.path("type").textValue().equals("suppressed"))
                .hasSize(2);
        assertThat(text(SampleReport.everything(false))).doesNotContain("suppression");
    }

    @ParameterizedTest
    @MethodSource("io.github.archcheck.report.HostileNames#all")
    void anyNameGivesAsManyValidLines(String name) throws IOException {
        Report report = SampleReport.named(name);
        Published.assertLines(text(report));
        assertThat(text(report).lines()).hasSize(lines(SampleReport.named("x")).size());
        assertThat(text(report).chars()).noneMatch(c -> c == '\r' || c == 0x85 || c == 0x2028 || c == 0x202e);
    }

    @Test
    void theSampleIsAsItWasReadLast() throws IOException {
        new Golden(JsonLinesReportTest.class).check("everything.expected.jsonl", text(SampleReport.everything()));
    }

    @Test
    void writingTwiceGivesTheSameBytes() throws IOException {
        assertThat(text(SampleReport.everything()))
                .isEqualTo(text(SampleReport.everything()))
                .endsWith("}\n");
    }
}
