package io.github.archcheck.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats that programs read, of published binaries. */
class CorpusFormatsIT {
    private static final Path CORPUS =
            Path.of(System.getProperty("archcheck.corpus", "target/corpus")).toAbsolutePath();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "macos-arm64-0.3.28, macos-14-arm64",
        "venv-macos-arm64-0.3.28, macos-14-arm64",
        "macos-x86_64-0.3.28, macos-28-arm64",
        "files, linux/arm64",
        "files, windows-amd64"
    })
    void areValidAndTheSameHoweverTheFilesAreRead(String root, String target) throws IOException {
        MachineFormatsTest.check(List.of("scan", root, "--target", target), CORPUS, folder);
    }
}
