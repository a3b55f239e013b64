package io.github.archcheck.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Pages of an index, made of lists of files as real indexes had them. */
public final class IndexPages {
    private IndexPages() {}

    /** @param yanked empty, or {@code yanked} and why */
    private record Row(String file, String requiresPython, String yanked) {
        static Row of(String line) {
            String[] parts = line.split("\\|", -1);
            return new Row(parts[0], parts[1], parts[2]);
        }

        String reason() {
            return yanked.substring("yanked".length()).strip();
        }
    }

    private static List<Row> rows(String project) {
        String name = "/io/github/archcheck/index/stories/" + project + ".txt";
        try (InputStream in = Objects.requireNonNull(IndexPages.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String html(String project) {
        return rows(project).stream()
                .map(row -> "<a href=\"../../files/" + row.file() + "#sha256=" + "0".repeat(64) + "\""
                        + (row.requiresPython().isEmpty()
                                ? ""
                                : " data-requires-python=\"" + escaped(row.requiresPython()) + "\"")
                        + (row.yanked().isEmpty() ? "" : " data-yanked=\"" + escaped(row.reason()) + "\"")
                        + ">" + row.file() + "</a><br/>")
                .collect(Collectors.joining("\n", "<!DOCTYPE html>\n<html><body>\n", "\n</body></html>\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    public static String json(String project) {
        return rows(project).stream()
                .map(row -> "{\"filename\":\"" + row.file() + "\",\"url\":\"../../files/" + row.file()
                        + "\",\"hashes\":{\"sha256\":\"" + "0".repeat(64) + "\"},\"requires-python\":"
                        + (row.requiresPython().isEmpty() ? "null" : "\"" + row.requiresPython() + "\"")
                        + ",\"size\":1000,\"yanked\":"
                        + (row.yanked().isEmpty() ? "false" : "\"" + row.reason() + "\"") + "}")
                .collect(Collectors.joining(
                        ",", "{\"meta\":{\"api-version\":\"1.3\"},\"name\":\"" + project + "\",\"files\":[", "]}"));
    }
}
