package io.github.archcheck.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What manual pages say beside the options. */
final class ManualText {
    private ManualText() {}

    /**
     * A paragraph, or a term and what it means.
     *
     * @param term empty for a paragraph
     */
    record Item(String term, String text) {}

    /** By title, in the order of a page. */
    static Map<String, List<Item>> of(String command) throws IOException {
        Map<String, List<Item>> sections = new LinkedHashMap<>();
        List<Item> items = new ArrayList<>();
        boolean wanted = false;
        for (String line : read().lines().toList()) {
            if (line.startsWith("== ")) {
                List<String> commands = List.of(line.substring(3).split(" ", -1));
                wanted = commands.contains(command) || commands.contains("*");
            } else if (wanted && line.startsWith("# ")) {
                items = sections.computeIfAbsent(line.substring(2), title -> new ArrayList<>());
            } else if (wanted) {
                add(items, line);
            }
        }
        return sections;
    }

    private static void add(List<Item> items, String line) {
        boolean indented = line.startsWith("\t");
        if (line.isBlank()) {
            if (!items.isEmpty() && items.get(items.size() - 1).term().isEmpty()) {
                items.add(new Item("", ""));
            }
        } else if (indented) {
            Item last = items.remove(items.size() - 1);
            boolean isTerm = last.term().isEmpty();
            String term = isTerm ? last.text() : last.term();
            items.add(new Item(term, isTerm ? line.strip() : last.text() + " " + line.strip()));
        } else {
            Item last = items.isEmpty() ? new Item("-", "") : items.get(items.size() - 1);
            boolean goesOn = last.term().isEmpty() && !last.text().isEmpty();
            if (last.term().isEmpty()) {
                items.remove(items.size() - 1);
            }
            items.add(new Item("", goesOn ? last.text() + "\n" + line.strip() : line.strip()));
        }
    }

    private static String read() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ManualText.class.getResourceAsStream("/io/github/archcheck/cli/manual.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
