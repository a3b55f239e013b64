package io.github.archcheck.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs what people run, printing next to nothing, so that Java can write down which classes that takes: a launcher has it
 * make an archive of them, and later starts are quicker. What was not run here is slow later.
 */
final class Training {
    private static final int COLUMNS = 80;

    private Training() {}

    /**
     * Ends the process like any run.
     *
     * @param arguments {@code scan} for what a scan for this machine takes and nothing else, or {@code all}; the program's
     *     own jar, which is an archive like any other; and a folder of test data, or one that does not exist
     */
    public static void main(String... arguments) throws IOException {
        Path folder = Files.createTempDirectory("archcheck-training");
        try {
            String environment = TrainingEnvironment.make(folder).toString();
            List<List<String>> runs = new ArrayList<>(
                    List.of(List.of("scan", environment), List.of("scan", "--format", "json", environment)));
            if (arguments[0].equals("all")) {
                runs.addAll(others(environment, arguments[1], Path.of(arguments[2])));
            }
            for (List<String> run : runs) {
                Main.run(silent(), run.toArray(String[]::new));
            }
        } finally {
            delete(folder);
        }
        Main.main(new String[] {"--version"});
    }

    private static List<List<String>> others(String environment, String jar, Path data) {
        List<List<String>> runs = new ArrayList<>(List.of(
                List.of("scan", jar),
                List.of("scan", "--target", "macos-14-arm64", environment),
                List.of("scan", "--target", "windows-11-x86_64", environment),
                List.of("--help")));
        if (Files.isDirectory(data)) {
            runs.add(List.of("scan", "--target", "macos-14-arm64", "-f", "json", data.toString()));
            runs.add(List.of("scan", "--target", "macos-14-arm64", data + "/env/apple-silicon"));
            runs.add(List.of(
                    "preinstall",
                    data + "/locks/uv.lock",
                    "--target",
                    "macos-14-arm64",
                    "--python",
                    "3.11",
                    "--all-extras"));
        }
        return runs;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
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
