package io.github.archcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    /** Hexadecimal code point, what is shown of it. */
    @ParameterizedTest
    @CsvSource({
        "0000, \\u0000",
        "0007, \\u0007",
        "000a, \\u000a",
        "001b, \\u001b",
        "007f, \\u007f",
        "0085, \\u0085",
        "00a0, \\u00a0",
        "00ad, \\u00ad",
        "200b, \\u200b",
        "200f, \\u200f",
        "2028, \\u2028",
        "202e, \\u202e",
        "2066, \\u2066",
        "2069, \\u2069",
        "2800, \\u2800",
        "3000, \\u3000",
        "3164, \\u3164",
        "fe0f, \\ufe0f",
        "feff, \\ufeff",
        "ffff, \\uffff",
        "d800, \\ud800",
        "dfff, \\udfff",
        "e0041, \\U000e0041",
        "e0fff, \\U000e0fff",
        "1fffe, \\U0001fffe"
    })
    void whatActsOrHidesIsShownAsItsNumber(String codePoint, String shown) {
        String character = new String(new int[] {Integer.parseInt(codePoint, 16)}, 0, 1);
        assertThat(Printable.of("a" + character + "b")).isEqualTo("a" + shown + "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain name.so", "ümläut", "日本語", "имя", "😀", "a'b\"c\\d", "a\u0301"})
    void whatIsReadStaysAsItIs(String text) {
        assertThat(Printable.of(text)).isEqualTo(text);
    }

    /** U+1FAE9 came with Unicode 16: whether Java knows it must not change a report. */
    @Test
    void whatThisJavaDoesNotKnowYetStays() {
        assertThat(Printable.of("\ud83e\udee9")).isEqualTo("\ud83e\udee9");
    }

    @Test
    void asciiHasNothingElse() {
        assertThat(Printable.ascii("ü 😀 \n x")).isEqualTo("\\u00fc \\U0001f600 \\u000a x");
    }

    @Test
    void nothingThatMustBeHiddenIsLeft() {
        long seed = 20260101;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            String text = random.ints(20, 0, 0x110000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(Printable.of(text)
                            .codePoints()
                            .filter(Printable::mustHide)
                            .count())
                    .as("seed %d, text %d", seed, i)
                    .isZero();
            assertThat(Printable.ascii(text).chars())
                    .as("seed %d, text %d", seed, i)
                    .allMatch(c -> c >= ' ' && c < 0x7f);
        }
    }
}
