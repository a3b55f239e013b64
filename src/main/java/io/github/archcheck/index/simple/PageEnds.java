package io.github.archcheck.index.simple;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;

/** Looks at how a page begins and ends while it is read: a server that states too small a length cuts it without a trace. */
final class PageEnds extends FilterReader {
    private static final int KEPT = 1024;

    private final StringBuilder first = new StringBuilder();
    private final StringBuilder last = new StringBuilder();

    PageEnds(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int offset, int count) throws IOException {
        int got = super.read(into, offset, count);
        if (got > 0) {
            first.append(into, offset, Math.min(got, KEPT - first.length()));
            int tail = Math.min(got, KEPT);
            last.append(into, offset + got - tail, tail);
            last.delete(0, Math.max(0, last.length() - KEPT));
        }
        return got;
    }

    /** Whether the page opens its element {@code html} and does not close it. */
    boolean isCut() {
        return lower(first).contains("<html") && !lower(last).contains("</html");
    }

    private static String lower(StringBuilder text) {
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
