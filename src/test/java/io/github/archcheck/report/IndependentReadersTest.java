package io.github.archcheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.archcheck.report.junit.JunitReportWriter;
import io.github.archcheck.report.sarif.SarifReportWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of others read what we write, where they are installed. */
class IndependentReadersTest {
    private static final Pattern COMPLAINT = Pattern.compile(": (?:error|warning) [A-Z]+\\d+");

    private static final String COUNT = "import sys, junitparser as j; f = j.JUnitXml.fromfile(sys.argv[1]);"
            + " r = [x for s in f for c in s for x in (c.result or [None])];"
            + " print(len(r), *[sum(type(x) is t for x in r) for t in (j.Failure, j.Error, j.Skipped)])";

    @TempDir
    Path folder;

    /** {@code Sarif.Multitool} of npm's {@code @microsoft/sarif-multitool}; its rules for GitHub ask no network. */
    @Test
    void theReferenceToolTakesOurSarif() throws IOException, InterruptedException {
        String tool = onPath("Sarif.Multitool");
        assumeTrue(!tool.isEmpty(), "no Sarif.Multitool on PATH");
        Path file = written("report.sarif", new SarifReportWriter(), SampleReport.everything());
        String said = said(
                tool,
                "validate",
                file.toString(),
                "--output",
                folder.resolve("said").toString(),
                "--rule-kind",
                "Ghas");
        assertThat(said).contains("Analysis completed successfully").doesNotContainPattern(COMPLAINT);
    }

    @Test
    void junitparserCountsWhatWeCount() throws IOException, InterruptedException {
        String python = onPath("python3");
        assumeTrue(!python.isEmpty(), "no python3 on PATH");
        assumeTrue(said(python, "-c", "import junitparser").isEmpty(), "no junitparser in python3");
        Path file = written("report.xml", new JunitReportWriter(), SampleReport.everything());
        assertThat(said(python, "-c", COUNT, file.toString()).strip()).isEqualTo("23 7 2 1");
    }

    private Path written(String name, ReportWriter writer, Report report) throws IOException {
        Path file = folder.resolve(name);
        try (Writer out = Files.newBufferedWriter(file)) {
            writer.write(report, out);
        }
        return file;
    }

    /** Empty when there is none. */
    private static String onPath(String program) {
        return List.of(System.getenv()
                        .getOrDefault("PATH", "")
                        .split(Pattern.quote(System.getProperty("path.separator"))))
                .stream()
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
    }

    private static String said(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return text;
    }
}
