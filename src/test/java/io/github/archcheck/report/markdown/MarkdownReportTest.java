package io.github.archcheck.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.report.HostileReports;
import io.github.archcheck.report.ManyPackages;
import io.github.archcheck.report.Printable;
import io.github.archcheck.report.ProjectSite;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.SampleReport;
import io.github.archcheck.testkit.Golden;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rendered by a Markdown renderer of other people. */
class MarkdownReportTest {
    private static final Golden GOLDEN = new Golden(MarkdownReportTest.class);
    private static final List<Extension> GITHUB =
            List.of(TablesExtension.create(), AutolinkExtension.create(), StrikethroughExtension.create());

    /** What GitHub makes links, notifications, pictures or formulas of in text that is not code. */
    private static final Pattern MEANINGFUL = Pattern.compile(
            "@[A-Za-z\\d]|#\\d|\\bGH-\\d|www\\.|://|:[A-Za-z\\d_+-]+:|\\$|\\b[0-9a-f]{7,40}\\b",
            Pattern.CASE_INSENSITIVE);

    private static String markdown(Report report, int limit) throws IOException {
        StringWriter out = new StringWriter();
        new MarkdownReportWriter(limit).write(report, out);
        return out.toString();
    }

    private static String markdown(Report report) throws IOException {
        StringWriter out = new StringWriter();
        new MarkdownReportWriter().write(report, out);
        return out.toString();
    }

    private static Document rendered(Report report) throws IOException {
        Parser parser = Parser.builder().extensions(GITHUB).build();
        HtmlRenderer renderer = HtmlRenderer.builder().extensions(GITHUB).build();
        Document page = Jsoup.parse(renderer.render(parser.parse(markdown(report, 1 << 20))));
        page.outputSettings().prettyPrint(false);
        return page;
    }

    /** Every kind of element with its attributes; addresses with their values. */
    private static Set<String> kinds(Document page) {
        Set<String> kinds = new TreeSet<>();
        for (Element element : page.getAllElements()) {
            kinds.add(element.tagName());
            element.attributes().forEach(a -> kinds.add(element.tagName() + " " + a.getKey() + "=" + a.getValue()));
        }
        return kinds;
    }

    @Test
    void theSampleIsAsItWasReadLast() throws IOException {
        GOLDEN.check("sample.expected.md", markdown(SampleReport.report()));
    }

    @Test
    void everythingIsAsItWasReadLast() throws IOException {
        GOLDEN.check("everything.expected.md", markdown(SampleReport.everything()));
    }

    static Stream<String> hostileNames() {
        return Stream.of(
                "<script>alert(1)</script>",
                "</code></summary></details><img src=x onerror=alert(1)>",
                "<!-- comment",
                "--> ]]> <?php <![CDATA[",
                "&lt;b&gt; &amp; &#64;user &copy;",
                "`code`",
                "``` ~~~ `` ` ````",
                "`",
                "\\` \\\\` \\",
                "a|b||c \\| d \\",
                "| --- | --- |",
                "[x](javascript:alert(1))",
                "![x](http://evil.example/x.png)",
                "[x]: http://evil.example",
                "<http://evil.example> https://evil.example www.evil.example mail@evil.example",
                "@user @org/team #123 GH-123 org/repo#1 0123456789abcdef0123456789abcdef01234567",
                ":tada: :+1:",
                "*bold* _em_ **b** __b__ ~~s~~ $x^2$ $$y$$",
                "# heading\n# heading",
                "x\n\n```\n<b>x</b>\n```\n\n- [ ] task",
                "- item\n1. item\n> quote\n    code",
                " leading and trailing ",
                "\u001b[31m\u202e\u2028\r",
                "^1 [^1]: footnote",
                "a  \nb");
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void noNameIsMarkup(String name) throws IOException {
        Set<String> known = kinds(rendered(HostileReports.of("a name")));
        known.add("code");
        assertThat(known)
                .contains(
                        "table",
                        "details",
                        "a href=" + ProjectSite.HOME + "/blob/main/src/main/resources/io"
                                + "/github/archcheck/verdict/rules/AC001.md");
        assertThat(known).containsAll(kinds(rendered(HostileReports.of(name))));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void everyNameIsReadAsItIs(String name) throws IOException {
        String shown = Printable.of(name);
        Document page = rendered(HostileReports.of(name));
        long names = page.select("code").stream()
                .filter(code -> code.wholeText().contains(shown))
                .count();
        assertThat(names).isGreaterThan(40);
        assertThat(page.select("table td:eq(0) code"))
                .isNotEmpty()
                .allMatch(code -> code.wholeText().equals(shown));
        assertThat(page.select("table tr")).allMatch(row -> Set.of(5, 6).contains(row.childrenSize()));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void noNameNotifiesOrLinksAnything(String name) throws IOException {
        Document page = rendered(HostileReports.of(name));
        page.select("code").remove();
        assertThat(MEANINGFUL.matcher(page.wholeText()).find()).isFalse();
    }

    @Test
    void aCleanEnvironmentIsOneShortLine() throws IOException {
        Report.Root clean = SampleReport.report().roots().get(1);
        assertThat(markdown(SampleReport.report(List.of(clean)))).isEqualTo("**archcheck**: No native code found\n");
    }

    @Test
    void whatDoesNotCountIsCountedAndListedOnlyWhenAskedFor() throws IOException {
        assertThat(markdown(SampleReport.everything(false)))
                .contains("2 known findings do not count.")
                .doesNotContain("only used for printing");
        assertThat(markdown(SampleReport.everything(true)))
                .contains("2 known findings do not count.")
                .contains("ignored by `archcheck.toml:7` until 2030-12-31: only used for printing");
    }

    @ParameterizedTest
    @ValueSource(ints = {4096, 10_000, 65_536})
    void aDocumentIsNeverLongerThanItMayBeAndSaysWhatIsLeftOut(int limit) throws IOException {
        String text = markdown(SampleReport.report(List.of(large(), large(), large())), limit);
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(limit);
        assertThat(text)
                .startsWith("## archcheck: ")
                .containsPattern("Left out for want of room: .*more package.*json=report.json`, says all of it\\.\n$");
        assertThat(text.split("<details>", -1)).hasSameSizeAs(text.split("</details>", -1));
    }

    @Test
    void aMegabyteOfNameIsWrittenInTime() throws IOException {
        assertThat(markdown(HostileReports.of("`_:".repeat(1 << 20)))).isNotEmpty();
    }

    private static Report.Root large() {
        return ManyPackages.root(600);
    }
}
