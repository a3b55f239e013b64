package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.cli.Archcheck.Outcome;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each option does what it says, and a wrong value is one line and exit status 2. */
class ScanOptionsTest {
    @TempDir
    Path folder;

    private Tree venv;

    @BeforeEach
    void anEnvironmentWithAnErrorAndAWarning() throws IOException {
        venv = MacVenv.broken(folder.resolve("venv"))
                .bytes("bin/helper", MacVenv.python(MachO.X86_64).bytes());
    }

    @Test
    void withoutOptionsThereIsAnErrorAndAWarning() {
        assertThat(json().findingLines()).containsExactly("warning AC005 bin/helper", "error AC001 " + MacVenv.MODULE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AC005",
                "ac005",
                "needs-rosetta",
                "Needs-Rosetta",
                "AC005,AC004",
                "AC005, translated-interpreter"
            })
    void selectKeepsOnlyThese(String rules) {
        Outcome outcome = json("--select", rules);
        assertThat(outcome.findingLines()).containsExactly("warning AC005 bin/helper");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void selectMayBeRepeated() {
        assertThat(json("--select", "AC005", "--select", "AC001").findings()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AC001", "missing-architecture"})
    void ignoreLeavesTheseOut(String rule) {
        Outcome outcome = json("--ignore", rule);
        assertThat(outcome.findingLines()).containsExactly("warning AC005 bin/helper");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void whatIsIgnoredStillCannotRun() {
        assertThat(json("--ignore", "AC001")
                        .binary(MacVenv.MODULE)
                        .get("verdict")
                        .asText())
                .isEqualTo("cannot-run");
    }

    @ParameterizedTest
    @CsvSource({
        "**/pkg/**, warning AC005 bin/helper",
        "pkg, warning AC005 bin/helper",
        "*.so, warning AC005 bin/helper",
        "lib, warning AC005 bin/helper",
        "lib/, warning AC005 bin/helper",
        "lib/python3.11/site-packages/pkg/_c.*, warning AC005 bin/helper",
        "helper, error AC001 " + MacVenv.MODULE,
        "bin/h*, error AC001 " + MacVenv.MODULE,
        "'b[hi]n/{helper,other}', error AC001 " + MacVenv.MODULE,
    })
    void excludedPathsAreNotLookedAt(String glob, String left) {
        assertThat(json("--exclude", glob).findingLines()).containsExactly(left);
    }

    @Test
    void excludeMayBeRepeated() {
        assertThat(json("--exclude", "helper", "--exclude", "*.so").findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing-like-it", "*/helper/*", "h", "", "python3.1"})
    void globsThatMatchNothingLeaveNothingOut(String glob) {
        assertThat(json("--exclude", glob).findings()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "7", "256", "100000"})
    void theNumberOfThreadsDoesNotChangeTheReport(String jobs) {
        assertThat(json("--jobs", jobs).bytes()).isEqualTo(json().bytes());
    }

    @Test
    void thoroughLooksIntoTextByName() throws IOException {
        venv.bytes("lib/module.py", MacVenv.module(MachO.X86_64).bytes());
        assertThat(json().binaries()).extracting(b -> b.get("path").asText()).doesNotContain("lib/module.py");
        assertThat(json("--thorough").binaries())
                .extracting(b -> b.get("path").asText())
                .contains("lib/module.py");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --fail-on=info     | --fail-on takes error, warning or never, not info
                    --color=sometimes  | --color takes auto, always or never, not sometimes
                    --jobs=0           | --jobs takes a number from 1, not 0
                    --jobs=-3          | --jobs takes a number from 1, not -3
                    --jobs=many        | Invalid value for option '--jobs': 'many' is not a whole number
                    --jobs=99999999999 | Invalid value for option '--jobs': '99999999999' is not a whole number
                    --format=xml       | no such format: xml; there are table, json, jsonl, sarif, junit, github, markdown, html
                    --output=json      | --output takes NAME=FILE, such as json=report.json, not json
                    --output==x        | --output takes NAME=FILE, such as json=report.json, not =x
                    --output=json=     | --output takes NAME=FILE, such as json=report.json, not json=
                    --output=xml=x     | no such format: xml; there are table, json, jsonl, sarif, junit, github, markdown, html
                    --select=AC01      | no such rule: 'AC01'; did you mean AC001, AC010, AC011? ('archcheck rules' lists them)
                    --ignore=mising-architecture | no such rule: 'mising-architecture'; did you mean missing-architecture? ('archcheck rules' lists them)
                    --select=          | no such rule: '' ('archcheck rules' lists them)
                    --exclude=[        | --exclude takes a glob such as '**/tests/**', not '[': Missing ']
                    --exclude={a       | --exclude takes a glob such as '**/tests/**', not '{a': Missing '}
                    --target=macos-14-arm46 | 'macos-14-arm46' is no target: unknown architecture 'arm46' for macOS; known are arm64, x86_64; did you mean macos-14-arm64, macos-14.4-arm64? ('archcheck targets' lists the names)
                    --python=3.x       | --python takes a file or a version such as 3.11, not '3.x'
                    --python=          | --python takes a file or a version such as 3.11, not ''
                    --python=venv      | --python takes a file or a version such as 3.11, not 'venv'
                    --python=venv/pyvenv.cfg | not a Python interpreter: venv/pyvenv.cfg
                    """)
    void aWrongValueIsOneClearLineAndTwo(String option, String line) {
        Outcome outcome = Archcheck.in(folder).run("scan", "venv", option);
        assertThat(outcome.err().lines().findFirst()).contains("archcheck: " + line);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--frmat, --format",
        "--targt=host, --target",
        "--fail_on, --fail-on",
        "--allow-incomplet, --allow-incomplete",
    })
    void anUnknownOptionIsAnsweredWithTheNearestOne(String option, String near) {
        Outcome outcome = Archcheck.in(folder).run("scan", "venv", option);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("Unknown option: '" + option + "'; did you mean " + near + "?");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void anOptionWithoutItsValueIsTwo() {
        Outcome outcome = Archcheck.in(folder).run("scan", "venv", "--target");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("archcheck: Missing required parameter for option '--target' (NAME)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.11", "311", "cp311", "python3.11", "3.11.4"})
    void aVersionOfPythonDecidesWhichNamesAreTried(String version) {
        assertThat(suffixes(version)).startsWith(".cpython-311-darwin.so", ".abi3.so", ".so");
    }

    @Test
    void aFreeThreadedPythonHasItsOwnTag() {
        assertThat(suffixes("3.13t")).containsExactly(".cpython-313t-darwin.so", ".abi3.so", ".so");
    }

    @Test
    void anotherVersionThanTheModulesDoesNotFindThem() {
        Outcome outcome = json("--python", "3.12", "--select", "AC010");
        assertThat(outcome.findings()).hasSize(1);
        assertThat(outcome.findings().get(0).get("loaderError").asText()).contains("No module named 'pkg._c'");
    }

    @Test
    void theInterpreterMayBeAFile() throws IOException {
        venv.bytes("other/bin/python3.11", MacVenv.python(MachO.X86_64).bytes());
        Outcome outcome = json("--python", "venv/other/bin/python3.11");
        assertThat(outcome.root().get("python").get("architectures"))
                .extracting(a -> a.asText())
                .containsExactly("x86_64");
        assertThat(outcome.root().get("target").get("translated").asBoolean()).isTrue();
    }

    @Test
    void optionsMayFollowEachOtherInTheShortForm() throws IOException {
        Files.delete(venv.path(MacVenv.MODULE));
        Outcome outcome = Archcheck.in(folder).run("scan", "-qj2", "-fjson", "--target=macos-14-arm64", "--", "venv");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.json().get("summary").get("warnings").asInt()).isEqualTo(2);
    }

    private List<String> suffixes(String python) {
        return Outcome.list(json("--python", python).root().get("python").get("extensionSuffixes")).stream()
                .map(s -> s.asText())
                .toList();
    }

    private Outcome json(String... more) {
        return Archcheck.in(folder).run(Lists.of(new String[] {"scan", "venv", "-f", "json"}, MacVenv.TARGET, more));
    }
}
