package io.github.archcheck.packaging.tags;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** Tables made with independent implementations: small extracts beside this class, the whole ones where they are present. */
final class Vectors {
    private Vectors() {}

    static List<JsonNode> extract(String name) throws IOException {
        try (InputStream in = Vectors.class.getResourceAsStream(name)) {
            return rows(new ObjectMapper().readTree(in));
        }
    }

    static List<JsonNode> whole(String name) throws IOException {
        Path table = Path.of(System.getProperty("archcheck.vectors", "../shared/vectors"), name);
        assumeTrue(Files.isRegularFile(table), () -> "skipped: no " + table + "; set -Darchcheck.vectors=DIR");
        return rows(new ObjectMapper().readTree(Files.readAllBytes(table)));
    }

    private static List<JsonNode> rows(JsonNode table) {
        return StreamSupport.stream(table.spliterator(), false).toList();
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The interpreter and machine of a row; a glibc that only the row's name states is taken from there. */
    static AcceptedTags accepted(JsonNode row) {
        String platform = row.get("platform").asText();
        String name = row.has("id") ? row.get("id").asText() : row.get("target").asText();
        if (platform.startsWith("linux_") && name.startsWith("linux-glibc")) {
            String glibc = name.substring("linux-glibc".length(), name.indexOf('-', "linux-".length()));
            platform = "many" + platform.replaceFirst("_", "_" + glibc.replace('.', '_') + "_");
        }
        return AcceptedTags.of(
                        platform,
                        row.get("interpreter").asText(),
                        row.get("abis").get(0).asText())
                .orElseThrow();
    }
}
