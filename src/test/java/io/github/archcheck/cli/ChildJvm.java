package io.github.archcheck.cli;

import io.github.archcheck.cli.Archcheck.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the program in a Java of its own: with little memory, or in another locale. */
final class ChildJvm {
    private static final long PATIENCE_SECONDS = 120;

    private ChildJvm() {}

    /** With so many megabytes of heap, in this process's locale. */
    static Outcome run(int megabytes, Path workingDirectory, String... arguments)
            throws IOException, InterruptedException {
        return run(megabytes, Map.of(), workingDirectory, arguments);
    }

    static Outcome run(int megabytes, Map<String, String> variables, Path workingDirectory, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("archcheck", ".out");
        Path err = Files.createTempFile("archcheck", ".err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.archcheck.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + command);
        }
        try {
            return new Outcome(
                    process.exitValue(), Files.readString(out), Files.readString(err, StandardCharsets.ISO_8859_1));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
