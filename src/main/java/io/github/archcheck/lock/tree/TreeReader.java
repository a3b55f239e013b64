package io.github.archcheck.lock.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import java.io.IOException;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a whole text. Keys that nobody asks for can be named, so that they cost no memory. */
public final class TreeReader {
    /** As many as a text of 64 MiB can have. */
    private static final int MOST_CODE_POINTS = 64 << 20;

    /** No format has lines of half this length, and SnakeYAML's time grows with the square of one. */
    private static final int LONGEST_YAML_LINE = 1 << 17;

    private static final int LONGEST_REASON = 160;

    private TreeReader() {}

    /** One YAML document; values are not typed (YAML 1.1 calls {@code 3.10} a number and {@code no} a boolean). */
    public static Value yaml(LockText text, Set<String> unwantedKeys) throws MalformedLockException {
        checkLines(text);
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CODE_POINTS);
        options.setNestingDepthLimit(TreeBuilder.MOST_DEPTH);
        return read(
                text, unwantedKeys, YAMLFactory.builder().loaderOptions(options).build(), "YAML");
    }

    private static void checkLines(LockText text) throws MalformedLockException {
        String content = text.content();
        int line = 1;
        int start = 0;
        for (int i = 0; i <= content.length(); i++) {
            boolean ends = i == content.length() || content.charAt(i) == '\n';
            if (i - start > LONGEST_YAML_LINE) {
                throw new MalformedLockException(
                        text.name(), line, "is longer than " + LONGEST_YAML_LINE + " characters");
            }
            if (ends) {
                start = i + 1;
                line++;
            }
        }
    }

    /** One JSON value. */
    public static Value json(LockText text, Set<String> unwantedKeys) throws MalformedLockException {
        return read(text, unwantedKeys, new JsonFactory(), "JSON");
    }

    /** {@link #yaml} or {@link #json} where a mapping is expected. */
    public static Value.Mapping mapping(LockText text, Value value, String format) throws MalformedLockException {
        if (value instanceof Value.Mapping mapping) {
            return mapping;
        }
        throw new MalformedLockException(text.name(), 0, "is not " + format + ": its content is no mapping");
    }

    private static Value read(LockText text, Set<String> unwantedKeys, JsonFactory factory, String language)
            throws MalformedLockException {
        try (JsonParser parser = factory.createParser(text.content())) {
            return new TreeBuilder(text.name(), parser, unwantedKeys).build();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new MalformedLockException(
                    text.name(), line, "is not " + language + ": " + brief(e.getOriginalMessage()));
        } catch (IOException | YAMLException e) {
            throw new MalformedLockException(
                    text.name(), 0, "is not " + language + ": " + brief(String.valueOf(e.getMessage())));
        }
    }

    private static String brief(String message) {
        String first = message.lines().findFirst().orElse("").strip();
        return first.length() > LONGEST_REASON ? first.substring(0, LONGEST_REASON) + "…" : first;
    }
}
