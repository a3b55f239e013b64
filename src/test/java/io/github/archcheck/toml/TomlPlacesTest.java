package io.github.archcheck.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TomlPlacesTest {
    /** Keys with {@code /} between them, {@code #} before the index of an element. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a = 1                               | a          | 1:1",
                "a = 1\\nb = 2                       | b          | 2:1",
                "`  a = 1\\r\\n  b = 2`              | b          | 2:3",
                "a.b.c = 1                           | a/b/c      | 1:5",
                "a . b = 1                           | a/b        | 1:5",
                "[a]\\nb = 1                         | a/b        | 2:1",
                "[a.b]\\nc = 1                       | a/b        | 1:4",
                "[ a . b ]\\nc = 1                   | a/b/c      | 2:1",
                "[[a]]\\nb = 1\\n[[a]]\\nb = 2       | a/#1/b     | 4:1",
                "[[a]]\\nb = 1\\n[[a]]\\nb = 2       | a/#1       | 3:3",
                "[[a]]\\n[a.b]\\nc=1\\n[[a]]\\n[a.b]\\nc=2 | a/#1/b/c | 6:1",
                "[[a.b]]\\nc = 1                     | a/b/#0/c   | 2:1",
                "x = { a = 1, b.c = 2 }              | x/b/c      | 1:16",
                "x = [ 1, 22, [3, 44] ]              | x/#2/#1    | 1:18",
                "x = [\\n  1,\\n  2,\\n]             | x/#1       | 3:3",
                "x = [{a = 1}, {a = 2}]              | x/#1/a     | 1:16",
                "\"a b\" = 1                         | a b        | 1:1",
                "[t.\"x-*\"]\\n'k' = 1               | t/x-*/k    | 2:1",
                "\"\\u0061b\" = 1                    | ab         | 1:1",
                "\"\\\"\" = 1                        | \"         | 1:1",
                "s = '''\\na = 1\\n'''\\nb = 2       | b          | 4:1",
                "s = \"\"\"\\n[x]\\\"\"\"\\n\"\"\"\\nb = 2 | b      | 4:1",
                "s = \"\"\"a\"\"\"\"\"\\nb = 2       | b          | 2:1",
                "s = \"# no\" # a = 1\\nb = 2        | b          | 2:1",
                "s = 'x' # [a]\\nb = 2               | b          | 2:1",
                "a = 2027-01-31 10:00:00\\nb = 2     | b          | 2:1",
                "a = 1                               | other      | 1:1",
            })
    void everyKeyHasItsPlace(String text, String path, String place) {
        TomlPlaces found = TomlPlaces.of(text.replace("\\n", "\n").replace("\\r", "\r"));
        for (String step : path.strip().split("/", -1)) {
            found = step.startsWith("#") ? found.element(Integer.parseInt(step.substring(1))) : found.key(step);
        }
        assertThat(found.line() + ":" + found.column()).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = 1\\nb = 2\\na = 3       | 3:1",
                "[a]\\nb = 1\\n[c]\\n[a]     | 4:2",
                "a = { b = 1, b = 2 }        | 1:14",
                "a.b = 1\\na.c = 2\\na.b = 3 | 3:3",
            })
    void theSecondOfTwoAlikeIsKnown(String text, String place) {
        TomlPlaces repeated =
                TomlPlaces.of(text.replace("\\n", "\n")).repeated().orElseThrow();
        assertThat(repeated.line() + ":" + repeated.column()).isEqualTo(place);
    }

    @Test
    void tablesOfAnArrayDoNotRepeatEachOther() {
        assertThat(TomlPlaces.of("[[a]]\nb = 1\n[[a]]\nb = 1\n[a.c]\nd=1\n[[a]]\n[a.c]\nd=1\n")
                        .repeated())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "a=[", "a={b=", "a.", "[a.", "\"\"\"", "a=\"\\", "]", "=", "[[a]]\n"})
    void noTextIsTooDeepOrTooLong(String piece) {
        assertThatCode(() -> TomlPlaces.of(piece.repeat(200_000))).doesNotThrowAnyException();
    }

    @Test
    void noTextMakesItFail() {
        SplittableRandom random = new SplittableRandom(5);
        String signs = "[]{}=.,\"'\\\n\r#ab-_u0 \t";
        for (int run = 0; run < 20_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThatCode(() -> TomlPlaces.of(text.toString()).repeated())
                    .as("%s", text)
                    .doesNotThrowAnyException();
        }
    }
}
