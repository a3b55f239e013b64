package io.github.archcheck.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.archcheck.report.SampleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page for those who use a keyboard, a screen reader, a small screen or paper. Leaves pictures in {@code
 * target/screenshots} for people to look at. Needs Chromium or Chrome and is skipped without, see {@link PageReader}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HtmlPageForEveryoneInChromiumTest {
    private Optional<PageReader> reader = Optional.empty();

    @BeforeAll
    void start(@TempDir Path profile) throws IOException {
        reader = PageReader.start(profile);
    }

    @AfterAll
    void stop() throws IOException {
        if (reader.isPresent()) {
            reader.get().close();
        }
    }

    @BeforeEach
    void needsABrowser() {
        assumeTrue(reader.isPresent(), "no Chromium or Chrome: set ARCHCHECK_CHROMIUM or put it on the path");
    }

    private BrowserPage blank() throws IOException {
        return reader.orElseThrow().blank();
    }

    @Test
    void everythingCanBeDoneWithTheKeyboard() throws IOException {
        try (BrowserPage page = blank().open(PageReader.appleSilicon())) {
            tabTo(page, ".copy");
            page.press("Enter");
            page.value("new Promise(done => setTimeout(done, 100))");
            assertThat(page.text("navigator.clipboard.readText()")).contains("'tensorflow>=2.13'");
            tabTo(page, ".tile");
            page.press("End");
            assertThat(page.text("document.activeElement.ariaLabel")).isNotEmpty();
            page.press("Home").press("ArrowRight").press("ArrowRight");
            assertThat(page.text("document.activeElement.ariaLabel")).startsWith("tensorflow");
            page.press("Space");
            assertThat(count(page)).endsWith("of 3 findings");
            page.press("Escape");
            assertThat(count(page)).isEqualTo("3 findings");
            tabTo(page, ".opener");
            page.press("Enter");
            assertThat(page.countOf("tr.detail")).isEqualTo(1);
            assertThat(page.value("document.activeElement.matches(':focus-visible')")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static void tabTo(BrowserPage page, String selector) throws IOException {
        for (int tries = 0; tries < 60; tries++) {
            page.press("Tab");
            if (page.value("document.activeElement.matches(" + BrowserPage.quoted(selector) + ")")
                    .asBoolean()) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }

    @Test
    void aScreenReaderIsGivenANameForEveryControl() throws IOException {
        try (BrowserPage page = blank().open(PageReader.page("everything", SampleReport.everything(true)))) {
            page.click(".opener");
            List<String> nodes = page.accessible();
            assertThat(nodes)
                    .filteredOn(
                            n -> n.matches("(?:button|link|textbox|searchbox|combobox|checkbox|option|listbox|region"
                                    + "|table|navigation|search|list|group): *"))
                    .allMatch(n -> n.startsWith("list:") || n.startsWith("group:"));
            assertThat(nodes).anyMatch(n -> n.startsWith("main")).anyMatch(n -> n.startsWith("banner"));
            assertThat(nodes)
                    .anyMatch(n -> n.equals("searchbox: Search"))
                    .anyMatch(n -> n.equals("columnheader: File"));
            assertThat(nodes).anyMatch(n -> n.startsWith("listbox: Packages")).anyMatch(n -> n.startsWith("option: "));
        }
    }

    @Test
    void aNarrowScreenNeedsNoScrollingSideways() throws IOException {
        for (Path file : List.of(
                PageReader.appleSilicon(),
                PageReader.page("everything", SampleReport.everything(true)),
                PageReader.page("named", SampleReport.named("x".repeat(400))))) {
            try (BrowserPage page = blank().sized(400, 800).open(file)) {
                page.click(".opener");
                assertThat(page.value("document.documentElement.scrollWidth").asInt())
                        .as(file.toString())
                        .isLessThanOrEqualTo(400);
                assertThat(page.value("document.querySelector('.bar').offsetHeight")
                                .asInt())
                        .as("one line")
                        .isLessThan(80);
            }
        }
    }

    /** WCAG 2.2, 1.4.3: 4.5 to 1; with what lies behind a text put together from the inside to the outside. */
    @ParameterizedTest
    @CsvSource({"light", "dark"})
    void everyTextStandsOutFromWhatIsBehindIt(String scheme) throws IOException {
        String script = Files.readString(Path.of("src/test/resources/io/github/archcheck/report/html/contrast.js"));
        try (BrowserPage page =
                blank().seenAs(scheme, "screen").open(PageReader.page("everything", SampleReport.everything(true)))) {
            page.click("#rows tr:nth-child(2) .opener").click(".tile.broken");
            page.value("document.querySelectorAll('details').forEach(each => { each.open = true; })");
            JsonNode seen = page.value(script);
            assertThat(seen.get("texts").asInt()).isGreaterThan(200);
            assertThat(seen.get("faint")).isEmpty();
        }
    }

    @Test
    void withoutScriptsTheAnswerAndTheCommandsAreThere() throws IOException {
        try (BrowserPage page = blank().withoutScripts().open(PageReader.appleSilicon())) {
            assertThat(page.text("document.body.innerText"))
                    .contains("2 packages cannot run on macOS 14 arm64")
                    .contains("'tensorflow>=2.13'")
                    .contains("The table of all findings needs JavaScript");
            assertThat(page.value("[...document.querySelectorAll('button')].filter(b => b.offsetWidth > 0).length")
                            .asInt())
                    .isZero();
            page.screenshot(PageReader.SHOTS.resolve("apple-silicon-no-script.png"));
        }
    }

    @Test
    void paperHasTheDetailsAndNoControls() throws IOException {
        try (BrowserPage page = blank().open(PageReader.appleSilicon())) {
            page.seenAs("light", "").print(PageReader.SHOTS.resolve("apple-silicon.pdf"));
            assertThat(page.countOf("#printed *")).as("put back after printing").isZero();
            page.value("dispatchEvent(new Event('beforeprint'))");
            page.seenAs("light", "print").sized(720, 1000);
            assertThat(page.value("[...document.querySelectorAll('button, input, select')].filter("
                                    + "e => e.offsetWidth > 0).length")
                            .asInt())
                    .isZero();
            assertThat(page.value("Math.max(...[...document.querySelectorAll('.tile')].map(each =>"
                                    + " each.getBoundingClientRect().right))"
                                    + " <= document.querySelector('#treemap').getBoundingClientRect().right + 1")
                            .asBoolean())
                    .as("the picture is not cut")
                    .isTrue();
            assertThat(page.text("document.body.innerText"))
                    .contains("incompatible architecture (have 'x86_64', need 'arm64')")
                    .contains("tensorflow/libtensorflow_framework.2.dylib");
            page.screenshot(PageReader.SHOTS.resolve("apple-silicon-print.png"));
        }
    }

    @Test
    void picturesAreLeftForPeopleToLookAt() throws IOException {
        Map<String, Path> pages = Map.of(
                "apple-silicon",
                PageReader.appleSilicon(),
                "everything",
                PageReader.page("everything", SampleReport.everything(true)),
                "clean",
                PageReader.page(
                        "clean",
                        SampleReport.report(
                                List.of(SampleReport.report().roots().get(1)))));
        for (Map.Entry<String, Path> each : pages.entrySet()) {
            for (String scheme : List.of("light", "dark")) {
                try (BrowserPage page = blank().seenAs(scheme, "screen").open(each.getValue())) {
                    page.screenshot(PageReader.SHOTS.resolve(each.getKey() + "-" + scheme + ".png"));
                    page.sized(400, 800);
                    page.value("new Promise(done => setTimeout(done, 100))");
                    page.screenshot(PageReader.SHOTS.resolve(each.getKey() + "-" + scheme + "-narrow.png"));
                }
            }
        }
        assertThat(PageReader.SHOTS.resolve("clean-dark-narrow.png")).isNotEmptyFile();
    }

    private static String count(BrowserPage page) throws IOException {
        return page.text("document.querySelector('#count').textContent");
    }
}
