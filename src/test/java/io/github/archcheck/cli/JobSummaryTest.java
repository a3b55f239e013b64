package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.cli.Archcheck.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobSummaryTest {
    @TempDir
    Path folder;

    @BeforeEach
    void anEnvironmentWithAnError() throws IOException {
        MacVenv.broken(folder.resolve("venv"));
    }

    private Outcome scan(String summary, String... more) {
        return Archcheck.in(folder)
                .with("GITHUB_STEP_SUMMARY", summary)
                .run(Lists.of(new String[] {"scan", "venv"}, MacVenv.TARGET, more));
    }

    private Path summary() {
        return folder.resolve("summary.md");
    }

    @ParameterizedTest
    @CsvSource({"github, json=a.json", "table, github=log.txt"})
    void itIsAppendedToWhatOtherStepsWrote(String format, String output) throws IOException {
        Files.writeString(summary(), "before\n");
        Outcome outcome = scan(summary().toString(), "-f", format, "-o", output);
        assertThat(outcome.err()).isEmpty();
        assertThat(summary()).content().startsWith("before\n\n## archcheck: ");
        assertThat(Files.readString(summary()))
                .isEqualTo("before\n\n" + scan("", "-f", "markdown").out());
    }

    @Test
    void noOtherFormatWritesIt() {
        scan(summary().toString(), "-f", "markdown");
        assertThat(summary()).doesNotExist();
    }

    @Test
    void aQuietCleanRunWritesNone() throws IOException {
        Files.delete(folder.resolve("venv").resolve(MacVenv.MODULE));
        scan(summary().toString(), "-q", "-f", "github");
        assertThat(summary()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nowhere/summary.md | no such directory
            venv               | not a file
            """)
    void aTroubleWithItIsAWarning(String path, String reason) {
        Outcome outcome = scan(path, "-f", "github");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).isEqualTo(scan("", "-f", "github").out());
        assertThat(outcome.err())
                .isEqualTo("archcheck: warning: no job summary: cannot write " + path
                        + ", which GITHUB_STEP_SUMMARY names: " + reason + "\n");
    }

    @Test
    void theFileStaysBelowWhatGithubTakes() throws IOException {
        Files.writeString(summary(), "x".repeat(1024 * 1024 - 5000) + "\n");
        scan(summary().toString(), "-f", "github");
        assertThat(Files.size(summary())).isBetween(1024 * 1024L - 4990, 1024 * 1024L);
        Files.writeString(summary(), "x".repeat(1024 * 1024 - 3000) + "\n");
        assertThat(scan(summary().toString(), "-f", "github").err()).endsWith(": it is full\n");
    }
}
