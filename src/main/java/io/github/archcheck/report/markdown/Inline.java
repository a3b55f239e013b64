package io.github.archcheck.report.markdown;

import io.github.archcheck.report.Printable;
import java.util.regex.Pattern;

/**
 * Texts within a line of Markdown. What has no characters that mean anything to Markdown, HTML or GitHub stays text; all
 * else becomes code: in code there is no markup, and GitHub looks there neither for names of people to notify, nor for
 * numbers of issues, addresses, hashes of commits, emoji or mathematics.
 */
final class Inline {
    private static final int LONGEST = 600;

    /** Letters, digits and signs that are harmless where they are not {@link #MEANINGFUL}. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_ ,.:;()'%/+=·…-]++");

    /** Addresses, references to issues, what may be the hash of a commit, and colons that may begin an emoji. */
    private static final Pattern MEANINGFUL = Pattern.compile(
            "www\\.|\\bgh-\\d|(?<![\\p{L}\\p{N}])[0-9a-f]{7,}(?![\\p{L}\\p{N}])|:(?! |$)", Pattern.CASE_INSENSITIVE);

    private Inline() {}

    /** A text of ours with words of strangers in it; it never stands at the beginning of a line. */
    static String words(String text) {
        String shown = shown(text);
        boolean isText = PLAIN.matcher(shown).matches()
                && !MEANINGFUL.matcher(shown).find()
                && !shown.startsWith(" ")
                && !shown.endsWith(" ");
        return isText ? shown.replace("_", "\\_") : span(shown);
    }

    /** A name. */
    static String code(String text) {
        return span(shown(text));
    }

    /** In a cell of a table, where a bar ends the cell also in code. */
    static String cell(String markdown) {
        return markdown.replace("|", "\\|");
    }

    /** A name between HTML tags of ours. */
    static String html(String text) {
        return "<code>"
                + shown(text)
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;") + "</code>";
    }

    /** A text of its own, which people copy. */
    static String block(String language, String text, int longest) {
        String shown = shortened(Printable.of(text), longest);
        String fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
        return fence + language + "\n" + shown + "\n" + fence + "\n";
    }

    private static String shown(String text) {
        return shortened(Printable.of(text), LONGEST);
    }

    /** Delimited by more backticks than it has in a row; blanks keep them apart, and are taken off again in pairs. */
    private static String span(String shown) {
        if (shown.isEmpty()) {
            return "(empty)";
        }
        String fence = "`".repeat(longestRun(shown) + 1);
        boolean padded = shown.startsWith("`") || shown.endsWith("`") || shown.startsWith(" ") || shown.endsWith(" ");
        return padded ? fence + " " + shown + " " + fence : fence + shown + fence;
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
