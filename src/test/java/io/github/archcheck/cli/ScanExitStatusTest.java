package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.cli.Archcheck.Outcome;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script sees: exit status, and which stream carries what. */
class ScanExitStatusTest {
    @TempDir
    Path folder;

    @Test
    void aCleanEnvironmentIsZeroAndSaysNothingOnStandardError() throws IOException {
        MacVenv.clean(folder.resolve("venv"));
        Outcome outcome = scan();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("Everything here runs on macOS 14");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void anErrorIsOneAndTheReportIsOnStandardOutput() throws IOException {
        MacVenv.broken(folder.resolve("venv"));
        Outcome outcome = scan();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("pkg 1.0", "AC001", "contains x86_64, not arm64");
        assertThat(outcome.err()).isEmpty();
    }

    /** An arm64 Python whose helper program is for Intel: a warning, since Rosetta runs it. */
    @ParameterizedTest
    @CsvSource({"error, 0", "warning, 1", "never, 0", "WARNING, 1"})
    void failOnDecidesWhatAWarningIsWorth(String failOn, int status) throws IOException {
        MacVenv.clean(folder.resolve("venv"))
                .bytes("bin/helper", MacVenv.python(MachO.X86_64).bytes());
        Outcome outcome = scan("--fail-on", failOn, "-f", "json");
        assertThat(outcome.findingLines()).containsExactly("warning AC005 bin/helper");
        assertThat(outcome.status()).isEqualTo(status);
    }

    @Test
    void failOnNeverReportsErrorsAndEndsWithZero() throws IOException {
        MacVenv.broken(folder.resolve("venv"));
        Outcome outcome = scan("--fail-on", "never");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("AC001");
    }

    @Test
    void quietIsSilentWhenClean() throws IOException {
        MacVenv.clean(folder.resolve("venv"));
        Outcome outcome = scan("-q");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void quietIsNotSilentAboutErrors() throws IOException {
        MacVenv.broken(folder.resolve("venv"));
        assertThat(scan("--quiet").out()).contains("AC001");
    }

    @Test
    void quietDoesNotSilenceJson() throws IOException {
        MacVenv.clean(folder.resolve("venv"));
        assertThat(scan("-q", "-f", "json").json().get("summary").get("errors").asInt())
                .isZero();
    }

    @Test
    void verboseNamesEveryFile() throws IOException {
        Tree venv = MacVenv.broken(folder.resolve("venv"));
        for (String name : new String[] {"_d", "_e"}) {
            venv.bytes(
                    MacVenv.SITE + "pkg/" + name + ".cpython-311-darwin.so",
                    MacVenv.module(MachO.X86_64).bytes());
        }
        venv.file(
                MacVenv.SITE + "pkg-1.0.dist-info/RECORD",
                "pkg/_c.cpython-311-darwin.so,,",
                "pkg/_d.cpython-311-darwin.so,,",
                "pkg/_e.cpython-311-darwin.so,,");
        assertThat(scan().out()).contains("pkg/_c.cpython", "and 2 more files").doesNotContain("pkg/_e.cpython");
        assertThat(scan("-v").out()).contains("pkg/_c.cpython", "pkg/_d.cpython", "pkg/_e.cpython");
    }

    @Test
    void theInterpreterDecidesForTheProcessAndRosettaIsAWarning() throws IOException {
        Tree venv = MacVenv.broken(folder.resolve("venv"));
        venv.bytes("bin/python3.11", MacVenv.python(MachO.X86_64).bytes());
        Outcome outcome = scan("-f", "json");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.root().get("target").get("name").asText()).isEqualTo("macos-14-rosetta");
        assertThat(outcome.json().get("target").get("name").asText()).isEqualTo("macos-14-arm64");
        assertThat(outcome.binary(MacVenv.MODULE).get("verdict").asText()).isEqualTo("runs-translated");
        assertThat(outcome.findingLines()).containsExactly("warning AC004 -");
    }

    @Test
    void aUniversalFileRunsOnBoth() throws IOException {
        Tree venv = MacVenv.clean(folder.resolve("venv"));
        venv.bytes(
                MacVenv.MODULE,
                FatMachO.fat32()
                        .slice(MachO.X86_64, MacVenv.module(MachO.X86_64))
                        .slice(MachO.ARM64, MacVenv.module(MachO.ARM64))
                        .build()
                        .bytes());
        Outcome outcome = scan("-f", "json");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.binary(MacVenv.MODULE).get("architectures"))
                .extracting(a -> a.asText())
                .containsExactly("x86_64", "arm64");
    }

    private Outcome scan(String... more) {
        return Archcheck.in(folder).run(Lists.of(new String[] {"scan", "venv"}, MacVenv.TARGET, more));
    }
}
