package io.github.archcheck.diagnosis;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML and Markdown. Only tags that HTML has are taken for tags: dyld writes {@code <UUID>} and users {@code <dir>}. */
final class Markup {
    private static final Pattern LINE_TAG = Pattern.compile(
            "</?(?:br|p|div|li|ul|ol|pre|tr|table|tbody|blockquote|h[1-6]|hr|details|summary)(?:\\s[^<>]{0,400})?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_TAG = Pattern.compile(
            "</?(?:a|b|i|u|em|strong|code|span|tt|kbd|samp|td|th|font|sub|sup|small|wbr|mark|body|html|img)"
                    + "(?:\\s[^<>]{0,400})?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));");
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("amp", "&"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("lsquo", "'"),
            Map.entry("rsquo", "'"),
            Map.entry("ldquo", "\""),
            Map.entry("rdquo", "\""),
            Map.entry("grave", "`"),
            Map.entry("sol", "/"),
            Map.entry("colon", ":"),
            Map.entry("comma", ","),
            Map.entry("lpar", "("),
            Map.entry("rpar", ")"),
            Map.entry("lowbar", "_"),
            Map.entry("period", "."),
            Map.entry("newline", "\n"),
            Map.entry("hellip", "..."));

    /** What was escaped as a whole may have been escaped again by the next program. */
    private static final int MOST_LAYERS = 3;

    private static final int HEX = 16;

    private static final Pattern FENCE = Pattern.compile("(?m)^[ \\t]{0,12}(?:`{3,}|~{3,})[^`\\n]{0,60}$");
    private static final Pattern TICKS = Pattern.compile("`{2,}|\\*{2,}");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([_*\\[\\](){}<>#+.!~`|-])");

    private Markup() {}

    static String withoutHtml(String text) {
        String plain = text;
        for (int layer = 0; layer < MOST_LAYERS && plain.indexOf('&') >= 0; layer++) {
            String next = decoded(plain);
            if (next.equals(plain)) {
                break;
            }
            plain = next;
        }
        if (plain.indexOf('<') < 0) {
            return plain;
        }
        return OTHER_TAG.matcher(LINE_TAG.matcher(plain).replaceAll("\n")).replaceAll("");
    }

    private static String decoded(String text) {
        return ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(meaning((Matcher) found)));
    }

    private static String meaning(Matcher entity) {
        if (entity.group(3) != null) {
            return ENTITIES.getOrDefault(entity.group(3).toLowerCase(Locale.ROOT), entity.group());
        }
        int code = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), HEX);
        return Character.isValidCodePoint(code) ? Character.toString(code) : entity.group();
    }

    /** Back-ticks become quotes, so that glibc's and uv's look like everybody's. */
    static String withoutMarkdown(String text) {
        String plain = FENCE.matcher(text).replaceAll("");
        plain = TICKS.matcher(plain).replaceAll("");
        return ESCAPED.matcher(plain).replaceAll("$1").replace('`', '\'');
    }
}
