package io.github.archcheck.report.html;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The shapes that say the same as the colours: drawn with a line, on a field of 16 by 16. */
final class Symbols {
    private static final Map<String, String> SHAPES = new TreeMap<>(Map.of(
            "broken", "M4.5 4.5l7 7m0-7l-7 7",
            "unsure", "M5.9 6.2a2.15 2.15 0 1 1 3.2 1.9C8.3 8.5 8 8.9 8 9.7M8 12.4v.1",
            "slow", "M8 3.4v5.6M8 12.4v.1",
            "runs", "M3.8 8.4l2.9 2.9 5.5-6.2",
            "unused", "M4.5 8h7",
            "theme", "M8 2.2a5.8 5.8 0 1 0 0 11.6zM8 2.2a5.8 5.8 0 0 1 0 11.6"));

    private Symbols() {}

    /** All of them, for {@link #use} and for the scripts. */
    static void define(Markup page) throws IOException {
        page.open("svg", "class", "symbols", "aria-hidden", "true", "width", "0", "height", "0");
        for (Map.Entry<String, String> shape : SHAPES.entrySet()) {
            page.open("symbol", "id", "symbol-" + shape.getKey(), "viewBox", "0 0 16 16")
                    .element("path", "", "d", shape.getValue())
                    .close();
        }
        page.close().ours("\n");
    }

    /** One of them; what it means stands beside it in words. */
    static void use(Markup page, String look) throws IOException {
        page.open("svg", "class", "symbol", "aria-hidden", "true")
                .element("use", "", "href", "#symbol-" + look)
                .close();
    }

    /** A verdict in a frame of its colour. */
    static void badge(Markup page, String look, String label) throws IOException {
        page.open("span", "class", "badge " + look);
        use(page, look);
        page.element("span", label).close();
    }
}
