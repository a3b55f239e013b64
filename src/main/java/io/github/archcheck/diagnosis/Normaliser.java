package io.github.archcheck.diagnosis;

import java.util.regex.Pattern;

/**
 * Takes off a text what mails, web pages, terminals, logs and {@code repr()} put on it, until the loader's own words are
 * left.
 */
final class Normaliser {
    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029\\f\\x0b]");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u200b-\\u200f\\u2060\\ufeff\\u00ad\\x00-\\x08\\x0e-\\x1a]");
    private static final Pattern BLANKS = Pattern.compile("[\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]");
    private static final Pattern SINGLE = Pattern.compile("[\\u2018\\u2019\\u201a\\u201b\\u2032\\u2035\\u00b4\\uff07]");
    private static final Pattern DOUBLE = Pattern.compile("[\\u201c-\\u201f\\u2033\\u2036\\uff02]");

    private Normaliser() {}

    static Pasted normalise(String pasted) {
        String text = Excerpt.of(pasted);
        text = LINE_ENDS.matcher(text).replaceAll("\n");
        text = Escapes.withoutColours(text);
        text = Escapes.unescaped(text);
        text = Markup.withoutHtml(text);
        text = LINE_ENDS.matcher(text).replaceAll("\n");
        text = INVISIBLE.matcher(Escapes.withoutColours(text)).replaceAll("");
        text = BLANKS.matcher(text).replaceAll(" ");
        text = DOUBLE.matcher(SINGLE.matcher(text).replaceAll("'")).replaceAll("\"");
        text = Markup.withoutMarkdown(LinePrefixes.removed(text));
        return new Pasted(LineBreaks.mended(text));
    }
}
