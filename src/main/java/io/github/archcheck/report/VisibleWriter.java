package io.github.archcheck.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/**
 * Escapes what JSON would let through and a reader of the raw text would not see. It may look at the finished text,
 * because outside strings a document has only printable ASCII and line ends. Half of a surrogate pair, which is no
 * character and which strict readers of JSON refuse, becomes U+FFFD. Closing it leaves the other writer open.
 */
final class VisibleWriter extends Writer {
    private static final char DELETE = 0x7f;
    private static final char REPLACEMENT = '\ufffd';

    private final Writer out;
    private char pendingHigh;

    VisibleWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int start, int length) throws IOException {
        int end = start + length;
        int plain = start;
        for (int at = start; at < end; at++) {
            if (text[at] >= DELETE || pendingHigh != 0) {
                out.write(text, plain, at - plain);
                character(text[at]);
                plain = at + 1;
            }
        }
        out.write(text, plain, end - plain);
    }

    private void character(char c) throws IOException {
        char high = pendingHigh;
        pendingHigh = 0;
        if (high != 0 && Character.isLowSurrogate(c)) {
            pair(high, c);
            return;
        }
        if (high != 0) {
            out.write(REPLACEMENT);
        }
        if (Character.isHighSurrogate(c)) {
            pendingHigh = c;
        } else if (Character.isLowSurrogate(c)) {
            out.write(REPLACEMENT);
        } else if (c >= DELETE && Printable.mustHide(c)) {
            escape(c);
        } else {
            out.write(c);
        }
    }

    private void pair(char high, char low) throws IOException {
        if (Printable.mustHide(Character.toCodePoint(high, low))) {
            escape(high);
            escape(low);
        } else {
            out.write(high);
            out.write(low);
        }
    }

    private void escape(char c) throws IOException {
        out.write(String.format(Locale.ROOT, "\\u%04x", (int) c));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
