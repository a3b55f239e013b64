package io.github.archcheck.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Widths as terminals have them; expected values from the standard: East Asian Width, and the general category of marks. */
class ColumnsTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "abc, 3",
        "äöü, 3",
        "日本語, 6",
        "ﾊﾝｶｸ, 4",
        "ＡＢ, 4",
        "한국, 4",
        "'\u1112\u1161\u11ab', 2",
        "'a\u0301', 1",
        "'क\u094d', 1",
        "'\u26a0', 1",
        "'\u231a', 2",
        "'\u2705', 2",
        "'\ud83d\ude00', 2",
        "'\ud83e\udee0', 2",
        "'\ud83e\uddd1', 2",
        "'\u3042\u3099', 2",
        "'…·', 2",
        "'\ud840\udc0b', 2",
        "'→', 1",
    })
    void aTextTakesSoManyColumns(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({"日本語, 4, 日本", "日本語, 5, 日本", "日本語, 1, 日", "a日本, 2, a", "abc, 9, abc"})
    void aWideCharacterIsNeverHalved(String text, int columns, String beginning) {
        assertThat(text.substring(0, Columns.fitting(text, columns))).isEqualTo(beginning);
    }
}
