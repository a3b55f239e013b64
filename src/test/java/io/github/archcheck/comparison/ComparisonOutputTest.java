package io.github.archcheck.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.archcheck.report.ComparisonWriter;
import io.github.archcheck.report.HostileNames;
import io.github.archcheck.report.Printable;
import io.github.archcheck.report.json.JsonComparisonWriter;
import io.github.archcheck.report.markdown.MarkdownComparisonWriter;
import io.github.archcheck.report.table.TableComparisonWriter;
import io.github.archcheck.report.table.TableOptions;
import io.github.archcheck.testkit.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format of a comparison, as it is to be read. */
class ComparisonOutputTest {
    private static final Golden GOLDEN = new Golden(ComparisonOutputTest.class);
    private static final Map<String, ComparisonWriter> WRITERS = new TreeMap<>(Map.of(
            "diff.expected.txt", table(80, true, false),
            "diff-verbose.expected.txt", table(80, true, true),
            "diff-narrow-ascii.expected.txt", table(40, false, false),
            "diff.expected.md", new MarkdownComparisonWriter(),
            "diff.expected.json", new JsonComparisonWriter("1.2.3")));

    private static ComparisonWriter table(int width, boolean unicode, boolean verbose) {
        return new TableComparisonWriter(new TableOptions(width, false, unicode, verbose));
    }

    private static String written(ComparisonWriter writer, Comparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        writer.write(comparison, out);
        return out.toString();
    }

    static Stream<String> names() {
        return WRITERS.keySet().stream();
    }

    static Stream<String> hostileNames() {
        return HostileNames.all().filter(name -> !name.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theOutputIsAsItWasReadLast(String name) throws IOException {
        GOLDEN.check(name, written(Objects.requireNonNull(WRITERS.get(name)), SampleComparison.sample()));
    }

    @Test
    void noExpectedFileIsAnOrphan() throws IOException {
        assertThat(GOLDEN.names()).containsExactlyElementsOf(WRITERS.keySet());
    }

    private static void assertValid(String json) throws IOException {
        try (InputStream text = JsonComparisonWriter.class.getResourceAsStream("comparison.schema.json")) {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(text);
            assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        }
    }

    @Test
    void theJsonIsWhatItsSchemaSays() throws IOException {
        assertValid(written(new JsonComparisonWriter("1.2.3"), SampleComparison.sample()));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void anyNameGivesValidJsonWithThatName(String name) throws IOException {
        String json = written(new JsonComparisonWriter("1.2.3"), SampleComparison.named(name));
        assertValid(json);
        JsonNode change = new ObjectMapper().readTree(json).at("/roots/0/packages/0");
        assertThat(change.at("/broke/0/message").textValue()).isEqualTo(HostileNames.wellFormed(name));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void noNameActsOnATerminal(String name) throws IOException {
        for (boolean unicode : new boolean[] {true, false}) {
            assertThat(written(table(60, unicode, true), SampleComparison.named(name))
                            .codePoints()
                            .filter(c -> c != '\n'))
                    .noneMatch(Printable::mustHide);
        }
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void noLineIsLongerThanItsTerminalUnlessAWordOfACommandIs(String name) throws IOException {
        assertThat(written(table(60, true, false), SampleComparison.named(name)).lines())
                .allMatch(line -> line.codePointCount(0, line.length()) <= 60 || line.contains("/"));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void noNameIsMarkup(String name) throws IOException {
        Set<String> known = kinds("a name");
        known.addAll(Set.of("code", "pre"));
        assertThat(known).contains("details", "li", "h2");
        assertThat(known).containsAll(kinds(name));
    }

    /** What a renderer of other people makes of it. */
    private static Set<String> kinds(String name) throws IOException {
        String markdown = written(new MarkdownComparisonWriter(), SampleComparison.named(name));
        List<Extension> github =
                List.of(TablesExtension.create(), AutolinkExtension.create(), StrikethroughExtension.create());
        String html = HtmlRenderer.builder()
                .extensions(github)
                .build()
                .render(Parser.builder().extensions(github).build().parse(markdown));
        return Jsoup.parse(html).getAllElements().stream()
                .map(element -> element.tagName()
                        + (element.attributesSize() == 0
                                ? ""
                                : " " + element.attributes().html()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Headlines of two sketches. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fine|fine|Nothing changed: 1 package, 1 native binary",
                "fine|broken|1 package broke, 1 changed architecture",
                "broken|fine|Nothing broke: 1 package was repaired, 1 changed architecture",
                "broken|broken|Nothing changed: 1 package, 1 native binary, the same 1 finding",
                "fine|warned|Nothing broke: 1 new warning",
                "fine|later|Nothing broke: 1 package was upgraded",
                "none|fine|Nothing broke: 1 package was added",
                "none|tool|files that no package owns broke",
                "none|start|the environment as a whole broke",
                "fine|both|1 package and the environment as a whole broke, 1 changed architecture",
                "start|none|Nothing broke: the environment as a whole was repaired",
                "fine|moved|Nothing broke, but not everything is as before",
            })
    void theAnswerIsTheFirstLine(String before, String after, String answer) throws IOException {
        Comparison comparison = Sketch.compare(sketch(before), sketch(after));
        assertThat(written(table(100, true, false), comparison).lines().findFirst())
                .contains(answer);
    }

    private static Sketch sketch(String name) {
        String file = Sketch.SITE + "pkg/_c.so";
        Sketch sketch = new Sketch();
        return switch (name) {
            case "none" -> sketch;
            case "tool" -> sketch.error("AC001", "", "bin/tool");
            case "start" -> sketch.error("AC002", "", "");
            case "both" ->
                sketch.has("pkg", "1.0")
                        .file("pkg", file, "x86_64")
                        .error("AC001", "pkg", file)
                        .error("AC002", "", "");
            case "later" -> sketch.has("pkg", "1.1").file("pkg", file, "arm64");
            case "moved" -> sketch.kind("folder").has("pkg", "1.0").file("pkg", file, "arm64");
            case "warned" -> sketch.has("pkg", "1.0").file("pkg", file, "arm64").warning("AC006", "pkg", file);
            case "broken" ->
                sketch.has("pkg", "1.0").file("pkg", file, "x86_64").error("AC001", "pkg", file);
            default -> sketch.has("pkg", "1.0").file("pkg", file, "arm64");
        };
    }
}
