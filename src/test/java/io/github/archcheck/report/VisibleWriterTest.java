package io.github.archcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleWriterTest {
    private static String written(String text, int piece) throws IOException {
        StringWriter out = new StringWriter();
        VisibleWriter writer = new VisibleWriter(out);
        for (int at = 0; at < text.length(); at += piece) {
            writer.write(text.substring(at, Math.min(text.length(), at + piece)));
        }
        writer.close();
        return out.toString();
    }

    /** Java escapes in both columns, so that this file can be read. */
    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "\u00fc, \u00fc",
        "\u202e, \\u202e",
        "\u007f, \\u007f",
        "\ud83d\ude00, \ud83d\ude00",
        "\udb40\udc41, \\udb40\\udc41",
    })
    void whatCannotBeSeenIsEscapedWhereverABufferEnds(String text, String expected) throws IOException {
        for (int piece = 1; piece <= 4; piece++) {
            assertThat(written("\"" + text + text + "\"", piece)).isEqualTo("\"" + expected + expected + "\"");
        }
    }

    @Test
    void halfAPairIsReplaced() throws IOException {
        assertThat(written("\"\ud83d\"", 1)).isEqualTo("\"\ufffd\"");
        assertThat(written("\"\ude00\"", 1)).isEqualTo("\"\ufffd\"");
        assertThat(written("\"\ud83d\ud83d\ude00\"", 1)).isEqualTo("\"\ufffd\ud83d\ude00\"");
    }
}
