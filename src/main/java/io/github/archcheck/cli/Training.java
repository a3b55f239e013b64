package io.github.archcheck.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs what people run, printing nothing, so that Java can write down which classes that takes: the launcher has it make an
 * archive of them, and later starts are quicker.
 */
final class Training {
    private static final int COLUMNS = 80;

    private Training() {}

    /** @param arguments the folder of test data, and the program's own jar, which is an archive like any other */
    public static void main(String... arguments) {
        String data = arguments[0];
        List<String[]> runs = List.of(
                new String[] {"scan", "--target", "macos-14-arm64", "--output", "json=/dev/null", data, arguments[1]},
                new String[] {
                    "preinstall",
                    data + "/locks/uv.lock",
                    "--target",
                    "macos-14-arm64",
                    "--python",
                    "3.11",
                    "--all-extras"
                });
        for (String[] run : runs) {
            Main.run(silent(), run);
        }
    }

    private static Session silent() {
        return new Session(
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                false,
                false,
                COLUMNS,
                Map.of(),
                Path.of("").toAbsolutePath());
    }
}
