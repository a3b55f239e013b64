package io.github.archcheck.comparison.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.archcheck.comparison.Comparison;
import io.github.archcheck.comparison.Snapshot;
import io.github.archcheck.report.SampleReport;
import io.github.archcheck.report.json.JsonReportWriter;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotReaderTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** As small as a report can be. */
    private static final String SMALL = """
            {
              "schemaVersion": "1.0",
              "tool": {"name": "archcheck", "version": "1.2.3"},
              "target": {"name": "macos-14-arm64", "os": "macos", "architecture": "arm64"},
              "roots": [
                {
                  "path": "venv",
                  "target": {"name": "macos-14-arm64", "os": "macos", "architecture": "arm64"},
                  "kind": "venv",
                  "python": null,
                  "distributions": [{"name": "pkg", "version": null, "verdict": "runs"}],
                  "binaries": [],
                  "findings": [
                    {"rule": "AC001", "name": "missing-architecture", "severity": "error", "path": null, "slice": null,
                     "distribution": "pkg", "message": "m", "chain": [], "loaderError": null, "fix": null,
                     "fingerprint": "0"}
                  ],
                  "imports": [],
                  "unreadable": []
                }
              ],
              "summary": {}
            }
            """;

    private static Snapshot read(byte[] text) throws IOException, RefusedReportException {
        return SnapshotReader.read("old.json", new ByteArrayInputStream(text));
    }

    private static Snapshot read(String text) throws IOException, RefusedReportException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(String text) {
        return String.valueOf(catchThrowableOfType(RefusedReportException.class, () -> read(text))
                .getMessage());
    }

    private static String sample() throws IOException {
        StringWriter out = new StringWriter();
        new JsonReportWriter().write(SampleReport.report(), out);
        return out.toString();
    }

    @Test
    void whatWasWrittenIsRead() throws IOException, RefusedReportException {
        Snapshot sample = read(sample());
        assertThat(sample.toolVersion()).isEqualTo("1.2.3");
        assertThat(sample.target().name()).isEqualTo("macos-14-arm64");
        assertThat(sample.roots()).hasSize(SampleReport.report().roots().size());
        Snapshot.Root root = sample.roots().get(0);
        assertThat(root.findings())
                .hasSize(SampleReport.report().roots().get(0).counting().size());
        assertThat(root.binaries())
                .hasSize(SampleReport.report()
                        .roots()
                        .get(0)
                        .judged()
                        .judgements()
                        .size());
        assertThat(root.distributions())
                .extracting(Snapshot.Distribution::name, Snapshot.Distribution::verdict)
                .contains(tuple("tensorflow", Verdict.CANNOT_RUN));
    }

    @Test
    void membersThatNobodyKnowsArePassedOver() throws IOException, RefusedReportException {
        String more = SMALL.replaceFirst("\\{", "{\"future\": {\"rule\": [1, {\"deep\": null}]},")
                .replace("\"message\": \"m\"", "\"message\": \"m\", \"owner\": {\"a\": [true]}");
        assertThat(read(more)).isEqualTo(read(SMALL));
    }

    @Test
    void theOrderOfMembersIsFree() throws IOException, RefusedReportException {
        ObjectNode tree = (ObjectNode) MAPPER.readTree(SMALL);
        tree.set("schemaVersion", tree.remove("schemaVersion"));
        assertThat(read(tree.toString())).isEqualTo(read(SMALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsNoMistake(String charset) throws IOException, RefusedReportException {
        assertThat(read(("\ufeff" + SMALL).getBytes(Charset.forName(charset)))).isEqualTo(read(SMALL));
    }

    @Test
    void aLaterMinorVersionIsRead() throws IOException, RefusedReportException {
        assertThat(read(SMALL.replace("\"1.0\"", "\"1.17\"")).roots()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|is empty",
                "` \n `|is empty",
                "`archcheck: error`|is not JSON, but a report of archcheck is: make it with --format json",
                "`macOS 14`|is not JSON, but a report of archcheck is: make it with --format json",
                "[]|is JSON, but no report of archcheck: it is no object",
                "7|is JSON, but no report of archcheck: it is no object",
                "{}|is JSON, but no report of archcheck scan or preinstall",
                "`{\"schemaVersion\": \"2.0\", \"roots\": 1}`|has schemaVersion 2.0, and this archcheck reads 1.x; compare with"
                        + " the archcheck that wrote it, or write it again",
                "`{\"schemaVersion\": \"1\", \"roots\": []}`|has schemaVersion 1, and this archcheck reads 1.x; compare with the"
                        + " archcheck that wrote it, or write it again",
                "`{\"schemaVersion\": 1.0, \"roots\": []}`|line 1, column 19: \"schemaVersion\" of the report is a number, not a"
                        + " text",
                "`{\"$schema\": \"x\", \"version\": \"2.1.0\", \"runs\": []}`|is SARIF; compare reports that were made with"
                        + " --format json",
                "`{\"type\":\"run\",\"schemaVersion\":\"1.0\"}\n{\"type\":\"root\"}`|is not one JSON document, but one a line,"
                        + " as of --format jsonl; compare reports that were made with --format json",
                "`{\"schemaVersion\": \"1.0\", \"files\": []}`|is what archcheck inspect says; compare reports of scan or"
                        + " preinstall",
                "`{\"schemaVersion\": \"1.0\", \"diagnoses\": []}`|is what archcheck explain says; compare reports of scan or"
                        + " preinstall",
                "`{\"schemaVersion\": \"1.0\", \"old\": {}, \"new\": {}, \"roots\": []}`|is what archcheck diff says; compare"
                        + " reports of scan or preinstall",
                "`{\"schemaVersion\": \"1.0\", \"roots\": {}}`|line 1, column 35: \"roots\" of the report is no list",
                "`{\"schemaVersion\": \"1.0\", \"roots\": [3]}`|line 1, column 36: an item of \"roots\" is no object",
                "`{\"schemaVersion\": \"1.0\", \"roots\": [{}]}`|line 1, column 36: \"distributions\" of the root is missing",
                "`{\"schemaVersion\": \"1.0\", \"roots\": []}`|line 1, column 1: \"tool\" of the report is missing",
                "`{\"a\": 1, \"a\": 2}`|line 1, column 13: is not JSON: Duplicate field 'a'",
                "`{\"a\": 01}`|line 1, column 8: is not JSON: Invalid numeric value: Leading zeroes not allowed",
            })
    void whatIsNoReportIsRefusedWithAReason(String text, String reason) {
        assertThat(refusal(text)).isEqualTo("old.json: " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"version\": \"1.2.3\"|\"version\": 1|line 3, column 44: \"version\" of the tool is a number, not a text",
                "\"os\": \"macos\", \"architecture\": \"arm64\"}|\"os\": \"macos\"}|line 8, column 17: \"architecture\" of"
                        + " the target is missing",
                "\"python\": null|\"python\": []|line 10, column 17: \"python\" of the root is a list, not an object",
                "\"verdict\": \"runs\"|\"verdict\": \"maybe\"|line 11, column 69: \"verdict\" of the distribution is none of runs,"
                        + " runs-translated, cannot-run, not-used, undetermined: maybe",
                "\"severity\": \"error\"|\"severity\": \"fatal\"|line 14, column 71: \"severity\" of the finding is none of error,"
                        + " warning, info: fatal",
                "\"chain\": []|\"chain\": [1]|line 15, column 59: \"chain\" of the finding is a number, not a text",
                "\"message\": \"m\"|\"message\": null|line 15, column 44: \"message\" of the finding is null, not a text",
                "\"binaries\": []|\"binaries\": {}|line 12, column 19: \"binaries\" of the root is no list",
                "\"imports\": []|\"imports\": [[]]|line 18, column 19: an item of \"imports\" is no object",
                "\"summary\": {}|\"summary\": {\"suppressed\": 1e400}|line 22, column 29: \"suppressed\" of the summary is a number,"
                        + " not a whole number from 0",
                "\"summary\": {}|\"summary\": {\"suppressed\": -1}|line 22, column 29: \"suppressed\" of the summary is a number,"
                        + " not a whole number from 0",
            })
    void whatIsWrongInAReportIsNamedWithItsPlace(String part, String replacement, String reason) {
        String wrong = SMALL.replace(part, replacement);
        assertThat(wrong).isNotEqualTo(SMALL);
        assertThat(refusal(wrong)).isEqualTo("old.json: " + reason);
    }

    @Test
    void everyBeginningOfAReportIsCutOff() {
        String text = SMALL.strip();
        for (int length = 1; length < text.length(); length++) {
            assertThat(refusal(text.substring(0, length)))
                    .startsWith("old.json: ")
                    .doesNotContain("internal");
        }
        assertThat(refusal(text.substring(0, text.length() - 3))).contains("ends too early, as if it had been cut off");
    }

    @Test
    void moreBehindTheReportIsRefused() {
        assertThat(refusal(SMALL + "{}")).isEqualTo("old.json: line 24, column 1: more text after the report");
    }

    @Test
    void deepNestingIsRefused() {
        for (String open : List.of("[", "{\"a\":")) {
            assertThat(refusal("{\"x\": " + open.repeat(200_000))).contains("no report of archcheck has this");
            assertThat(refusal(SMALL.replace("\"chain\": []", "\"chain\": " + open.repeat(200_000))))
                    .contains("no report of archcheck has this");
        }
    }

    @Test
    void anEndlessNumberIsRefused() {
        assertThat(refusal(
                        SMALL.replace("\"summary\": {}", "\"summary\": {\"suppressed\": " + "9".repeat(100_000) + "}")))
                .contains("no report of archcheck has this");
    }

    @Test
    void anEndlessListIsRefusedBeforeItFillsTheMemory() {
        String chain = "[" + "\"\",".repeat(4_100_000) + "\"\"]";
        assertThat(refusal(SMALL.replace("\"chain\": []", "\"chain\": " + chain)))
                .isEqualTo("old.json: holds more than a report of archcheck has");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] bytes = SMALL.replace("venv", "v\u00ffv").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(RefusedReportException.class)
                .hasMessageContaining("is not JSON");
    }

    /** Every value of a real report, and every member, becomes something else, one at a time. */
    @Test
    void whateverIsWrongTheAnswerIsASnapshotOrAReason() throws IOException {
        JsonNode tree = MAPPER.readTree(sample());
        List<JsonNode> others = List.of(
                JsonNodeFactory.instance.nullNode(),
                JsonNodeFactory.instance.numberNode(-7),
                JsonNodeFactory.instance.textNode("\u001b[2J"),
                JsonNodeFactory.instance.booleanNode(true),
                JsonNodeFactory.instance.arrayNode().add(1),
                JsonNodeFactory.instance.objectNode().put("a", 1));
        Random random = new Random(5);
        int refused = 0;
        List<ContainerNode<?>> places = containers(tree);
        for (int round = 0; round < 1_500; round++) {
            ContainerNode<?> place = places.get(random.nextInt(places.size()));
            JsonNode other = others.get(random.nextInt(others.size()));
            refused += changed(tree, place, random, random.nextInt(7) == 0 ? null : other) ? 1 : 0;
        }
        assertThat(refused).isBetween(200, 1_450);
    }

    /** Changes one value, reads, and changes it back. */
    private static boolean changed(JsonNode tree, ContainerNode<?> place, Random random, @Nullable JsonNode other)
            throws IOException {
        if (place.isEmpty()) {
            return false;
        }
        if (place instanceof ArrayNode array) {
            int index = random.nextInt(array.size());
            JsonNode before = array.remove(index);
            if (other != null) {
                array.insert(index, other);
            }
            boolean refused = isRefused(tree.toString());
            if (other != null) {
                array.remove(index);
            }
            array.insert(index, before);
            return refused;
        }
        ObjectNode object = (ObjectNode) place;
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        JsonNode before = object.get(name);
        if (other == null) {
            object.remove(name);
        } else {
            object.set(name, other);
        }
        boolean refused = isRefused(tree.toString());
        object.set(name, before);
        return refused;
    }

    private static boolean isRefused(String text) throws IOException {
        try {
            Snapshot snapshot = read(text);
            Comparison.Side side = new Comparison.Side("x", snapshot);
            assertThat(Comparison.of(side, side).broke(Severity.INFO)).isFalse();
            return false;
        } catch (RefusedReportException e) {
            assertThat(e.getMessage()).startsWith("old.json: ").hasLineCount(1);
            return true;
        }
    }

    private static List<ContainerNode<?>> containers(JsonNode tree) {
        List<ContainerNode<?>> all = new ArrayList<>();
        if (tree instanceof ContainerNode<?> container) {
            all.add(container);
            container.forEach(child -> all.addAll(containers(child)));
        }
        return all;
    }

    @Test
    void aSmallReportHasWhatItSays() throws IOException, RefusedReportException {
        Snapshot.Root root = read(SMALL).roots().get(0);
        assertThat(root.python()).isEmpty();
        assertThat(root.environment()).isEmpty();
        assertThat(root.distributions())
                .containsExactly(new Snapshot.Distribution("pkg", Optional.empty(), Verdict.RUNS));
        assertThat(root.findings()).extracting(Snapshot.Finding::severity).containsExactly(Severity.ERROR);
    }
}
