package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.archcheck.cli.Archcheck.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where reports go, and what they look like there. */
class ScanOutputTest {
    private static final String ESCAPE = "\u001b[";

    @TempDir
    Path folder;

    @BeforeEach
    void anEnvironmentWithAnError() throws IOException {
        MacVenv.broken(folder.resolve("venv"));
    }

    @Test
    void jsonIsTheSameBytesOnEveryRun() {
        Outcome first = scan("-f", "json");
        assertThat(scan("-f", "json").bytes()).isEqualTo(first.bytes());
        assertThat(first.out()).startsWith("{\n").endsWith("}\n").doesNotContain("\r");
    }

    @Test
    void jsonIsValidBySchema() {
        assertThat(schema().validate(scan("-f", "json").out(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesADocumentWithoutRoots() {
        assertThat(schema().validate("{\"schemaVersion\": \"1.0\"}", InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void outputsAreWrittenBesideTheTable() throws IOException {
        Outcome outcome = scan("-o", "json=report.json", "-o", "table=report.txt");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(folder.resolve("report.json"))
                .hasBinaryContent(scan("-f", "json").bytes());
        assertThat(folder.resolve("report.txt")).content().isEqualTo(outcome.out());
    }

    @Test
    void outputsAreWrittenAlsoWhenQuiet() throws IOException {
        Files.delete(folder.resolve("venv").resolve(MacVenv.MODULE));
        Outcome outcome = scan("-q", "-o", "json=report.json");
        assertThat(outcome.out()).isEmpty();
        assertThat(folder.resolve("report.json")).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nowhere/report.json      | no such directory
                    venv                     | is a directory
                    venv/pyvenv.cfg/x.json   | not a directory
                    """)
    void aFileThatCannotBeWrittenIsTwoAndNamed(String file, String reason) {
        Outcome outcome = scan("-o", "json=" + file);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("archcheck: cannot write " + folder.resolve(file) + ": " + reason + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    # terminal | --color | variable        | value | colour
                    true       | auto    | -               |       | true
                    false      | auto    | -               |       | false
                    false      | always  | -               |       | true
                    true       | never   | -               |       | false
                    true       | auto    | NO_COLOR        | 1     | false
                    true       | auto    | NO_COLOR        | ''    | true
                    true       | always  | NO_COLOR        | 1     | true
                    false      | auto    | FORCE_COLOR     | 1     | true
                    false      | auto    | FORCE_COLOR     | 0     | false
                    false      | auto    | CLICOLOR_FORCE  | 1     | true
                    false      | auto    | CLICOLOR_FORCE  | 0     | false
                    false      | never   | CLICOLOR_FORCE  | 1     | false
                    true       | auto    | CLICOLOR        | 0     | false
                    true       | auto    | CLICOLOR        | 1     | true
                    false      | auto    | CLICOLOR        | 1     | false
                    true       | auto    | TERM            | dumb  | false
                    true       | AUTO    | TERM            | xterm | true
                    """)
    void colourFollowsOptionVariablesAndTerminal(
            boolean terminal, String option, @Nullable String variable, String value, boolean colour) {
        Archcheck archcheck = terminal ? Archcheck.in(folder).onTerminal() : Archcheck.in(folder);
        if (variable != null) {
            archcheck = archcheck.with(variable, value);
        }
        String out = archcheck
                .run("scan", "venv", "--target", "macos-14-arm64", "--no-progress", "--color", option)
                .out();
        assertThat(out.contains(ESCAPE)).isEqualTo(colour);
        assertThat(out.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(scan().out());
    }

    @Test
    void jsonAndFilesAreNeverColoured() throws IOException {
        Outcome outcome = scan("-f", "json", "--color", "always", "-o", "table=report.txt");
        assertThat(outcome.out()).doesNotContain(ESCAPE);
        assertThat(folder.resolve("report.txt")).content().doesNotContain(ESCAPE);
    }

    @Test
    void aReaderThatLeavesEarlyIsNoFailure() {
        Outcome outcome =
                Archcheck.in(folder).runInto(failing("Broken pipe"), "scan", "venv", "--target", "macos-14-arm64");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"scan venv --target macos-14-arm64", "scan venv --target macos-14-arm64 -f json", "rules", "schema"})
    void aFullDiskIsSaidInOneLine(String line) {
        Outcome outcome = Archcheck.in(folder).runInto(failing("No space left on device"), line.split(" ", -1));
        assertThat(outcome.err()).isEqualTo("archcheck: cannot write to standard output: no space left on device\n");
        assertThat(outcome.status()).isEqualTo(2);
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    private JsonSchema schema() {
        String text = Archcheck.in(folder).run("schema").out();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }

    private Outcome scan(String... more) {
        return Archcheck.in(folder).run(Lists.of(new String[] {"scan", "venv"}, MacVenv.TARGET, more));
    }
}
