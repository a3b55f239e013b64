package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.archcheck.cli.Archcheck.Outcome;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was there when the baseline was written does not count; what is new does. */
class BaselineTest {
    @TempDir
    Path folder;

    private Tree venv;

    @BeforeEach
    void anEnvironmentWithAnErrorAndAWarning() throws IOException {
        venv = MacVenv.broken(folder.resolve("venv"))
                .bytes("bin/helper", MacVenv.python(MachO.X86_64).bytes());
    }

    private Outcome scan(String path, String... more) {
        return Archcheck.in(folder)
                .run(Lists.of(new String[] {"scan", path, "-f", "json", "--fail-on", "warning"}, MacVenv.TARGET, more));
    }

    private Outcome written(String path) {
        Outcome outcome = scan(path, "--write-baseline", "known.json");
        assertThat(outcome.status()).isZero();
        return outcome;
    }

    @Test
    void whatIsWrittenIsForPeopleToReadAndTheSameEveryTime() throws IOException {
        assertThat(written("venv").err()).isEqualTo("archcheck: note: wrote 2 findings to known.json\n");
        String text = Files.readString(folder.resolve("known.json"));
        assertThat(text).isEqualTo("""
                {
                  "kind": "archcheck-baseline",
                  "schemaVersion": "1.0",
                  "findings": [
                    {
                      "fingerprint": "%s",
                      "rule": "AC005",
                      "path": "bin/helper",
                      "distribution": null,
                      "message": "contains x86_64, so it runs translated by Rosetta 2, and not at all from macOS 28"
                    },
                    {
                      "fingerprint": "%s",
                      "rule": "AC001",
                      "path": "lib/python3.11/site-packages/pkg/_c.cpython-311-darwin.so",
                      "distribution": "pkg",
                      "message": "contains x86_64, not arm64"
                    }
                  ]
                }
                """.formatted(fingerprint(0), fingerprint(1)));
        written(folder.resolve("venv").toString());
        assertThat(folder.resolve("known.json")).hasContent(text);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("venv", "known.json");
        }
    }

    private String fingerprint(int finding) {
        return scan("venv").findings().get(finding).get("fingerprint").asText();
    }

    @Test
    void theRunThatWritesItReportsWhatTheNextOneWill() {
        Outcome outcome = written("venv");
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.json().at("/summary/suppressed").asInt()).isEqualTo(2);
        assertThat(outcome.out())
                .isEqualTo(scan("venv", "--baseline", "known.json").out());
    }

    @Test
    void oneNewFindingFailsTheRunAndIsTheOnlyOneListed() throws IOException {
        written("venv");
        assertThat(scan("venv", "--baseline", "known.json").status()).isZero();
        venv.bytes(
                MacVenv.SITE + "pkg/_a.cpython-311-darwin.so",
                MacVenv.module(MachO.X86_64).bytes());
        Outcome outcome = scan("venv", "--baseline", "known.json");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.findingLines())
                .containsExactly("error AC001 " + MacVenv.SITE + "pkg/_a.cpython-311-darwin.so");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void ofSeveralInOneFileTheNewOneIsListed() throws IOException {
        needing("@rpath/libm_b.dylib", "@rpath/libm_d.dylib");
        written("venv");
        needing("@rpath/libm_a.dylib", "@rpath/libm_b.dylib", "@rpath/libm_d.dylib");
        Outcome outcome = scan("venv", "--baseline", "known.json");
        assertThat(outcome.findings()).hasSize(1);
        assertThat(outcome.findings().get(0).get("message").asText()).contains("libm_a.dylib");
    }

    private void needing(String... libraries) throws IOException {
        MachO module = MachO.bundle(MachO.ARM64).rpath("@loader_path");
        for (String library : libraries) {
            module = module.loadDylib(library);
        }
        venv.bytes(MacVenv.MODULE, module.sealed().build().bytes());
    }

    @Test
    void everyWayToNameTheEnvironmentIsTheSame() throws IOException {
        written("venv");
        for (String path : List.of("./venv", folder.resolve("venv").toString(), "venv/../venv")) {
            assertThat(scan(path, "--baseline", "known.json").findings())
                    .as(path)
                    .isEmpty();
        }
        Files.move(folder.resolve("venv"), folder.resolve("elsewhere"));
        Outcome moved = scan("elsewhere", "--baseline", "known.json");
        assertThat(moved.findings()).isEmpty();
        assertThat(moved.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "venv/lib/python3.11/site-packages", "venv/lib"})
    void installedFilesAreKnownFromWhereverOneLooks(String path) {
        written("venv");
        assertThat(scan(path, "--baseline", "known.json").findings())
                .extracting(f -> f.get("rule").asText())
                .doesNotContain("AC001");
    }

    @Test
    void anotherVersionOfPythonIsTheSamePlace() throws IOException {
        written("venv");
        Files.move(folder.resolve("venv/lib/python3.11"), folder.resolve("venv/lib/python3.12"));
        Files.move(folder.resolve("venv/lib"), folder.resolve("venv/lib64"));
        assertThat(scan("venv", "--baseline", "known.json", "--select", "AC001,AC005")
                        .findings())
                .isEmpty();
    }

    @Test
    void everyEntryStandsForOneFinding() throws IOException {
        written("venv");
        MacVenv.broken(folder.resolve("two"));
        Outcome outcome = Archcheck.in(folder)
                .run(Lists.of(
                        new String[] {"scan", "venv", "two", "-f", "json", "--baseline", "known.json"},
                        MacVenv.TARGET));
        assertThat(outcome.json().at("/roots/0/findings")).isEmpty();
        assertThat(outcome.json().at("/roots/1/findings")).hasSize(1);
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void whatIsGoneIsSaid() throws IOException {
        written("venv");
        Files.delete(folder.resolve("venv/bin/helper"));
        Outcome outcome = scan("venv", "--baseline", "known.json");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.err())
                .isEqualTo("archcheck: note: 1 finding of the baseline is gone; write it again: --write-baseline"
                        + " known.json\n");
        assertThat(scan("venv", "--baseline", "known.json", "--select", "AC001").err())
                .isEmpty();
        assertThat(scan("venv", "--baseline", "known.json", "-q").err()).isEmpty();
    }

    @Test
    void writingAgainKeepsWhatWasKnown() throws IOException {
        written("venv");
        String before = Files.readString(folder.resolve("known.json"));
        Outcome same = scan("venv", "--baseline", "known.json", "--write-baseline", "known.json");
        assertThat(same.status()).isZero();
        assertThat(folder.resolve("known.json")).hasContent(before);
        Outcome two = scan("venv", "--baseline", "known.json", "--write-baseline", "other.json");
        assertThat(two.status()).isEqualTo(2);
        assertThat(two.err())
                .isEqualTo("archcheck: --baseline and --write-baseline name different files; what is written holds all"
                        + " findings, whether they were known or not\n");
    }

    @Test
    void aBaselineOfTheConfigurationNeedNotBeThereToBeWritten() throws IOException {
        Files.writeString(folder.resolve("archcheck.toml"), "baseline = 'known.json'\n");
        assertThat(scan("venv").err())
                .isEqualTo("archcheck: no such baseline: known.json; --write-baseline known.json writes it\n");
        written("venv");
        assertThat(scan("venv").status()).isZero();
    }

    @Test
    void whatAnEntryIgnoresIsNotWritten() throws IOException {
        Files.writeString(folder.resolve("archcheck.toml"), "[[ignore]]\nrule = 'AC001'\nreason = 'r'\n");
        written("venv");
        assertThat(folder.resolve("known.json")).content().doesNotContain("AC001");
        assertThat(Archcheck.in(folder)
                        .run(Lists.of(
                                new String[] {"scan", "venv", "--baseline", "known.json", "--show-ignored"},
                                MacVenv.TARGET))
                        .out())
                .contains("2 known findings do not count (1 ignored, 1 in the baseline)")
                .contains("    baseline  known.json\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                | known.json: is not a baseline of archcheck",
                "[]                                | known.json: is not a baseline of archcheck",
                "{}                                | known.json: is not a baseline of archcheck",
                "{\"schemaVersion\": \"1.0\", \"roots\": []} | known.json: is a report, not a baseline; --write-baseline writes one",
                "{\"kind\": \"archcheck-baseline\"} | known.json: has no findings",
                "{\"kind\": \"archcheck-baseline\",\\n \"schemaVersion\": \"2.0\"} | known.json:2:19: has schemaVersion '2.0', and this archcheck reads 1.0; write it again with --write-baseline",
                "{\"kind\": \"archcheck-baseline\",\\n \"findings\": [\\n  {\"fingerprint\": \"x\"}]} | known.json:3:19: a fingerprint has 16 hexadecimal digits",
                "{\"kind\": \"archcheck-baseline\", \"findings\": [{}]} | known.json:1:46: a finding has no fingerprint",
                "{\"kind\": \"archcheck-baseline\", \"findings\": [1]} | known.json:1:45: a finding is no object",
                "{\"kind\": \"archcheck-baseline\", \"findings\": 1} | known.json:1:44: findings is no array",
                "{\"kind\": \"archcheck-baseline\", \"findings\": []} x | known.json:1:48: not JSON",
                "{\"kind\": \"archcheck-baseline\", \"findings\": [ | known.json:1:45: not JSON: it ends too early",
            })
    void whatIsNoBaselineIsToldWithItsPlace(String text, String message) throws IOException {
        Files.writeString(folder.resolve("known.json"), text.replace("\\n", "\n"));
        Outcome outcome = scan("venv", "--baseline", "known.json");
        assertThat(outcome.err()).startsWith("archcheck: " + message);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aBaselineMustBeAFile() {
        assertThat(scan("venv", "--baseline", "nowhere.json").err())
                .isEqualTo("archcheck: no such baseline: nowhere.json; --write-baseline nowhere.json writes it\n");
        assertThat(scan("venv", "--baseline", "venv").err())
                .isEqualTo("archcheck: venv: is no file, and no baseline\n");
        assertThat(scan("venv", "--baseline", "").err()).isEqualTo("archcheck: --baseline takes a file, not ''\n");
    }

    @Test
    void bracketsDoNotOverflowTheStack() throws IOException {
        Files.writeString(folder.resolve("known.json"), "{\"x\": " + "[".repeat(2_000_000), StandardCharsets.UTF_8);
        assertThat(scan("venv", "--baseline", "known.json").err())
                .isEqualTo("archcheck: known.json: not JSON: nested too deeply, or a word too long\n");
    }

    @Test
    void whatCannotBeWrittenIsToldBeforeAnythingIsDone() {
        assertThat(scan("nowhere", "--write-baseline", "no/such/known.json").err())
                .isEqualTo("archcheck: cannot write " + folder.resolve("no/such/known.json") + ": no such directory\n");
        assertThat(scan("nowhere", "--write-baseline", "venv").err())
                .isEqualTo("archcheck: cannot write " + folder.resolve("venv") + ": is a directory\n");
    }

    @Test
    void nothingThatIsReadOrWrittenOtherwiseIsReplaced() throws IOException {
        Path module = folder.resolve("venv/" + MacVenv.MODULE);
        byte[] before = Files.readAllBytes(module);
        assertThat(scan(module.toString(), "--write-baseline", module.toString())
                        .err())
                .isEqualTo("archcheck: --write-baseline " + module + " would replace what is to be read: " + module
                        + "\n");
        assertThat(module).hasBinaryContent(before);
        assertThat(scan("venv", "--write-baseline", "x", "-o", "json=x").err())
                .isEqualTo("archcheck: two reports cannot go to one file: " + folder.resolve("x") + "\n");
        written("venv");
        assertThat(scan("venv", "--baseline", "known.json", "-o", "json=known.json")
                        .err())
                .isEqualTo("archcheck: --output json=known.json would replace what is to be read: known.json\n");
    }

    @Test
    void itIsWrittenWithTheReportsOrNotAtAll() {
        assertThat(scan("venv", "--write-baseline", "new.json", "-o", "json=/dev/full")
                        .status())
                .isEqualTo(2);
        assertThat(folder.resolve("new.json")).doesNotExist();
    }

    @Test
    void theVersionCountsWhereverItStands() throws IOException {
        Files.writeString(
                folder.resolve("known.json"),
                "{\"schemaVersion\": \"7.0\", \"findings\": [], \"kind\": \"archcheck-baseline\"}");
        assertThat(scan("venv", "--baseline", "known.json").err()).contains("has schemaVersion '7.0'");
    }

    @Test
    void itsContentIsNotQuoted() throws IOException {
        Files.writeString(folder.resolve("known.json"), "hunter2-secret\n");
        assertThat(scan("venv", "--baseline", "known.json").err()).isEqualTo("archcheck: known.json:1:1: not JSON\n");
    }

    @Test
    void whereNobodyMayWriteItSaysSo() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeTrue(!Files.isWritable(locked), "this user writes everywhere");
        assertThat(scan("nowhere", "--write-baseline", "locked/known.json").err())
                .isEqualTo("archcheck: cannot write " + locked.resolve("known.json") + ": permission denied\n");
    }

    @Test
    void aBaselineOfPreinstallKnowsBlockedPackages() throws IOException {
        Files.copy(Path.of("testdata/locks/uv.lock"), folder.resolve("uv.lock"));
        String[] command = {"preinstall", "uv.lock", "--extra", "tf", "--python", "3.11"};
        assertThat(Archcheck.in(folder)
                        .run(Lists.of(command, MacVenv.TARGET, new String[] {"--write-baseline", "known.json"}))
                        .status())
                .isZero();
        assertThat(Archcheck.in(folder)
                        .run(Lists.of(command, MacVenv.TARGET, new String[] {"--baseline", "known.json"}))
                        .status())
                .isZero();
    }
}
