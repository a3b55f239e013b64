package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.config.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference says what is so. */
class ConfigurationDocTest {
    private static final Path PAGE = Path.of("docs/configuration.md");

    @TempDir
    Path folder;

    @Test
    void itsExamplesAreAccepted() throws IOException {
        Matcher blocks = Pattern.compile("(?s)```toml\n(.*?)```").matcher(Files.readString(PAGE));
        List<String> examples =
                blocks.results().map((MatchResult block) -> block.group(1)).toList();
        assertThat(examples).hasSize(2);
        Files.writeString(folder.resolve("archcheck.toml"), examples.get(0));
        Files.writeString(folder.resolve("pyproject.toml"), examples.get(1));
        for (String file : List.of("archcheck.toml", "pyproject.toml")) {
            for (String target : List.of("macos-14-arm64", "linux-64")) {
                Archcheck.Outcome outcome =
                        Archcheck.in(folder).run("config", "--config", file, "--target", target, "-f", "json");
                assertThat(outcome.err()).isEmpty();
                assertThat(outcome.json().at("/ignore").size())
                        .isEqualTo(file.startsWith("a") && target.startsWith("l") ? 2 : 1);
            }
        }
    }

    @Test
    void everySettingIsInItsTable() throws IOException {
        String page = Files.readString(PAGE);
        String table = page.substring(page.indexOf("| Value | Settings |"), page.indexOf("A version of Python"));
        Map<Key.Type, String> words = Map.of(
                Key.Type.FLAG, "| `true` or `false` |",
                Key.Type.TEXT, "| text |",
                Key.Type.NUMBER, "| whole number |",
                Key.Type.TEXTS, "| list of texts, or one text |",
                Key.Type.PAIRS, "| list of texts `NAME=FILE`, or a table |");
        for (Key key : SettingKeysTest.keys()) {
            String row = table.lines()
                    .filter(line -> line.startsWith(words.getOrDefault(key.type(), "?")))
                    .findFirst()
                    .orElseThrow();
            assertThat(row).contains("`" + key.name() + "`");
        }
    }
}
