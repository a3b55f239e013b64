package io.github.archcheck.diagnosis;

import java.util.Optional;
import java.util.regex.Pattern;

/** Paths and names beside a place of a text. Lines may have been broken inside them. */
final class Names {
    private static final int LONGEST = 4096;
    private static final String REASON = "Reason:";

    private static final Pattern BREAK = Pattern.compile("\\s*\\n\\s*");
    private static final Pattern OPENING = Pattern.compile("^[\\s'\"(\\[<>*,|-]+");
    private static final Pattern CLOSING = Pattern.compile("(?:[\\s'\",;]|['\"][\\])}]{1,8})+$");
    private static final Pattern UUID = Pattern.compile("^\\s*<(?:[^<>\\n]{0,60}>\\s*|[0-9A-F-]{30,40}(?=[/@]))");
    private static final Pattern ADDENDUM = Pattern.compile("\\s*\\((?:which was )?built\\s*for.*$", Pattern.DOTALL);
    private static final Pattern ROOTED = Pattern.compile("(?:[/~@.$<]|[A-Za-z]:\\\\).*", Pattern.DOTALL);

    private static final Pattern SYMBOL = Pattern.compile("\\s*:?\\s*['\"(]{0,3}([\\w$.@~]+)");
    private static final Pattern OPENING_QUOTES = Pattern.compile("^[\\s'\"\\[(]+");
    private static final Pattern FILE =
            Pattern.compile("[/\\\\]|\\.(?:so|dylib|pyd|dll|node|bundle|exe|whl|jnilib)\\b", Pattern.CASE_INSENSITIVE);

    private Names() {}

    /** The file that a sentence is about: {@code 'FILE' (sentence}, or {@code FILE: sentence}. */
    static Optional<String> before(Pasted pasted, int at) {
        int last = at - 1;
        String text = pasted.text();
        while (last >= 0 && Character.isWhitespace(text.charAt(last))) {
            last--;
        }
        if (last >= REASON.length() && text.startsWith(REASON, last - REASON.length() + 1)) {
            return notLoaded(pasted, last);
        }
        Optional<String> name =
                last >= 0 && text.charAt(last) == ':' ? beforeColon(text, last) : beforeBracket(text, at);
        return name.filter(Names::isFile);
    }

    /** Whether it looks like the name of a file, and not like a word of the sentence. */
    static boolean isFile(String name) {
        return FILE.matcher(name).find();
    }

    /** The quoted name in front of the bracket that a place is in. */
    static Optional<String> beforeBracket(String text, int at) {
        int lowest = Math.max(0, at - LONGEST);
        for (int bracket = at - 1; bracket > lowest; bracket--) {
            if (text.charAt(bracket) != '(') {
                continue;
            }
            int close = bracket - 1;
            while (close > 0 && Character.isWhitespace(text.charAt(close))) {
                close--;
            }
            char quote = text.charAt(close);
            if (quote == '\'' || quote == '"') {
                int open = text.lastIndexOf(quote, close - 1);
                return open < 0 || close - open > LONGEST ? Optional.empty() : clean(text.substring(open + 1, close));
            }
        }
        return Optional.empty();
    }

    /** What dyld did not load, when it goes on with the reason. */
    private static Optional<String> notLoaded(Pasted pasted, int reason) {
        return pasted.previous("Library not loaded:", Math.max(0, reason - LONGEST), reason)
                .flatMap(start -> pasted.next("Referenced from", start.end(), reason)
                        .flatMap(end -> between(pasted, start.end(), end.start()))
                        .or(() -> restOfLine(pasted, start.end())));
    }

    private static Optional<String> beforeColon(String text, int colon) {
        int start = lineStart(text, colon);
        String name = lastName(text.substring(Math.max(start, colon - LONGEST), colon));
        if (start > 0 && name.isEmpty()) {
            int above = lineStart(text, start - 1);
            name = lastName(text.substring(Math.max(above, start - LONGEST), start - 1));
        } else if (start > 0 && !ROOTED.matcher(name).matches() && !hasBlank(text, start, colon)) {
            name = brokenPath(text, start) + name;
        }
        return clean(name);
    }

    private static boolean hasBlank(String text, int from, int to) {
        return text.substring(from, to).strip().indexOf(' ') >= 0;
    }

    /** The beginning of a path that goes on in the line that begins at {@code start}. */
    private static String brokenPath(String text, int start) {
        int above = lineStart(text, start - 1);
        String line = text.substring(Math.max(above, start - LONGEST), start - 1);
        String word = lastName(line);
        boolean open = !line.isEmpty() && !Character.isWhitespace(line.charAt(line.length() - 1));
        return open && word.indexOf('/') >= 0 && !line.endsWith(":") ? word : "";
    }

    private static int lineStart(String text, int before) {
        return before <= 0 ? 0 : text.lastIndexOf('\n', before - 1) + 1;
    }

    /** The name at the end of a line, which may have words of a logger or of an exception in front of it. */
    private static String lastName(String line) {
        String rest = line;
        int colon = Math.max(rest.lastIndexOf(": "), rest.lastIndexOf(":\t"));
        if (colon >= 0) {
            rest = rest.substring(colon + 2);
        }
        rest = OPENING.matcher(rest).replaceFirst("");
        int path = Math.max(rest.lastIndexOf(" /"), Math.max(rest.lastIndexOf("'/"), rest.lastIndexOf("\"/")));
        if (path >= 0) {
            rest = rest.substring(path + 1);
        } else if (!ROOTED.matcher(rest).matches()) {
            rest = rest.substring(rest.lastIndexOf(' ') + 1);
        }
        return CLOSING.matcher(rest).replaceFirst("");
    }

    /** A name that fills a range: without quotes, the image's UUID and what dyld adds about its age. */
    static Optional<String> between(Pasted pasted, int from, int to) {
        String range = BREAK.matcher(
                        pasted.slice(from, Math.min(to, from + LONGEST)).strip())
                .replaceAll("");
        String bare = ADDENDUM.matcher(UUID.matcher(range).replaceFirst("")).replaceFirst("");
        return clean(bare);
    }

    /** A symbol behind a colon. */
    static Optional<String> symbol(Pasted pasted, int from) {
        return pasted.at(from, SYMBOL).map(found -> found.group(1)).filter(name -> name.length() <= LONGEST);
    }

    /** The rest of the line. */
    static Optional<String> restOfLine(Pasted pasted, int from) {
        int end = pasted.text().indexOf('\n', from);
        return between(pasted, from, end < 0 ? pasted.text().length() : end);
    }

    /** Without quotes around it and line breaks inside; empty when nothing is left. */
    static Optional<String> clean(String name) {
        String whole = BREAK.matcher(name.strip()).replaceAll("").replace("\\\\", "\\");
        String bare =
                CLOSING.matcher(OPENING_QUOTES.matcher(whole).replaceFirst("")).replaceFirst("");
        return bare.isEmpty() || bare.length() > LONGEST ? Optional.empty() : Optional.of(bare);
    }

    static String leaf(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
