package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows what the program prints. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern SESSION =
            Pattern.compile("```console\\n\\$ archcheck (?<command>[^\\n]*)\\n(?<output>.*?)```", Pattern.DOTALL);
    private static final Pattern TRIED = Pattern.compile("(?m)^\\./archcheck (?<command>scan testdata.*)$");

    @Test
    void theSessionsAreWhatTheCommandsPrint() throws IOException {
        int sessions = 0;
        Matcher session = SESSION.matcher(readme());
        while (session.find()) {
            if (!session.group("command").contains("\"")) {
                sessions++;
                assertThat(Archcheck.in(root())
                                .run(words(session.group("command")))
                                .out())
                        .isEqualTo(session.group("output"));
            }
        }
        assertThat(sessions).isEqualTo(2);
    }

    @Test
    void theCommandToTrySucceeds() throws IOException {
        Matcher tried = TRIED.matcher(readme());
        assertThat(tried.find()).isTrue();
        assertThat(Archcheck.in(root()).run(words(tried.group("command"))).status())
                .isZero();
    }

    @Test
    void everyCommandItNamesExists() throws IOException {
        List<String> commands = readme().lines()
                .filter(line -> line.startsWith("archcheck "))
                .map(line -> line.split(" ", -1)[1])
                .distinct()
                .toList();
        assertThat(commands)
                .hasSizeGreaterThan(4)
                .allSatisfy(command -> assertThat(
                                Archcheck.in(root()).run(command, "--help").status())
                        .isZero());
    }

    private static Path root() {
        return Path.of("").toAbsolutePath();
    }

    private static String readme() throws IOException {
        return Files.readString(README, StandardCharsets.UTF_8);
    }

    private static String[] words(String command) {
        return command.split(" ", -1);
    }
}
