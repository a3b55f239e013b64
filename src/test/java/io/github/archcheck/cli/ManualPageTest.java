package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.cli.Archcheck.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages for man. */
class ManualPageTest {
    @TempDir
    Path folder;

    static Stream<String> commands() {
        String help = Archcheck.in(Path.of("")).run("--help").out();
        Stream<String> names = help.substring(help.indexOf("Commands:"))
                .lines()
                .filter(line -> line.matches("  [a-z].*"))
                .map(line -> line.strip().split(" ", 2)[0]);
        return Stream.concat(Stream.of(""), names);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasAPage(String command) {
        String name = command.isEmpty() ? "ARCHCHECK" : "ARCHCHECK\\-" + command.toUpperCase(Locale.ROOT);
        String page = page(command);
        assertThat(page)
                .startsWith(".TH \"" + name + "\" \"1\"")
                .contains(".SH \"NAME\"", ".SH \"SYNOPSIS\"", ".SH \"OPTIONS\"", ".SH \"EXIT STATUS\"")
                .contains(".SH \"ENVIRONMENT\"", "NO_COLOR", ".SH \"SEE ALSO\"");
        assertThat(page.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void groffHasNothingToSayAboutIt(String command) throws IOException, InterruptedException {
        Path groff = Path.of("/usr/bin/groff");
        Assumptions.assumeTrue(Files.isExecutable(groff), "no groff here");
        Path file = Files.writeString(folder.resolve("page.1"), page(command));
        Process process = new ProcessBuilder(groff.toString(), "-man", "-ww", "-z", "-Tutf8", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
    }

    @Test
    void thePageOfTheWholeNamesAllOthers() {
        String page = page("");
        commands()
                .filter(command -> !command.isEmpty())
                .forEach(command -> assertThat(page).contains("archcheck\\-" + command + "(1)"));
    }

    @Test
    void optionsExamplesAndFilesAreThere() {
        assertThat(page("scan"))
                .contains(".B \"\\-f, \\-\\-format=NAME\"")
                .contains("archcheck scan ./venv \\-\\-target macos\\-14\\-arm64")
                .contains(".B \"archcheck.toml, pyproject.toml\"");
    }

    @Test
    void aCommandThatIsNoneIsTwo() {
        Outcome outcome = Archcheck.in(folder).run("man", "scna");
        assertThat(outcome.err())
                .isEqualTo("archcheck: no such command: scna; did you mean scan?\nTry 'archcheck man --help'.\n");
        assertThat(outcome.status()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a-b         | a\\-b
                    C:\\x       | C:\\ex
                    "x"         | \\(dqx\\(dq
                    don't       | don\\(aqt
                    a~b^c       | a\\(tib\\(hac
                    ü           | \\[u00FC]
                    a…          | a...
                    """, quoteCharacter = '`')
    void whatIsTypedStaysWhatItIs(String text, String escaped) {
        assertThat(Roff.escaped(text)).isEqualTo(escaped);
    }

    @Test
    void aLineCannotBecomeARequest() {
        Roff roff = new Roff("x", "x", "x");
        roff.text(".so /etc/passwd\n'br\nplain");
        assertThat(roff.page().lines().toList()).endsWith("\\&.so /etc/passwd", "\\(aqbr", "plain");
    }

    private static String page(String command) {
        Outcome outcome = command.isEmpty()
                ? Archcheck.in(Path.of("")).run("man")
                : Archcheck.in(Path.of("")).run(List.of("man", command));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        return outcome.out();
    }
}
