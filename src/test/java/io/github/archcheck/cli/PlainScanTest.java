package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PlainScanTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "scan",
                "scan venv",
                "scan one two",
                "scan @one a=b",
                "scan venv --target macos-14-arm64",
                "scan --target macos-14-arm64 venv -f json",
                "scan --format sarif --python 3.11 -q one two",
                "scan -v one --verify-signatures two --no-progress",
                "scan --quiet one",
                "scan --verbose one",
                "scan --target scan scan"
            })
    void meansTheSameToPicocli(String line) throws IllegalAccessException {
        String[] words = line.split(" ");
        ScanCommand plain = new ScanCommand(session());
        assertThat(PlainScan.fill(plain, words)).isTrue();
        ScanCommand usual = new ScanCommand(session());
        new CommandLine(usual).setExpandAtFiles(false).parseArgs(Arrays.copyOfRange(words, 1, words.length));

        assertThat(plain.paths).isEqualTo(usual.paths);
        assertThat(values(plain.options)).isEqualTo(values(usual.options));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scan --help",
                "scan -h",
                "scan --version",
                "scan -qv venv",
                "scan -fjson venv",
                "scan --format=json venv",
                "scan --target",
                "scan --target -q",
                "scan -q -q venv",
                "scan -q --quiet venv",
                "scan -f json --format json venv",
                "scan --targte macos-14-arm64 venv",
                "scan --output json=report.json venv",
                "scan -- venv",
                "scan - venv",
                "scan  venv"
            })
    void leavesTheRestToPicocli(String line) {
        assertThat(PlainScan.fill(new ScanCommand(session()), line.split(" "))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rules", "--help", "scna", "scan --target nowhere .", "scan -f nothing ."})
    void doesNothingWherePicocliHasToSpeak(String line) throws IOException, InterruptedException {
        assertThat(PlainScan.run(session(), line.isEmpty() ? new String[0] : line.split(" ")))
                .isEqualTo(OptionalInt.empty());
    }

    @Test
    void pathsThatAreNotThereAreExplainedAsEver() {
        Archcheck.Outcome outcome = Archcheck.in(Path.of("")).run("scan", "no-such-path");

        assertThat(outcome.status()).isEqualTo(ExitStatus.USAGE.code());
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).containsOnlyOnce("no-such-path");
    }

    private static Map<String, String> values(ScanOptions options) throws IllegalAccessException {
        Map<String, String> values = new TreeMap<>();
        for (Field field : ScanOptions.class.getDeclaredFields()) {
            field.setAccessible(true);
            values.put(field.getName(), String.valueOf(field.get(options)));
        }
        return values;
    }

    private static Session session() {
        return new Session(
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                new PrintWriter(Writer.nullWriter()),
                StandardCharsets.UTF_8,
                false,
                false,
                80,
                Map.of(),
                Path.of("").toAbsolutePath());
    }
}
