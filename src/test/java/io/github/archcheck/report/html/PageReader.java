package io.github.archcheck.report.html;

import io.github.archcheck.cli.Archcheck;
import io.github.archcheck.report.Report;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A browser for the pages of tests: {@code ARCHCHECK_CHROMIUM}, or Chromium or Chrome in one of the usual places. */
record PageReader(Chromium browser) implements AutoCloseable {
    /** Pictures for people to look at. */
    static final Path SHOTS = Path.of("target/screenshots").toAbsolutePath();

    private static final Path PAGES = Path.of("target/pages").toAbsolutePath();

    /** @return empty when there is no browser on this machine */
    static Optional<PageReader> start(Path profile) throws IOException {
        Optional<Path> program = Chromium.find(System.getenv());
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Chromium started = Chromium.start(program.get(), profile);
        started.tools().send("Browser.grantPermissions", Map.of("permissions", List.of("clipboardReadWrite")));
        return Optional.of(new PageReader(started));
    }

    /** An empty page by day. */
    BrowserPage blank() throws IOException {
        return BrowserPage.blank(browser.tools()).seenAs("light", "screen");
    }

    /** The file that a report was written to. */
    static Path page(String name, Report report) throws IOException {
        Path file = Files.createDirectories(PAGES).resolve(name + ".html");
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            new HtmlReportWriter().write(report, out);
        }
        return file;
    }

    /** Of the environment that the README shows. */
    static Path appleSilicon() throws IOException {
        Path file = Files.createDirectories(PAGES).resolve("apple-silicon.html");
        Archcheck.Outcome outcome = Archcheck.in(Path.of("testdata"))
                .run("scan", "env/apple-silicon", "--target", "macos-14-arm64", "-f", "html");
        return Files.writeString(file, outcome.out());
    }

    @Override
    public void close() throws IOException {
        browser.close();
    }
}
