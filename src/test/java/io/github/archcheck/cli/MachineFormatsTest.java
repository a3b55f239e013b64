package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.archcheck.report.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats that programs read, of the files in this repository. */
class MachineFormatsTest {
    private static final Path HERE = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scan testdata/env/apple-silicon --target macos-14-arm64",
                "scan testdata --target linux/arm64",
                "scan testdata/elf testdata/macho --target macos-15-x86_64",
                "preinstall testdata/locks/uv.lock --target linux/arm64 --python 3.12"
            })
    void areValidAndTheSameHoweverTheFilesAreRead(String command) throws IOException {
        check(List.of(command.split(" ", -1)), HERE, folder);
    }

    /**
     * Runs a command twice.
     *
     * @param folder for what it writes
     */
    static void check(List<String> command, Path workingDirectory, Path folder) throws IOException {
        List<String> once = written(command, "1", workingDirectory, folder);
        Published.assertLines(once.get(0));
        Published.assertSarif(once.get(1));
        Published.assertJunit(once.get(2));
        assertThat(written(command, "4", workingDirectory, folder)).isEqualTo(once);
    }

    private static List<String> written(List<String> command, String jobs, Path workingDirectory, Path folder)
            throws IOException {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("-q", "-j", jobs));
        List<String> formats = List.of("jsonl", "sarif", "junit");
        for (String format : formats) {
            arguments.addAll(List.of("-o", format + "=" + folder.resolve(format)));
        }
        Archcheck.in(workingDirectory).run(arguments);
        List<String> texts = new ArrayList<>();
        for (String format : formats) {
            texts.add(Files.readString(folder.resolve(format)));
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "sarif", "junit"})
    void goToStandardOutputToo(String format) {
        assertThat(Archcheck.in(HERE)
                        .run("scan", "testdata/env/apple-silicon", "--target", "macos-14-arm64", "--format", format)
                        .out())
                .contains("tensorflow_io/python/ops/libtensorflow_io.so");
    }

    @ParameterizedTest
    @ValueSource(strings = {"testdata/env", "testdata/env/apple-silicon"})
    void sarifNamesFilesFromTheTopOfTheRepository(String workingDirectory) throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        Path copy = Files.createDirectories(folder.resolve(workingDirectory));
        Path file = copy.resolve("lib/some.so");
        Files.createDirectories(file.getParent());
        Files.copy(
                HERE.resolve("testdata/env/apple-silicon/lib/python3.11/site-packages/tensorflow_io/python/ops")
                        .resolve("libtensorflow_io.so"),
                file);
        String sarif = Archcheck.in(copy)
                .run("scan", "lib", "--target", "macos-14-arm64", "-f", "sarif")
                .out();
        JsonNode result = new ObjectMapper().readTree(sarif).at("/runs/0/results/0");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo(workingDirectory + "/lib/some.so");
    }
}
