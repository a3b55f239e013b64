package io.github.archcheck.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What happens to a message on its way from the terminal into an issue. */
final class Disguises {
    private static final int SHORT = 60;

    private Disguises() {}

    static Map<String, String> of(String message) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "repr",
                "['"
                        + message.replace("\\", "\\\\")
                                .replace("\n", "\\n")
                                .replace("\t", "\\t")
                                .replace("'", "\\'") + "']");
        String html = message.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;");
        all.put("html", html);
        all.put("html twice", "<pre><code>" + html.replace("&", "&amp;").replace("\n", "<br>\n") + "</code></pre>");
        all.put("quoted", lines(message, line -> "> " + line));
        all.put("fenced", "```\n" + message + "\n```");
        all.put("escaped for Markdown", message.replace("_", "\\_"));
        all.put("wrapped at 80", wrapped(message, 80));
        all.put("wrapped at 60", wrapped(message, 60));
        all.put("wrapped and quoted", lines(wrapped(message, 78), line -> "> " + line));
        all.put("broken at blanks", brokenAtBlanks(message, 72));
        all.put("CRLF", message.replace("\n", "\r\n"));
        all.put("coloured", "\u001b[31m" + message.replace(" ", "\u001b[0m \u001b[1;31m") + "\u001b[0m");
        all.put("colours without escape", "[31m" + message + "[0m");
        all.put("curly quotes", message.replace('\'', '\u2019'));
        all.put("no-break spaces", message.replace(' ', '\u00a0'));
        all.put("GitHub Actions", lines(message, line -> "2024-05-01T12:34:56.7890123Z ##[error]" + line));
        all.put("docker build", lines(message, line -> "#12 34.56 " + line));
        all.put("docker compose", lines(message, line -> "web-1  | " + line));
        all.put("pytest", lines(message, line -> "E   " + line));
        all.put("commented out", lines(message, line -> "# " + line));
        all.put("one line", message.replaceAll("\\s+", " "));
        all.put(
                "chained",
                "Traceback (most recent call last):\n  File \"/a/b.py\", line 1, in <module>\n" + message
                        + "\n\nDuring handling of the above exception, another exception occurred:\n\n"
                        + "Traceback (most recent call last):\n  File \"/a/c.py\", line 1\nImportError: no wrapper available\n");
        all.put("in prose", "Hello, I get this on my machine:\n\n" + message + "\n\nThanks! It killed my day.");
        if (message.length() > SHORT) {
            all.put("cut off", message.substring(0, message.length() - 3) + "...");
        }
        return all;
    }

    private static String lines(String text, UnaryOperator<String> change) {
        return text.lines().map(change).collect(Collectors.joining("\n"));
    }

    private static String wrapped(String text, int width) {
        return lines(text, line -> line.replaceAll("(.{" + width + "})(?=.)", "$1\n"));
    }

    private static String brokenAtBlanks(String text, int width) {
        return lines(text, line -> line.replaceAll("(?=.{" + width + "})(.{1," + width + "}) (?=\\S)", "$1\n"));
    }
}
