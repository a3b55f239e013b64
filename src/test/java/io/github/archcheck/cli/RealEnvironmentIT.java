package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.archcheck.cli.Archcheck.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A virtual environment of this machine's own Python, made and filled by pip; that it works, Python itself says by
 * importing everything. Skipped where there is no Python or no package index.
 */
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealEnvironmentIT {
    private static final long PATIENCE_SECONDS = 300;
    private static final List<String> PACKAGES = List.of("numpy", "lxml", "markupsafe", "ruff", "cryptography");

    private Path folder;

    @BeforeAll
    void install(@TempDir Path temporary) throws IOException, InterruptedException {
        folder = temporary;
        Assumptions.assumeTrue(runs("python3", "-m", "venv", "venv"), "no python3 with venv here");
        List<String> pip = new ArrayList<>(List.of(
                "venv/bin/python",
                "-m",
                "pip",
                "install",
                "-q",
                "--disable-pip-version-check",
                "--retries=1",
                "--timeout=20",
                "--only-binary=:all:"));
        pip.addAll(PACKAGES);
        Assumptions.assumeTrue(runs(pip.toArray(String[]::new)), "the package index cannot be reached");
        assertThat(runs(
                        "venv/bin/python",
                        "-c",
                        "import numpy, lxml.etree, lxml.objectify, markupsafe._speedups,"
                                + " cryptography.hazmat.bindings._rust, _cffi_backend"))
                .as("Python imports it all")
                .isTrue();
    }

    @Test
    void whatWorksHasNoErrors() {
        Outcome outcome = Archcheck.in(folder).run("scan", "venv", "-f", "json");
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.root().get("kind").asText()).isEqualTo("venv");
        assertThat(outcome.root().get("unreadable")).isEmpty();
        assertThat(outcome.binaries())
                .filteredOn(b -> !b.get("module").isNull())
                .hasSizeGreaterThan(20)
                .allMatch(b -> b.get("verdict").asText().equals("runs"));
        assertThat(outcome.binary("bin/ruff").get("distribution").asText()).isEqualTo("ruff");
    }

    @Test
    void theActiveEnvironmentIsFound() {
        Outcome outcome = Archcheck.in(folder)
                .with("VIRTUAL_ENV", folder.resolve("venv").toString())
                .run("scan");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("Everything here runs on Linux");
    }

    @Test
    void onAnotherProcessorEveryCompiledPackageIsNamed() {
        String other = System.getProperty("os.arch").equals("aarch64") ? "linux-x86_64" : "linux-aarch64";
        Outcome outcome = Archcheck.in(folder).run("scan", "venv", "--target", other, "-f", "json");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.findingLines()).first().isEqualTo("error AC002 -");
        Map<String, Set<String>> rules = new TreeMap<>();
        for (JsonNode finding : outcome.findings()) {
            if (!finding.get("distribution").isNull()) {
                assertThat(finding.get("severity").asText()).isEqualTo("error");
                rules.computeIfAbsent(
                                finding.get("distribution").asText().toLowerCase(Locale.ROOT), name -> new TreeSet<>())
                        .add(finding.get("rule").asText());
            }
        }
        // ruff is a program; cryptography's module has the stable ABI's name, which every Python tries.
        assertThat(rules)
                .containsEntry("lxml", Set.of("AC010"))
                .containsEntry("markupsafe", Set.of("AC010"))
                .containsEntry("cffi", Set.of("AC010"))
                .containsEntry("numpy", Set.of("AC001", "AC010"))
                .containsEntry("ruff", Set.of("AC001"))
                .containsEntry("cryptography", Set.of("AC001"));
        assertThat(rules.keySet())
                .containsExactlyInAnyOrder("lxml", "markupsafe", "cffi", "numpy", "ruff", "cryptography");
    }

    @Test
    void modulesOfAnotherProcessorAreNeverTriedAndNotRefused() {
        String other = System.getProperty("os.arch").equals("aarch64") ? "linux-x86_64" : "linux-aarch64";
        Outcome outcome = Archcheck.in(folder).run("scan", "venv", "--target", other, "-f", "json");
        List<JsonNode> modules = outcome.findings().stream()
                .filter(f -> !f.get("path").isNull() && f.get("path").asText().contains(".cpython-"))
                .toList();
        assertThat(modules).hasSizeGreaterThan(20).allSatisfy(finding -> {
            String path = finding.get("path").asText();
            assertThat(finding.get("rule").asText()).as(path).isEqualTo("AC010");
            assertThat(finding.get("loaderError").asText()).as(path).contains("No module named '");
            assertThat(outcome.binary(path).get("verdict").asText()).as(path).isEqualTo("not-used");
        });
    }

    private boolean runs(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            return false;
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return process.exitValue() == 0 && Files.exists(folder);
    }
}
