package io.github.archcheck.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    @ParameterizedTest
    @CsvSource({
        "'0', 0",
        "'0000012', 12",
        "'42   ', 42",
        "'9223372036854775807 ', 9223372036854775807",
    })
    void digitsAndSpacesBehindThemAreANumber(String text, long value) throws Exception {
        Cursor cursor = cursor(text);
        assertThat(cursor.decimal(text.length(), "field")).isEqualTo(value);
        assertThat(cursor.remaining()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " 1", "-1", "+1", "1 1", "1x", "0x1", "9223372036854775808", "\u0661"})
    void anythingElseIsDamage(String text) {
        Cursor cursor = cursor(text);
        MalformedBinaryException damage = catchThrowableOfType(
                MalformedBinaryException.class, () -> cursor.decimal(cursor.remaining(), "ar_hdr.ar_size"));
        assertThat(damage.offset()).isEqualTo(100);
        assertThat(damage.field()).isEqualTo("ar_hdr.ar_size");
    }

    private static Cursor cursor(String text) {
        return new Cursor(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 100, ByteOrder.BIG_ENDIAN);
    }
}
