package io.github.archcheck.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.archcheck.report.Printable;
import io.github.archcheck.report.Published;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.Reported;
import io.github.archcheck.report.SampleReport;
import io.github.archcheck.testkit.Golden;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SarifReportTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A rule's page, which may change without the format. */
    private static final Pattern PAGE = Pattern.compile("\"# AC\\d{3} .*\"");

    private static String sarif(Report report) throws IOException {
        StringWriter out = new StringWriter();
        new SarifReportWriter().write(report, out);
        return out.toString();
    }

    private static JsonNode run(Report report) throws IOException {
        return MAPPER.readTree(sarif(report)).at("/runs/0");
    }

    private static JsonNode result(JsonNode run, String uri) {
        for (JsonNode result : run.get("results")) {
            if (uri(result).equals(uri)) {
                return result;
            }
        }
        throw new AssertionError("nothing is found at " + uri);
    }

    private static String uri(JsonNode result) {
        return result.at("/locations/0/physicalLocation/artifactLocation/uri").asText();
    }

    private static List<String> uris(JsonNode run) {
        List<String> uris = new ArrayList<>();
        run.get("results").forEach(result -> uris.add(uri(result)));
        return uris;
    }

    @Test
    void theSamplesAreWhatTheSchemaSays() throws IOException {
        Published.assertSarif(sarif(SampleReport.everything(true)));
        Published.assertSarif(sarif(SampleReport.everything(false)));
        Published.assertSarif(sarif(SampleReport.report(List.of())));
    }

    @Test
    void theSchemaRefusesWhatIsNotSarif() throws IOException {
        String sarif = sarif(SampleReport.everything());
        for (String broken : List.of(
                sarif.replace("\"ruleId\"", "\"rule\""),
                sarif.replace("\"level\": \"error\"", "\"level\": \"fatal\""),
                sarif.replace("\"uri\": \"venv", "\"uri\": \"venv<"))) {
            assertThat(Published.faultsOfSarif(broken)).isNotEmpty();
        }
    }

    @Test
    void theSampleIsAsItWasReadLast() throws IOException {
        String sarif = sarif(SampleReport.everything());
        new Golden(SarifReportTest.class)
                .check("everything.expected.sarif", PAGE.matcher(sarif).replaceAll("\"(the page)\""));
    }

    @Test
    void filesOfTheCheckoutAreNamedFromItsTop() throws IOException {
        JsonNode run = run(SampleReport.everything());
        assertThat(uris(run))
                .contains(
                        "venv/lib/python3.11/site-packages/tensorflow/libtensorflow_framework.2.dylib",
                        "venv",
                        ".",
                        "tools/native%20helper/libfast.dylib",
                        "dist/speedy-1.0-cp311-cp311-macosx_11_0_universal2.whl",
                        "image.tar",
                        "app/uv.lock");
        for (JsonNode result : run.get("results")) {
            boolean relative = !uri(result).startsWith("file:");
            assertThat(result.at("/locations/0/physicalLocation/artifactLocation")
                            .has("uriBaseId"))
                    .isEqualTo(relative);
        }
        assertThat(run.at("/originalUriBaseIds/%SRCROOT%").has("uri")).isFalse();
    }

    @Test
    void filesElsewhereAreNamedAbsolutely() throws IOException {
        assertThat(uris(run(SampleReport.everything()))).contains("file:///opt/tools/lib/libshared.dylib");
    }

    @Test
    void whatLiesInAnArchiveHasTheArchiveAsItsFile() throws IOException {
        JsonNode location = result(
                        run(SampleReport.everything()), "dist/speedy-1.0-cp311-cp311-macosx_11_0_universal2.whl")
                .at("/locations/0");
        assertThat(location.at("/logicalLocations/0/fullyQualifiedName").asText())
                .isEqualTo("speedy/_core.cpython-311-darwin.so");
        assertThat(location.at("/logicalLocations/0/kind").asText()).isEqualTo("resource");
    }

    @Test
    void gitHubFindsAllThatItAsksFor() throws IOException {
        JsonNode run = run(SampleReport.everything());
        for (JsonNode rule : run.at("/tool/driver/rules")) {
            for (String text : List.of("/shortDescription/text", "/fullDescription/text", "/help/text")) {
                assertThat(rule.at(text).asText()).isNotEmpty();
            }
            assertThat(rule.at("/fullDescription/text").asText()).hasSizeLessThan(1024);
            assertThat(rule.at("/properties/tags")).hasSizeBetween(1, 10);
            assertThat(rule.at("/properties/precision").asText()).isIn("very-high", "high", "medium", "low");
            assertThat(rule.get("properties").get("problem.severity").asText())
                    .isIn("error", "warning", "recommendation");
        }
        for (JsonNode result : run.get("results")) {
            assertThat(result.get("locations")).hasSize(1);
            for (String place : List.of("startLine", "startColumn", "endLine", "endColumn")) {
                assertThat(result.at("/locations/0/physicalLocation/region/" + place)
                                .asInt())
                        .isPositive();
            }
        }
    }

    @Test
    void noTwoResultsHaveOneFingerprint() throws IOException {
        Report.Root root = SampleReport.report().roots().get(0);
        JsonNode results = run(SampleReport.report(List.of(root, root))).get("results");
        Set<String> hashes = new HashSet<>();
        results.forEach(result -> hashes.add(
                result.at("/partialFingerprints/primaryLocationLineHash").asText()));
        assertThat(hashes).hasSize(results.size());
    }

    @Test
    void resultsPointToTheirRules() throws IOException {
        JsonNode run = run(SampleReport.everything());
        for (JsonNode result : run.get("results")) {
            JsonNode rule =
                    run.at("/tool/driver/rules").get(result.get("ruleIndex").asInt());
            assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
        }
    }

    @Test
    void allRulesThatRanAreListedWithTheirPages() throws IOException {
        Report report = SampleReport.everything();
        JsonNode rules = run(report).at("/tool/driver/rules");
        assertThat(rules).hasSize(report.rules().size());
        assertThat(rules.get(0).get("name").asText()).isEqualTo("MissingArchitecture");
        assertThat(rules.get(0).at("/help/markdown").asText()).startsWith("# AC001 missing-architecture\n");
        assertThat(rules.get(0).get("helpUri").asText()).endsWith("/AC001.md");
    }

    @Test
    void aRuleThatOnlyAFindingNamesIsListedToo() throws IOException {
        RuleInfo unknown = new RuleInfo("AC999", "of-nobody", Severity.WARNING, "nobody has heard of it");
        JsonNode run = run(with(List.of(Finding.aboutRoot(unknown, "odd"))));
        JsonNode rule =
                run.at("/tool/driver/rules").get(run.at("/results/0/ruleIndex").asInt());
        assertThat(rule.get("id").asText()).isEqualTo("AC999");
        assertThat(rule.at("/help/text").asText()).isEqualTo("Nobody has heard of it.");
    }

    private static Report with(List<Finding> findings) {
        Judged judged = SampleReport.report().roots().get(1).judged().withFindings(findings);
        return SampleReport.report(List.of(new Report.Root("x", judged)));
    }

    @Test
    void whatIsSuppressedIsLeftOutUnlessItIsToBeShown() throws IOException {
        assertThat(sarif(SampleReport.everything(false))).doesNotContain("suppressions");
        JsonNode kaleido = result(
                run(SampleReport.everything(true)), "venv/lib/python3.11/site-packages/kaleido/executable/kaleido");
        assertThat(kaleido.at("/suppressions/0/kind").asText()).isEqualTo("external");
        assertThat(kaleido.at("/suppressions/0/justification").asText())
                .isEqualTo("only used for printing, on Intel machines (archcheck.toml:7)");
    }

    @Test
    void whatCouldNotBeReadIsANotificationAndTheRunNoSuccess() throws IOException {
        JsonNode invocation = run(SampleReport.report()).at("/invocations/0");
        assertThat(invocation.get("executionSuccessful").asBoolean()).isFalse();
        JsonNode first = invocation.at("/toolExecutionNotifications/0");
        assertThat(first.at("/message/text").asText()).isEqualTo("lib/secret.so could not be read: permission denied.");
        assertThat(first.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("venv/lib/secret.so");
        assertThat(run(with(List.of())).at("/invocations/0/executionSuccessful").asBoolean())
                .isTrue();
    }

    @Test
    void filesOfTheChainAreRelatedLocations() throws IOException {
        Report.Root root = SampleReport.report().roots().get(0);
        List<Finding> findings = SampleReport.findings();
        Finding last = findings.get(findings.size() - 1);
        String other = findings.get(1).artifact().orElseThrow().path();
        Finding chained = last.withChain(
                List.of(last.artifact().orElseThrow().path(), "@rpath/libx.dylib", other, "libnone.dylib"));
        JsonNode run = run(SampleReport.report(
                List.of(new Report.Root("venv", root.judged().withFindings(List.of(chained))))));
        assertThat(run.at("/results/0/relatedLocations")).hasSize(1);
        assertThat(run.at("/results/0/relatedLocations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("venv/" + other);
        assertThat(run.at("/results/0/message/text").asText())
                .contains("Chain: share/libmystery.dylib → @rpath/libx.dylib → ");
    }

    @Test
    void moreResultsThanGitHubTakesAreCutFromTheQuietEnd() throws IOException {
        RuleInfo rule = SampleReport.report().rules().get(0);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 25_010; i++) {
            findings.add(Finding.aboutRoot(rule, "x")
                    .withSeverity(i < 20 ? Severity.INFO : i < 30 ? Severity.WARNING : Severity.ERROR));
        }
        JsonNode run = run(with(findings));
        assertThat(run.get("results")).hasSize(25_000);
        assertThat(levels(run, "error")).isEqualTo(24_980);
        assertThat(levels(run, "warning")).isEqualTo(10);
        assertThat(levels(run, "note")).isEqualTo(10);
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .isEqualTo("10 results are left out: GitHub takes no more.");
    }

    private static long levels(JsonNode run, String level) {
        long count = 0;
        for (JsonNode result : run.get("results")) {
            count += result.get("level").asText().equals(level) ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @MethodSource("io.github.archcheck.report.HostileNames#all")
    void anyNameGivesValidSarif(String name) throws IOException {
        Published.assertSarif(sarif(SampleReport.named(name)));
    }

    @ParameterizedTest
    @MethodSource("io.github.archcheck.report.HostileNames#all")
    void anyNameStaysAPathInItsUri(String name) throws IOException {
        for (JsonNode result : run(SampleReport.named(name)).get("results")) {
            URI uri = URI.create(uri(result));
            assertThat(uri.getQuery()).isNull();
            assertThat(uri.getFragment()).isNull();
            assertThat(uri.getScheme()).isIn(null, "file");
        }
    }

    @Test
    void aUriGivesTheNameBack() throws IOException {
        String name = "100% a?b#c&d;e:f\\g\u202e\u0007日本.so";
        JsonNode result = run(SampleReport.named(name)).at("/results/0");
        String uri = uri(result);
        assertThat(URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8))
                .isEqualTo(name + "/" + name);
    }

    @ParameterizedTest
    @MethodSource("io.github.archcheck.report.HostileNames#all")
    void noMessageHasLinksPlaceholdersOrInvisibleCharacters(String name) throws IOException {
        for (JsonNode result : run(SampleReport.named(name)).get("results")) {
            String text = result.at("/message/text").asText();
            assertThat(text).doesNotContainPattern("(?<!\\\\)\\]\\(");
            assertThat(text.replace("{{", "").replace("}}", "")).doesNotContain("{", "}");
            assertThat(text.codePoints().filter(c -> c != '\n')).noneMatch(Printable::mustHide);
            assertThat(text.lines()).hasSizeBetween(1, 4);
        }
    }

    @Test
    void pathsOfWindowsBecomeUris() {
        assertThat(Uris.of("C:\\Users\\me\\a b.dll")).isEqualTo("file:///C:/Users/me/a%20b.dll");
        assertThat(Uris.of("C:\\venv/Lib/x.pyd")).isEqualTo("file:///C:/venv/Lib/x.pyd");
        assertThat(Uris.of("\\\\server\\share\\x.dll")).isEqualTo("file://server/share/x.dll");
    }

    @Test
    void aVersionThatIsNoSemanticOneIsNotSaidToBe() throws IOException {
        assertThat(run(SampleReport.report()).at("/tool/driver/semanticVersion").asText())
                .isEqualTo("1.2.3");
        Report report = SampleReport.report();
        Report development =
                new Report("development", report.target(), report.checkout(), report.rules(), false, report.roots());
        assertThat(run(development).at("/tool/driver").has("semanticVersion")).isFalse();
    }

    @Test
    void fingerprintsAreThoseOfTheReport() throws IOException {
        Report report = SampleReport.report();
        List<String> expected = report.roots().get(0).counting().stream()
                .map(Reported::fingerprint)
                .toList();
        List<String> written = new ArrayList<>();
        run(report)
                .get("results")
                .forEach(result -> written.add(result.get("partialFingerprints")
                        .get("archcheckFingerprint/v1")
                        .asText()));
        assertThat(written).containsExactlyElementsOf(expected);
    }

    @Test
    void nothingOfThisMachineIsInIt() throws IOException {
        assertThat(sarif(SampleReport.everything()))
                .isEqualTo(sarif(SampleReport.everything()))
                .doesNotContain(Path.of("").toAbsolutePath().toString());
    }
}
