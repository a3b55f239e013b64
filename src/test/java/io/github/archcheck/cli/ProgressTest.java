package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.report.table.Columns;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line that says what a run is at. */
class ProgressTest {
    private static final String CLEAR = "\r\u001b[K";
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";
    private static final long LONGER_THAN_HALF_A_SECOND = 800;

    private final StringWriter err = new StringWriter();
    private final Work work = new Work();

    @Test
    void afterHalfASecondALineComesAndGoes() throws InterruptedException {
        work.begin("looking through venv");
        String painted = during(session(true, 80, StandardCharsets.UTF_8, Map.of()));
        assertThat(text(painted)).matches("looking through venv \\(\\d+ s\\)");
        assertThat(err.toString()).startsWith(painted).endsWith(WRAP + CLEAR);
    }

    @Test
    void whatIsQuickSaysNothing() throws InterruptedException {
        Progress progress = Progress.show(work, session(true, 80, StandardCharsets.UTF_8, Map.of()), true);
        progress.close();
        Thread.sleep(LONGER_THAN_HALF_A_SECOND);
        assertThat(err).hasToString("");
    }

    @ParameterizedTest
    @CsvSource({
        "false, true, TERM, xterm",
        "true, false, TERM, xterm",
        "true, true, TERM, dumb",
        "true, true, CI, true",
        "true, true, CI, 1",
    })
    void nobodyIsToldWhoDidNotAskOrCannotSee(boolean terminal, boolean wanted, String variable, String value)
            throws InterruptedException {
        work.begin("looking through venv");
        assertThat(during(session(terminal, 80, StandardCharsets.UTF_8, Map.of(variable, value)), wanted, false))
                .isEmpty();
        assertThat(err).hasToString("");
    }

    @ParameterizedTest
    @CsvSource({"CI, false", "CI, ''", "TERM, xterm-256color"})
    void aPersonIsTold(String variable, String value) {
        assertThat(Progress.isWelcome(Map.of(variable, value))).isTrue();
    }

    @Test
    void theLineIsShorterThanTheTerminalIsWide() throws InterruptedException {
        work.begin("looking through 漢字漢字漢字漢字漢字漢字漢字漢字漢字");
        String painted = text(during(session(true, 40, StandardCharsets.UTF_8, Map.of())));
        assertThat(Columns.of(painted)).isEqualTo(39);
        assertThat(painted).endsWith("…");
    }

    @Test
    void withoutUnicodeTheLineIsAscii() throws InterruptedException {
        work.begin("looking through a-long-name-of-an-environment-ä");
        String painted = text(during(session(true, 40, StandardCharsets.US_ASCII, Map.of())));
        assertThat(painted).isEqualTo("looking through a-long-name-of-an-en...");
    }

    @Test
    void namesOfFilesCannotActOnTheTerminal() throws InterruptedException {
        work.begin("looking through \u001b]0;x\u0007\nvenv");
        assertThat(text(during(session(true, 80, StandardCharsets.UTF_8, Map.of()))))
                .startsWith("looking through \\u001b]0;x\\u0007\\u000avenv (");
    }

    private static String text(String painted) {
        assertThat(painted).startsWith(CLEAR + NO_WRAP).endsWith(WRAP);
        return painted.substring((CLEAR + NO_WRAP).length(), painted.indexOf(WRAP));
    }

    private String during(Session session) throws InterruptedException {
        return during(session, true, true);
    }

    /** What has been printed while the work goes on. */
    private String during(Session session, boolean wanted, boolean expected) throws InterruptedException {
        try (Progress progress = Progress.show(work, session, wanted)) {
            assertThat(progress).isNotNull();
            for (int i = 0; i < 100 && (i < 8 || (expected && err.toString().isEmpty())); i++) {
                Thread.sleep(100);
            }
            return err.toString();
        }
    }

    private Session session(boolean terminal, int columns, Charset charset, Map<String, String> environment) {
        return new Session(
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                new PrintWriter(err, true),
                charset,
                false,
                terminal,
                columns,
                environment,
                Path.of("").toAbsolutePath());
    }
}
