package io.github.archcheck.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.report.Report;
import io.github.archcheck.report.SampleInspections;
import io.github.archcheck.report.SampleReport;
import java.io.IOException;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static final String LONG_NAME = "lib/".repeat(30) + "日本語/x.so";

    private static String table(Report report, TableOptions options) throws IOException {
        StringWriter out = new StringWriter();
        new TableReportWriter(options).write(report, out);
        return out.toString();
    }

    private static String inspection(TableOptions options) throws IOException {
        StringWriter out = new StringWriter();
        new TableInspectWriter(options).write(SampleInspections.files(), out);
        return out.toString();
    }

    private static TableOptions plain(int width) {
        return new TableOptions(width, false, true, false);
    }

    static Stream<String> names() {
        return Stream.of("x.so", LONG_NAME, "two words.so", "\u001b[31mred\n\u202e", "é".repeat(300), "");
    }

    @Test
    void noLineOfTheReportIsWiderThanTheTerminal() throws IOException {
        for (int width = 40; width <= 200; width++) {
            int columns = width;
            assertThat(table(SampleReport.report(), plain(width)).lines())
                    .as("width %d", width)
                    .allMatch(line -> Columns.of(line) <= columns);
            assertThat(inspection(plain(width)).lines())
                    .as("width %d", width)
                    .allMatch(line -> Columns.of(line) <= columns);
            assertThat(inspection(new TableOptions(width, false, true, true)).lines())
                    .as("width %d", width)
                    .allMatch(line -> Columns.of(line) <= columns);
        }
    }

    /** A word of a command may be longer than a line, and would be another command in two. */
    @ParameterizedTest
    @MethodSource("names")
    void noNameMakesALineTooWide(String name) throws IOException {
        for (int width : new int[] {40, 41, 80, 120}) {
            assertThat(table(SampleReport.named(name), plain(width)).lines())
                    .as("width %d", width)
                    .allMatch(line -> Columns.of(line) <= width || line.strip().startsWith("'"));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void noNameReachesTheTerminalAsACommand(String name) throws IOException {
        assertThat(table(SampleReport.named(name), plain(80)).chars())
                .noneMatch(c -> c == 0x1b || c == 0x202e || c == '\r');
    }

    @Test
    void colourAddsEscapesAndNothingElse() throws IOException {
        String plain = table(SampleReport.report(), plain(80));
        String colored = table(SampleReport.report(), new TableOptions(80, true, true, false));
        assertThat(colored).isNotEqualTo(plain);
        assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
        assertThat(inspection(new TableOptions(80, true, true, false)).replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(inspection(plain(80)));
    }

    @Test
    void everyColourEndsOnItsOwnLine() throws IOException {
        assertThat(table(SampleReport.report(), new TableOptions(80, true, true, false))
                        .lines())
                .allMatch(line ->
                        line.split("\u001b\\[0m", -1).length == line.split("\u001b\\[[1-9][0-9;]*m", -1).length);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutUnicodeThereIsOnlyAscii(boolean verbose) throws IOException {
        TableOptions ascii = new TableOptions(80, false, false, verbose);
        assertThat(table(SampleReport.report(), ascii).chars()).allMatch(c -> c < 0x7f);
        assertThat(table(SampleReport.named("日本語.so"), ascii)).contains("\\u65e5\\u672c\\u8a9e.so");
        assertThat(inspection(ascii).chars()).allMatch(c -> c < 0x7f);
    }

    @Test
    void noLineEndsInABlank() throws IOException {
        assertThat(table(SampleReport.report(), plain(80)).lines()).noneMatch(line -> line.endsWith(" "));
        assertThat(inspection(plain(60)).lines()).noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void aCommandCanBePastedFromANarrowTerminal() throws IOException {
        String narrow = table(SampleReport.report(), plain(40));
        String command = narrow.substring(narrow.indexOf("arch -arm64")).replaceAll(" \\\\\n +", " ");
        assertThat(command)
                .startsWith("arch -arm64 venv/bin/python -m pip install --force-reinstall --no-cache-dir --no-deps"
                        + " --only-binary=:all: 'tensorflow>=2.13'\n");
    }

    @Test
    void verboseShowsEveryPathWhole() throws IOException {
        assertThat(table(SampleReport.named(LONG_NAME), new TableOptions(40, false, true, true)))
                .contains("\n      " + LONG_NAME + "\n");
        assertThat(table(SampleReport.report(), new TableOptions(40, false, true, true)))
                .contains("tensorflow/python/_pywrap_tensorflow_internal.so\n");
    }

    @Test
    void aMegabyteOfNameIsPrintedInTime() throws IOException {
        assertThat(table(SampleReport.named("x".repeat(1 << 20)), plain(80))).isNotEmpty();
    }
}
