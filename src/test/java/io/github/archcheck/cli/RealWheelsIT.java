package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.archcheck.cli.Archcheck.Outcome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Published wheels for macOS and others, fetched by pip and judged here; and what the index that pip is configured for has for
 * Apple Silicon. What is in the wheels was looked up with llvm-objdump, what pip would take with pip install --dry-run. Skipped
 * where there is no pip or no package index.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealWheelsIT {
    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    Path folder;

    private static boolean runs(Path folder, List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("pip.log").toFile())
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String wheel(String requirement, String python, String platform) throws IOException, InterruptedException {
        Path wheels = Files.createTempDirectory(folder, "wheels");
        List<String> pip = new ArrayList<>(List.of("python3", "-m", "pip", "download", "-q", "--no-deps"));
        pip.addAll(List.of("--retries=1", "--timeout=20", "--only-binary=:all:", "-d", wheels.toString()));
        pip.addAll(List.of("--python-version", python, "--platform", platform, requirement));
        assumeTrue(runs(folder, pip), () -> "skipped: pip cannot fetch " + requirement);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(wheels, "*.whl")) {
            return found.iterator().next().toString();
        }
    }

    @ParameterizedTest(name = "{0} for {3}")
    @CsvSource({
        // Tagged universal2, x86_64 inside.
        "grpcio==1.43.0,3.10,macosx_12_0_universal2,macos-14-arm64,1,AC001",
        "grpcio==1.43.0,3.10,macosx_12_0_universal2,macos-14-x86_64,0,AC302",
        // An extension-less program.
        "ruff==0.17.5,3.11,macosx_11_0_arm64,macos-14-arm64,0,",
        "ruff==0.17.5,3.11,macosx_11_0_arm64,linux-x86_64,1,AC006",
        // Tagged any, with modules for Linux alone.
        "array-record==0.2.0,3.10,any,macos-14-arm64,1,AC304",
        // For every machine, with launchers for Windows.
        "setuptools==80.9.0,3.11,any,macos-14-arm64,0,",
    })
    void aWheelIsJudgedByWhatIsInIt(
            String requirement, String python, String platform, String target, int status, String rule)
            throws IOException, InterruptedException {
        Outcome outcome = Archcheck.in(folder)
                .run("scan", wheel(requirement, python, platform), "--target", target, "-f", "json");
        assertThat(outcome.status()).isEqualTo(status);
        if (rule != null) {
            assertThat(outcome.out()).contains("\"" + rule + "\"");
        } else {
            assertThat(outcome.findings()).isEmpty();
        }
    }

    @Test
    void theIndexTellsWhatThereIsForAppleSilicon() throws IOException, InterruptedException {
        assumeTrue(runs(folder, List.of("python3", "-m", "venv", "venv")), "skipped: no python3 with venv here");
        Files.writeString(folder.resolve("requirements.txt"), """
                tensorflow==2.4.0
                tensorflow-io==0.34.0
                tensorflow-federated==0.87.0
                numpy==2.2.0
                tensorflow-macos==2.15.0
                """);
        Outcome outcome = Archcheck.in(folder)
                .run(
                        "preinstall",
                        "requirements.txt",
                        "--use-pip-config",
                        "--python",
                        folder.resolve("venv/bin/python").toString(),
                        "--target",
                        "macos-14-arm64",
                        "-f",
                        "json");
        assumeTrue(!outcome.out().contains("\"unknown\""), "skipped: the package index cannot be reached");
        List<String> verdicts = new ArrayList<>();
        outcome.root()
                .get("packages")
                .forEach(p -> verdicts.add(
                        p.get("name").asText() + " " + p.get("verdict").asText()));
        assertThat(verdicts).contains("tensorflow blocked", "tensorflow-federated blocked");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("macOS x86_64").contains("only for Linux");
    }
}
