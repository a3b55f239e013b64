package io.github.archcheck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Runs the program in this process, as a user in some directory would. */
public final class Archcheck {
    private final Path workingDirectory;
    private final Map<String, String> environment;
    private final boolean terminal;
    private final byte[] input;
    private final int columns;
    private final Charset charset;

    private Archcheck(
            Path workingDirectory,
            Map<String, String> environment,
            boolean terminal,
            byte[] input,
            int columns,
            Charset charset) {
        this.workingDirectory = workingDirectory;
        this.environment = environment;
        this.terminal = terminal;
        this.input = input;
        this.columns = columns;
        this.charset = charset;
    }

    /** Without environment variables, its streams going to files. */
    public static Archcheck in(Path workingDirectory) {
        return new Archcheck(
                workingDirectory.toAbsolutePath(), Map.of(), false, new byte[0], 80, StandardCharsets.UTF_8);
    }

    public Archcheck with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Archcheck(workingDirectory, Map.copyOf(more), terminal, input, columns, charset);
    }

    /** Both streams are watched by a person. */
    public Archcheck onTerminal() {
        return new Archcheck(workingDirectory, environment, true, input, columns, charset);
    }

    /** Text has so many columns. */
    public Archcheck wide(int newColumns) {
        return new Archcheck(workingDirectory, environment, terminal, input, newColumns, charset);
    }

    /** The terminal has ASCII only. */
    public Archcheck inAscii() {
        return new Archcheck(workingDirectory, environment, terminal, input, columns, StandardCharsets.US_ASCII);
    }

    /** This comes in on standard input. */
    public Archcheck reading(byte[] standardInput) {
        return new Archcheck(workingDirectory, environment, terminal, standardInput.clone(), columns, charset);
    }

    public Outcome run(List<String> arguments) {
        return run(arguments.toArray(String[]::new));
    }

    public Outcome run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        int status = Main.run(session(out, err, environment), arguments);
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    /** Standard output goes elsewhere; that of the outcome is empty. */
    public Outcome runInto(OutputStream out, String... arguments) {
        StringWriter err = new StringWriter();
        int status = Main.run(session(out, err, environment), arguments);
        return new Outcome(status, "", err.toString());
    }

    /** The environment variables are whatever the map says. */
    Outcome runWith(Map<String, String> variables, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        int status = Main.run(session(out, err, variables), arguments);
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    /** What a run would be connected to, its output going nowhere. */
    Session session() {
        return session(OutputStream.nullOutputStream(), new StringWriter(), environment);
    }

    private Session session(OutputStream out, StringWriter err, Map<String, String> variables) {
        return new Session(
                new ByteArrayInputStream(input),
                out,
                new PrintWriter(err, true),
                charset,
                terminal,
                terminal,
                columns,
                variables,
                workingDirectory);
    }

    /** How a run ended and what it printed. */
    public record Outcome(int status, String out, String err) {
        private static final ObjectMapper JSON = new ObjectMapper();

        public byte[] bytes() {
            return out.getBytes(StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException("status " + status + ", " + err, e);
            }
        }

        /** The first root, which is the only one of most runs. */
        public JsonNode root() {
            return json().get("roots").get(0);
        }

        /** Of the first root. */
        public List<JsonNode> findings() {
            return list(root().get("findings"));
        }

        /** As {@code severity rule path}, {@code -} for findings about the root; of the first root, in their order. */
        public List<String> findingLines() {
            return findings().stream()
                    .map(f -> f.get("severity").asText() + " " + f.get("rule").asText() + " "
                            + (f.get("path").isNull() ? "-" : f.get("path").asText()))
                    .toList();
        }

        /** The one binary of the first root at this path. */
        public JsonNode binary(String path) {
            return list(root().get("binaries")).stream()
                    .filter(b -> b.get("path").asText().equals(path))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no binary " + path + " in " + out));
        }

        public List<JsonNode> binaries() {
            return list(root().get("binaries"));
        }

        public static List<JsonNode> list(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false).toList();
        }
    }
}
