package io.github.archcheck.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.archcheck.inventory.source.PythonFiles;
import io.github.archcheck.loader.system.Loaders;
import io.github.archcheck.report.HostileNames;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.SampleReport;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Judge;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReportTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static String json(Report report) throws IOException {
        StringWriter out = new StringWriter();
        new JsonReportWriter().write(report, out);
        return out.toString();
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream text = JsonReportWriter.class.getResourceAsStream("report.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(text);
        }
    }

    private static void assertValid(String json) throws IOException {
        assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
    }

    @Test
    void theSampleIsWhatTheSchemaSays() throws IOException {
        assertValid(json(SampleReport.report()));
        assertValid(json(SampleReport.everything()));
    }

    @Test
    void theSchemaRefusesWhatIsNotAReport() throws IOException {
        String broken = json(SampleReport.report()).replace("\"cannot-run\"", "\"maybe\"");
        assertThat(schema().validate(broken, InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.github.archcheck.report.HostileNames#all")
    void anyNameGivesValidJsonWithThatName(String name) throws IOException {
        String json = json(SampleReport.named(name));
        assertValid(json);
        String expected = HostileNames.wellFormed(name);
        JsonNode root = MAPPER.readTree(json).at("/roots/0");
        assertThat(root.at("/path").textValue()).isEqualTo(expected);
        assertThat(root.at("/binaries/0/path").textValue()).isEqualTo(expected);
        assertThat(root.at("/distributions/0/name").textValue()).isEqualTo(expected);
        assertThat(root.at("/findings/0/message").textValue()).isEqualTo("contains " + expected);
        assertThat(root.at("/imports/0/module").textValue()).isEqualTo(expected);
        assertThat(root.at("/unreadable/0/reason").textValue()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("io.github.archcheck.report.HostileNames#all")
    void theRawTextHasNoCharacterThatCannotBeSeen(String name) throws IOException {
        assertThat(json(SampleReport.named(name)).codePoints())
                .noneMatch(c -> c == 0x202e || c == 0x2028 || c == 0xfeff || c == 0xe0041 || c == 0x9b || c == 0x7f);
    }

    @ParameterizedTest
    @MethodSource("io.github.archcheck.report.HostileNames#all")
    void bytesAreUtf8(String name) throws IOException {
        String json = json(SampleReport.named(name));
        assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(json);
    }

    @Test
    void halfASurrogatePairBecomesTheReplacementCharacter() throws IOException {
        JsonNode root = MAPPER.readTree(json(SampleReport.named("a\ud800b"))).at("/roots/0");
        assertThat(root.at("/path").textValue()).isEqualTo("a\ufffdb");
    }

    @Test
    void anEndlessNameIsWrittenWhole() throws IOException {
        String name = "ab\u202e\ud83d\ude00".repeat(20_000);
        JsonNode root = MAPPER.readTree(json(SampleReport.named(name))).at("/roots/0");
        assertThat(root.at("/binaries/0/path").textValue()).isEqualTo(name);
    }

    @Test
    void writingTwiceGivesTheSameBytes() throws IOException {
        assertThat(json(SampleReport.report())).isEqualTo(json(SampleReport.report()));
    }

    /** A rule that found everything before it was asked. */
    private record Prepared(List<Finding> findings) implements Rule {
        @Override
        public RuleInfo info() {
            return new RuleInfo("AC999", "prepared", Severity.ERROR, "prepared");
        }

        @Override
        public Stream<Finding> judge(Scene scene) {
            return findings.stream();
        }
    }

    private static String judged(List<Finding> findings) throws IOException {
        Judge judge = new Judge(
                List.of(new Prepared(findings)), Loaders::forTarget, (t, i, p) -> Optional.empty(), PythonFiles.NONE);
        Report.Root root = new Report.Root(
                "venv",
                judge.judge(
                        SampleReport.inventory(), SampleReport.target(), Optional.empty(), "venv", finding -> true));
        return json(SampleReport.report(List.of(root)));
    }

    @Test
    void theOrderInWhichRulesFindThingsDoesNotShow() throws IOException {
        List<Finding> findings = new ArrayList<>(SampleReport.findings());
        String expected = judged(findings);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(findings, new Random(seed));
            assertThat(judged(findings)).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
