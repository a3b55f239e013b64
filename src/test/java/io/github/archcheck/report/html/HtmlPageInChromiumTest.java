package io.github.archcheck.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.archcheck.report.SampleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
 * The page as a browser shows it, with the clicks of a reader. Needs Chromium or Chrome and is skipped without, see {@link PageReader}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HtmlPageInChromiumTest {
    private static final int MOST_BYTES = 5_000_000;

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
    void thePageLoadsWithoutAnErrorAndAsksNobodyForAnything() throws IOException {
        Path file = PageReader.appleSilicon();
        try (BrowserPage page = blank().open(file)) {
            page.value("new Promise(done => setTimeout(done, 200))");
            assertThat(page.complaints()).isEmpty();
            assertThat(page.requests())
                    .filteredOn(url -> !url.startsWith("data:"))
                    .containsExactly(file.toUri().toString());
        }
    }

    @Test
    void theAnswerStandsOnTheFirstScreen() throws IOException {
        try (BrowserPage page = blank().open(PageReader.appleSilicon())) {
            assertThat(page.text("document.querySelector('h1').innerText"))
                    .isEqualTo("2 packages cannot run on macOS 14 arm64 (Python 3.11.9)");
            assertThat(page.text(
                            "[...document.querySelectorAll('article')].map(card => card.querySelector('h3').innerText"
                                    + " + ': ' + card.querySelector('.fix code').innerText).join('\\n')"))
                    .isEqualTo("tensorflow 2.12.0: env/apple-silicon/bin/python -m pip install --no-cache-dir"
                            + " 'tensorflow>=2.13'\ntensorflow_io 0.31.0: env/apple-silicon/bin/python -m pip install"
                            + " --no-cache-dir 'tensorflow-io>=0.34'");
            assertThat(page.value("document.querySelector('article .fix').getBoundingClientRect().bottom < innerHeight")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void theCopyButtonPutsTheCommandOnTheClipboard() throws IOException {
        try (BrowserPage page = blank().open(PageReader.appleSilicon()).click("article .copy")) {
            page.value("new Promise(done => setTimeout(done, 100))");
            assertThat(page.text("navigator.clipboard.readText()"))
                    .isEqualTo("env/apple-silicon/bin/python -m pip install --no-cache-dir 'tensorflow>=2.13'");
            assertThat(page.text("document.querySelector('article .copy').innerText"))
                    .startsWith("Copied");
            assertThat(page.text("document.getElementById('said').textContent")).isEqualTo("Copied");
        }
    }

    @Test
    void aClickOnAFieldOfThePictureFiltersTheTable() throws IOException {
        try (BrowserPage page = blank().open(PageReader.appleSilicon())) {
            assertThat(count(page)).isEqualTo("3 findings");
            page.click(".tile[aria-label^='tensorflow_io']");
            assertThat(count(page)).isEqualTo("1 of 3 findings");
            assertThat(page.text("document.querySelector('#filter-package').selectedOptions[0].text"))
                    .startsWith("tensorflow_io 0.31.0");
            page.click(".tile[aria-label^='lxml']");
            assertThat(page.text("document.querySelector('#rows').innerText"))
                    .isEqualTo("Nothing was found against lxml: runs.");
            page.click("#clear");
            assertThat(count(page)).isEqualTo("3 findings");
            assertThat(page.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            import tensorflow_io     | 1 of 3 findings
            PYWRAP cannot            | 0 of 3 findings
            pywrap incompatible      | 1 of 3 findings
            ac001                    | 3 findings
            no such thing            | 0 of 3 findings
            """)
    void theSearchFindsWhatHasAllWords(String words, String expected) throws IOException {
        try (BrowserPage page =
                blank().open(PageReader.appleSilicon()).click("#search").type(words)) {
            assertThat(count(page)).isEqualTo(expected);
            page.press("Escape");
            assertThat(count(page)).isEqualTo("3 findings");
        }
    }

    @Test
    void severitiesRulesAndPlacesFilter() throws IOException {
        try (BrowserPage page = blank().open(PageReader.page("everything", SampleReport.everything(true)))) {
            int all = page.value("Number(document.querySelector('#count').textContent.match(/^\\d+/)[0])")
                    .asInt();
            int errors = page.value("Number(document.querySelector('.pill.error strong').textContent)")
                    .asInt();
            page.click("#show-error");
            assertThat(count(page)).isEqualTo((all - errors) + " of " + all + " findings");
            page.click("#show-error");
            page.value("(() => { const s = document.querySelector('#filter-rule'); s.value = 'AC501';"
                    + " s.dispatchEvent(new Event('change')); })()");
            assertThat(page.text("[...new Set([...document.querySelectorAll('#rows tr td:last-child')].map("
                            + "cell => cell.innerText))].join()"))
                    .isEqualTo("AC501");
            page.click("#clear");
            page.value("(() => { const s = document.querySelector('#filter-root'); s.value = '1';"
                    + " s.dispatchEvent(new Event('change')); })()");
            assertThat(count(page)).contains(" of " + all);
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void columnsSortAndSaySo() throws IOException {
        try (BrowserPage page = blank().open(PageReader.appleSilicon()).click("th[data-sort=file] button")) {
            assertThat(files(page))
                    .isEqualTo("libtensorflow_framework.2.dylib,_pywrap_tensorflow_internal.so,libtensorflow_io.so");
            assertThat(page.text("document.querySelector('th[data-sort=file]').ariaSort"))
                    .isEqualTo("ascending");
            page.click("th[data-sort=file] button");
            assertThat(files(page))
                    .isEqualTo("libtensorflow_io.so,_pywrap_tensorflow_internal.so,libtensorflow_framework.2.dylib");
            assertThat(page.text("document.querySelector('th[data-sort=file]').ariaSort"))
                    .isEqualTo("descending");
            assertThat(page.countOf("th[aria-sort]")).isEqualTo(1);
        }
    }

    @Test
    void aFindingOpensToAllThatIsKnownOfIt() throws IOException {
        try (BrowserPage page = blank().open(PageReader.appleSilicon()).click("th[data-sort=file] button")) {
            page.click("#rows tr:nth-child(2) .opener");
            String detail = page.text("document.querySelector('tr.detail').innerText");
            assertThat(detail)
                    .contains("It was built for another kind of processor than the one this Python runs on.")
                    .contains("Found: contains x86_64, not arm64.")
                    .contains("-m pip install --no-cache-dir 'tensorflow>=2.13'")
                    .contains("(mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64')")
                    .contains("AC001 missing-architecture")
                    .containsPattern("Fingerprint [0-9a-f]{16}");
            assertThat(page.text(
                            "[...document.querySelectorAll('tr.detail .step code')].map(c => c.innerText).join(' > ')"))
                    .isEqualTo("tensorflow > tensorflow/python/_pywrap_tensorflow_internal.so");
            assertThat(page.text("document.querySelector('tr.detail .small a').href"))
                    .startsWith("https://github.com/archcheck/archcheck/")
                    .endsWith("AC001.md");
            page.press("Escape");
            assertThat(page.countOf("tr.detail")).isZero();
            assertThat(page.text("document.activeElement.className")).isEqualTo("opener");
        }
    }

    @Test
    void theAddressOfAFindingOpensIt() throws IOException {
        try (BrowserPage page = blank().open(PageReader.appleSilicon()).click(".opener")) {
            String address = page.text("document.querySelector('tr.detail a[href^=\"#\"]').hash");
            page.click("tr.detail a[href^='#']");
            page.reload();
            assertThat(page.text("location.hash")).isEqualTo(address);
            assertThat(page.text("document.querySelector('tr.detail').innerText"))
                    .contains(address.substring(1));
        }
    }

    @Test
    void lightAndDarkFollowTheSystemUntilTheReaderChooses() throws IOException {
        String background = "getComputedStyle(document.body).backgroundColor";
        try (BrowserPage page = blank().open(PageReader.appleSilicon())) {
            String light = page.text(background);
            page.seenAs("dark", "screen");
            page.value("new Promise(done => setTimeout(done, 100))");
            String dark = page.text(background);
            assertThat(dark).isNotEqualTo(light);
            assertThat(page.text("document.querySelector('#theme').ariaPressed"))
                    .isEqualTo("true");
            page.click("#theme");
            assertThat(page.text(background)).isEqualTo(light);
            page.seenAs("light", "screen").click("#theme");
            assertThat(page.text(background)).isEqualTo(dark);
            page.click("#theme");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            <img src=x onerror="window.__pwned=1"><script>window.__pwned=1</script>
            </script><script>window.__pwned=1;alert(1)</script>
            <!--<script>"><svg onload=alert(1)>
            ' onclick='window.__pwned=1' x="
            javascript:alert(1)//{{7*7}}${alert(1)}
            """)
    void namesOfStrangersStayText(String name) throws IOException {
        Path plain = PageReader.page("plain", SampleReport.named(name.contains("/") ? "plain/name" : "plain"));
        Path hostile = PageReader.page("hostile", SampleReport.named(name + "\u202e\u0000\u2028"));
        String shape = "[...document.querySelectorAll('*')].map(e => e.tagName).join()";
        try (BrowserPage page = blank().open(plain).click(".opener")) {
            String expected = page.text(shape);
            page.open(hostile).click(".opener").click(".tile");
            page.click("#clear");
            assertThat(page.text(shape)).isEqualTo(expected);
            assertThat(page.text("document.querySelector('tr.detail .fix code').textContent"))
                    .contains(name);
            assertThat(page.text("document.body.textContent"))
                    .doesNotContain("\u202e")
                    .contains("\\u202e\\u0000\\u2028");
            assertThat(page.value("typeof window.__pwned").asText()).isEqualTo("undefined");
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void fiveThousandFindingsStayUsable() throws IOException {
        Path file = PageReader.page("huge", HugeReport.report());
        assertThat(Files.size(file)).isLessThan(MOST_BYTES);
        try (BrowserPage page = blank().open(file)) {
            assertThat(count(page)).isEqualTo("5,000 findings");
            JsonNode loaded = page.value(
                    "(() => { const n = performance.getEntriesByType('navigation')[0];"
                            + " return [n.loadEventEnd, (performance.getEntriesByType('paint')[0] || {}).startTime || 0]; })()");
            double search = milliseconds(
                    page,
                    "const s = document.querySelector('#search'); s.value = 'package-123 ac202';"
                            + " s.dispatchEvent(new Event('input'));");
            assertThat(count(page)).isEqualTo("4 of 5,000 findings");
            page.click("#clear");
            double filter = milliseconds(page, "document.querySelector('#show-error').click();");
            assertThat(count(page)).isEqualTo("1,000 of 5,000 findings");
            page.click("#clear");
            double sort = milliseconds(page, "document.querySelector('th[data-sort=package] button').click();");
            page.click("#next");
            assertThat(page.text("document.querySelector('#page-number').textContent"))
                    .isEqualTo("51\u2013100 of 5,000");
            assertThat(page.complaints()).isEmpty();
            System.out.printf(
                    Locale.ROOT,
                    "5,000 findings, 50,000 files: %,d bytes; ms: loaded %.0f, first paint %.0f, search %.0f, filter %.0f,"
                            + " sort %.0f%n",
                    Files.size(file),
                    loaded.get(0).asDouble(),
                    loaded.get(1).asDouble(),
                    search,
                    filter,
                    sort);
            Integer most = Integer.getInteger("archcheck.page.millis");
            if (most != null) {
                assertThat(List.of(loaded.get(0).asDouble(), search, filter, sort))
                        .allMatch(ms -> ms < most);
            }
            page.screenshot(PageReader.SHOTS.resolve("huge-light.png"));
        }
    }

    /** Until it has been painted. */
    private static double milliseconds(BrowserPage page, String action) throws IOException {
        return page.value("new Promise(done => { const start = performance.now(); " + action
                        + " requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))); })")
                .asDouble();
    }

    private static String count(BrowserPage page) throws IOException {
        return page.text("document.querySelector('#count').textContent");
    }

    private static String files(BrowserPage page) throws IOException {
        return page.text("[...document.querySelectorAll('.opener .base')].map(e => e.innerText).join()");
    }
}
