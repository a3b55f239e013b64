package io.github.archcheck.lock.requirements;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a text one after the other, ended as Python ends them. */
final class PhysicalLines implements Iterator<TextLine> {
    private static final Pattern ENDS = Pattern.compile("\\r\\n|[\\n\\r\\x0b\\f\\x1c-\\x1e\\x85\\u2028\\u2029]");

    private final String content;
    private final Matcher end;
    private int from;
    private int number;

    PhysicalLines(String content) {
        this.content = content;
        this.end = ENDS.matcher(content);
    }

    @Override
    public boolean hasNext() {
        return from < content.length();
    }

    @Override
    public TextLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        boolean ended = end.find();
        TextLine line = new TextLine(++number, content.substring(from, ended ? end.start() : content.length()));
        from = ended ? end.end() : content.length();
        return line;
    }
}
