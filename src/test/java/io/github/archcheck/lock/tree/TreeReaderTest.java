package io.github.archcheck.lock.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeReaderTest {
    private static Value.Mapping yaml(String content) throws Exception {
        return (Value.Mapping) TreeReader.yaml(text(content), Set.of("unwanted"));
    }

    private static LockText text(String content) {
        return new LockText("x", content, Optional.empty(), Map.of());
    }

    @Test
    void scalarsAreTheirText() throws Exception {
        Value.Mapping root = yaml("version: 3.10\nname: no\nhash: 0123e456\nn: 1_000\nd: 2024-01-01\nq: '3.10'\n");
        assertThat(root.text("version")).contains("3.10");
        assertThat(root.text("name")).contains("no");
        assertThat(root.text("hash")).contains("0123e456");
        assertThat(root.text("n")).contains("1_000");
        assertThat(root.text("d")).contains("2024-01-01");
        assertThat(root.text("q")).contains("3.10");
    }

    @Test
    void nothingHasNoText() throws Exception {
        Value.Mapping root = yaml("a:\nb: ~\nc: null\nd: ''\ne: x\n");
        assertThat(root.entries().keySet())
                .filteredOn(key -> root.text(key).isPresent())
                .containsExactly("e");
        assertThat(root.entries()).containsKey("d");
    }

    @Test
    void linesAreKnown() throws Exception {
        assertThat(yaml("a: 1\nb:\n  - x\n  - y: 1\n").items("b"))
                .extracting(Value::line)
                .containsExactly(3, 4);
    }

    @Test
    void aliasesAndMergesAreFollowed() throws Exception {
        Value.Mapping root = yaml("a: &x {k: 1, l: 2}\nb: *x\nc:\n  l: 3\n  <<: *x\n");
        assertThat(root.mapping("b").text("k")).contains("1");
        assertThat(root.mapping("c").text("k")).contains("1");
        assertThat(root.mapping("c").text("l")).contains("3");
    }

    @Test
    void unwantedKeysCostNothing() throws Exception {
        assertThat(yaml("a: 1\nunwanted: [1, {x: [2]}]\nb: 2\n").entries()).containsOnlyKeys("a", "b");
    }

    @Test
    void anAliasBombStaysSmall() throws Exception {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 90; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("x]\n");
        }
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(yaml(bomb.toString()).items("a89")).hasSize(10));
    }

    @Test
    void aMergeBombIsStopped() {
        StringBuilder bomb = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            bomb.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" {k")
                    .append(i)
                    .append(": 1, <<: ");
            bomb.append(i == 0 ? "{}" : "*a" + (i - 1)).append("}\n");
        }
        assertThatThrownBy(() -> yaml(bomb.toString())).hasMessageContaining("holds more than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "{\"a\":", "? "})
    void deepNestingIsRefused(String open) {
        String deep = open.repeat(100_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThatThrownBy(() -> TreeReader.yaml(text(deep), Set.of())).isInstanceOf(MalformedLockException.class);
            assertThatThrownBy(() -> TreeReader.json(text(deep), Set.of())).isInstanceOf(MalformedLockException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a: *b", "a: [1", "a: 1\n---\nb: 1", "a: \u0001", "a: 'x", "\t- a", "a: &x [*x]", "{}}"})
    void whatIsNoYamlIsNamed(String content) {
        assertThatThrownBy(() -> TreeReader.yaml(text(content), Set.of()))
                .isInstanceOf(MalformedLockException.class)
                .hasMessageStartingWith("x:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\": }", "[1] 2", "{'a': 1}", "nul", "{\"a\": 01}"})
    void whatIsNoJsonIsNamed(String content) {
        assertThatThrownBy(() -> TreeReader.json(text(content), Set.of()))
                .isInstanceOf(MalformedLockException.class)
                .hasMessageStartingWith("x:");
    }

    @Test
    void millionsOfValuesAreRefused() {
        assertThatThrownBy(() -> TreeReader.json(text("[" + "1,".repeat(3_000_001) + "1]"), Set.of()))
                .hasMessageContaining("holds more than");
    }

    @Test
    void aTextOfMoreThanThreeMillionCharactersIsRead() throws Exception {
        assertThat(yaml("a: 1\n" + "# comment\n".repeat(400_000) + "b: 2\n").text("b"))
                .contains("2");
    }
}
