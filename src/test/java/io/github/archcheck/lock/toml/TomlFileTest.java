package io.github.archcheck.lock.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.lock.LockFixture;
import io.github.archcheck.lock.MalformedLockException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TomlFileTest {
    private static TomlTable read(String content) throws MalformedLockException {
        return TomlFile.read(LockFixture.text("x.toml", content));
    }

    @Test
    void valuesAreAskedForByTheirType() throws Exception {
        TomlTable top = read("""
                # comment
                a.b = 'x'
                n = 1_000
                yes = true
                when = 2025-01-25T11:30:10.164985+00:00
                many = ["a", 'b', \"\"\"
                c\"\"\"]
                mixed = ["a", { b = 1 }]
                [[p]]
                q = { r = "s" }
                [[p]]
                [p.sub]
                """);

        assertThat(top.table("a").orElseThrow().text("b")).isEqualTo("x");
        assertThat(top.integer("n")).hasValue(1000);
        assertThat(top.flag("yes")).isTrue();
        assertThat(top.text("when")).isEqualTo("2025-01-25T11:30:10.164985+00:00");
        assertThat(top.texts("many")).containsExactly("a", "b", "c");
        assertThat(top.mixed("mixed")).hasSize(2);
        assertThat(top.tables("p")).hasSize(2);
        assertThat(top.tables("p").get(0).table("q").orElseThrow().text("r")).isEqualTo("s");
        assertThat(top.keys()).containsExactly("a", "n", "yes", "when", "many", "mixed", "p");
        assertThat(top.optionalText("none")).isEmpty();
        assertThat(top.texts("none")).isEmpty();
        assertThat(top.tables("none")).isEmpty();
        assertThat(top.integer("none")).isEmpty();
    }

    @Test
    void aByteOrderMarkAndOtherLineEndsDoNoHarm() throws Exception {
        assertThat(read("\ufeffa = 'x'\r\nb = 'y'\r\n").text("b")).isEqualTo("y");
    }

    /** Verdicts of Python's tomllib. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 1\na = 2",
                "[a]\n[a]",
                "[[a]]\n[a]",
                "a = {b = 1}\n[a.c]",
                "a = [{}]\n[[a]]",
                "a = 1\rb = 2",
                "a = 010",
                "a = {b = 1,}",
                "a b = 1",
                "a = ",
                "a = \"x\n\"",
                "hello",
                "{\"a\": 1}",
                "a = TRUE",
                "a = \"\\q\"",
                "a = \"\u0001\"",
                "[a]\nb.c = 1\n[a.b]\n",
                "a = [1 2]",
                "a = 'x",
                "= 1",
                "[a",
                "[]",
                "a = 1 b = 2",
                "a = 1979-13-01x"
            })
    void whatTomllibRefusesIsRefused(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(MalformedLockException.class)
                .hasMessageStartingWith("x.toml:")
                .hasMessageContaining(": not TOML: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a = 1;;b = ;                | x.toml:3: not TOML: newline not permitted here
            a = 1;a = 2                 | x.toml:2: not TOML: duplicate key
            x = 1;a = 1                 | x.toml:2: a is no text
            [t];a = 1                   | x.toml:1: t is no text
            [[p]];[[p]];q = 1;r = 2;    | x.toml:4: p 2 r is no text
            [[p]];name = 'n'            | x.toml:1: p 1 (n) has no r
            p = [{r = 1}]               | x.toml:1: p 1 r is no text
            [[p]];[[p.r]]               | x.toml:2: p 1 r is no text
            """)
    void errorsNameFileAndLine(String content, String message) {
        assertThatThrownBy(() -> {
                    TomlTable top = read(content.replace(';', '\n'));
                    if (top.has("p")) {
                        for (TomlTable each : top.tables("p")) {
                            if (each.has("r") || each.has("name")) {
                                each.text("r");
                            }
                        }
                    }
                    top.text(top.has("t") ? "t" : "a");
                })
                .isInstanceOf(MalformedLockException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = [", "a = {b = ", "a.", "[a.", "[[a."})
    void deepNestingIsRefusedBeforeItCostsAnything(String piece) {
        String repeated = piece.startsWith("a = ") ? piece.substring(4) : "a.";
        String content = piece + repeated.repeat(3_000_000 / repeated.length());

        assertThatThrownBy(() -> read(content)).isInstanceOf(MalformedLockException.class);
    }

    @Test
    void moreValuesThanAnyLockHasAreRefusedBeforeTheyAreRead() {
        assertThatThrownBy(() -> read("a = [" + "[],".repeat(2_000_001) + "]"))
                .hasMessage("x.toml: has more than 2000000 values");
    }

    @Test
    void sixtyTablesWithinEachOtherAreFine() throws Exception {
        assertThat(read("a" + ".a".repeat(59) + " = 1").has("a")).isTrue();
    }

    @Test
    void longNumbersAreNoWholeNumbers() throws Exception {
        TomlTable top = read("a = 123456789012345678901234567890\nb = 1.5\n");

        assertThatThrownBy(() -> top.integer("a")).hasMessage("x.toml:1: a is too large a number");
        assertThatThrownBy(() -> top.integer("b")).hasMessage("x.toml:2: b is no whole number");
        assertThatThrownBy(() -> read("a = " + "9".repeat(5000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    @ParameterizedTest
    @CsvSource({
        "https://index.example/a/b-1.0.whl,b-1.0.whl",
        "https://index.example/a/b-1.0%2Bcpu.whl#sha256=00,b-1.0+cpu.whl",
        "https://index.example/b.whl?x=/y,b.whl",
        "https://index.example/%zz%4,%zz%4",
        "../wheels/b#1.whl,b#1.whl",
        "..\\wheels\\b.whl,b.whl",
        "b%20c.whl,b%20c.whl",
        "file:///w/gr%C3%B6%C3%9Fe.whl,größe.whl",
    })
    void aFileIsNamedByTheLastPartOfItsAddress(String location, String name) {
        assertThat(FileEntry.fileName(location)).isEqualTo(name);
    }

    @Test
    void kindsAreToldApartByTheirHeads() {
        String text = "# x\nlock-version = '1.0'\n[a]\nb = 1\n  c = 2\n";

        assertThat(TomlHead.setsAtTop(text, "lock-version")).isTrue();
        assertThat(TomlHead.setsAtTop(text, "b")).isFalse();
        assertThat(List.of("b", "c")).allMatch(key -> TomlHead.sets(text, key));
        assertThat(TomlHead.opens(text, "[a]")).isTrue();
        assertThat(TomlHead.opens(text, "[b]")).isFalse();
    }
}
