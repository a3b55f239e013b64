package io.github.archcheck.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * Messages with the ids that count as right. {@code messages.json} is our own: the loaders', kernels' and installers'
 * sentences as they are in their sources and in public reports, with paths, ids and most names changed. An empty
 * {@code accept} is a text of which nothing must be recognised.
 */
record Messages(String id, String message, List<String> accept, JsonNode expect) {
    static List<Messages> own() {
        try (InputStream in = Messages.class.getResourceAsStream("messages.json")) {
            return read(new ObjectMapper().readTree(Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Messages> of(Path file) {
        try {
            return read(new ObjectMapper().readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Messages> read(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> new Messages(
                        node.get("id").asText(),
                        node.get("message").asText(),
                        strings(node.get("accept")),
                        node.path("expect")))
                .toList();
    }

    static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Override
    public String toString() {
        return id + " " + accept;
    }
}
