package io.github.archcheck.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One Markdown file of the documentation and its fenced blocks. */
record Page(Path file, String text) {
    private static final Pattern BLOCK =
            Pattern.compile("(?m)(?:^<!-- (?<said>each ends with 0 or 1|exit status (?<status>\\d+)) -->\\n)?"
                    + "^```(?<language>[a-z]+)\\n(?<body>(?s:.*?))^```$");

    /**
     * A fenced block.
     *
     * @param language as written behind the fence
     * @param status that its last command ends with, from a comment in front of it; 0 without one
     * @param isList whether its lines are commands that have nothing to do with each other, and end with 0 or 1
     * @param start of the body in the page's text
     */
    record Block(String language, String body, int status, boolean isList, int start) {}

    static Page read(Path file) throws IOException {
        return new Page(file, Files.readString(file, StandardCharsets.UTF_8));
    }

    /** The README and every page beside it that is for users. */
    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>();
        pages.add(read(Path.of("README.md")));
        try (var files = Files.newDirectoryStream(Path.of("docs"), "*.md")) {
            for (Path file : files) {
                pages.add(read(file));
            }
        }
        pages.sort((a, b) -> a.file().compareTo(b.file()));
        return pages;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            int status = Optional.ofNullable(block.group("status"))
                    .map(Integer::valueOf)
                    .orElse(0);
            boolean isList = block.group("said") != null && block.group("status") == null;
            blocks.add(new Block(block.group("language"), block.group("body"), status, isList, block.start("body")));
        }
        return blocks;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
