package io.github.archcheck.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.SampleReport;
import io.github.archcheck.testkit.Golden;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page as it is written, before any browser. */
class HtmlPageTest {
    private static final Golden GOLDEN = new Golden(HtmlPageTest.class);

    private static String html(Report report) throws IOException {
        StringWriter out = new StringWriter();
        new HtmlReportWriter().write(report, out);
        return out.toString();
    }

    private static Document page(Report report) throws IOException {
        return Jsoup.parse(html(report));
    }

    static Stream<Report> reports() {
        return Stream.of(
                SampleReport.report(),
                SampleReport.everything(false),
                SampleReport.everything(true),
                SampleReport.report(List.of()),
                SampleReport.report(List.of(SampleReport.report().roots().get(1))),
                SampleReport.named("<b>'\"&\u202e\ud800"));
    }

    /** What a reader without scripts gets: style, data and script are checked elsewhere. */
    @Test
    void whatNeedsNoScriptIsAsItWasReadLast() throws IOException {
        Document page = page(SampleReport.everything(true));
        page.select("style, script, symbol, meta[http-equiv]").remove();
        GOLDEN.check("everything-static.expected.html", page.body().outerHtml() + "\n");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void thePageIsWellMade(Report report) throws IOException {
        Document page = page(report);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main, header, footer")).hasSize(3);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("input, select"))
                .allMatch(control -> !control.parents().is("label")
                        ? page.select("label[for=" + control.id() + "]").size() == 1
                        : !control.parents().select("label").text().isBlank());
        assertThat(page.select("button, a, summary, th, caption, legend, title"))
                .allMatch(named -> !named.text().isBlank());
        assertThat(page.select("section"))
                .allMatch(section -> page.getElementById(section.attr("aria-labelledby")) != null);
        assertThat(page.select("[aria-describedby]"))
                .allMatch(described -> page.getElementById(described.attr("aria-describedby")) != null);
        assertThat(headings(page)).as("no level is left out").allMatch(step -> step <= 1);
    }

    private static List<Integer> headings(Document page) {
        List<Integer> levels = page.select("h1, h2, h3, h4").stream()
                .map(heading -> Integer.parseInt(heading.tagName().substring(1)))
                .toList();
        return Stream.iterate(1, i -> i < levels.size(), i -> i + 1)
                .map(i -> levels.get(i) - levels.get(i - 1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void nothingIsFetchedAndNothingRunsButTheScriptOfThePage(Report report)
            throws IOException, NoSuchAlgorithmException {
        Document page = page(report);
        assertThat(page.select("[src], iframe, object, embed, form, base")).isEmpty();
        assertThat(page.select("link[href]").eachAttr("href")).containsExactly("data:,");
        assertThat(page.getAllElements())
                .allMatch(element -> element.attributes().asList().stream()
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")
                                || attribute.getKey().equals("style")));
        assertThat(page.select("a[href]").eachAttr("href"))
                .allMatch(href -> href.startsWith("#") || href.startsWith("https://github.com/archcheck/archcheck"));
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(policy)
                .contains("default-src 'none'")
                .contains("style-src '" + hash(page.expectFirst("style")) + "'")
                .contains("script-src '" + hash(page.expectFirst("script:not([type])")) + "'")
                .doesNotContain("unsafe");
        assertThat(page.select("script")).hasSize(2);
    }

    private static String hash(Element element) throws NoSuchAlgorithmException {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(element.data().getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    @Test
    void theSameReportGivesTheSamePage() throws IOException {
        assertThat(html(SampleReport.everything(true))).isEqualTo(html(SampleReport.everything(true)));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theDataIsJsonThatCannotEndItsElement(Report report) throws IOException {
        String data = page(report).expectFirst("script[type=application/json]").data();
        assertThat(data).doesNotContain("<", ">", "&");
        JsonNode read = new ObjectMapper().readTree(data);
        long findings = report.roots().stream()
                .mapToLong(root -> report.showsSuppressed()
                        ? root.reported().size()
                        : root.counting().size())
                .sum();
        assertThat(read.get("findings")).hasSize((int) findings);
    }

    @Test
    void namesOfStrangersAreVisibleTextAndNothingElse() throws IOException {
        String name = "<img src=x>\u202e\u0007\n</script><!--";
        String shown = "<img src=x>\\u202e\\u0007\\u000a</script><!--";
        String html = html(SampleReport.named(name));
        Document page = Jsoup.parse(html);
        assertThat(page.select("img")).isEmpty();
        assertThat(page.expectFirst("article h3").text()).isEqualTo(shown + " " + shown);
        assertThat(html).doesNotContain("\u202e", "\u0007", "<img", "<!--");
    }

    @Test
    void knownFindingsAreShownOnlyWhenAskedForAndCountedAlways() throws IOException {
        assertThat(page(SampleReport.everything(false)).select("#show-suppressed"))
                .isEmpty();
        assertThat(page(SampleReport.everything(true)).select("#show-suppressed"))
                .hasSize(1);
        assertThat(page(SampleReport.everything(false)).expectFirst(".answer").text())
                .contains("2 known findings do not count");
    }
}
