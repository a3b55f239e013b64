package io.github.archcheck.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The style and the script of the page: files beside this class, put together in order. */
final class PageAssets {
    private static final List<String> STYLES =
            List.of("base.css", "answer.css", "map.css", "findings.css", "narrow.css", "print.css");
    private static final List<String> SCRIPTS = List.of(
            "data.js", "elements.js", "squarify.js", "map.js", "detail.js", "filters.js", "findings.js", "page.js");

    private PageAssets() {}

    /** One style sheet; the dark colours, kept once, count when the system or the reader asks for them. */
    static String style() throws IOException {
        String dark = text("dark.css");
        return joined(STYLES)
                + "@media screen and (prefers-color-scheme: dark) {\n:root:not([data-theme=\"light\"]) {\n" + dark
                + "}\n}\n@media screen {\n:root[data-theme=\"dark\"] {\n" + dark + "}\n}\n";
    }

    /** One script that leaves no names behind. */
    static String script() throws IOException {
        return "(() => {\n\"use strict\";\n" + joined(SCRIPTS) + "})();\n";
    }

    /** The page may run and use what is hashed here and nothing else, and ask nobody for anything. */
    static String policy(String style, String script) {
        return "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String joined(List<String> names) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            all.append(text(name));
        }
        return all.toString();
    }

    /** A file beside this class, with {@code \n} at the end of its lines. */
    static String text(String name) throws IOException {
        try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("archcheck is incomplete: " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
