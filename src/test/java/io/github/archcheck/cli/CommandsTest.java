package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.cli.Archcheck.Outcome;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All commands but {@code scan}, and what happens when there is no such command. */
class CommandsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "scan ",
                "inspect ",
                "explain ",
                "rules ",
                "targets ",
                "host ",
                "schema ",
                "completion ",
            })
    void everyCommandHasHelp(String command) {
        Outcome outcome = run(command + "--help");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("Usage: archcheck " + command.strip());
        assertThat(outcome.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "scan --version"})
    void theVersionIsOneLine(String line) {
        Outcome outcome = run(line);
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).matches("archcheck \\S+\\R");
    }

    @Test
    void withoutACommandItIsTwo() {
        Outcome outcome = Archcheck.in(folder).run();
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("archcheck: which command? For example: archcheck scan ./venv\nTry 'archcheck --help'.\n");
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    scna         | No such command: 'scna'; did you mean scan?
                    explian      | No such command: 'explian'; did you mean explain?
                    completions  | No such command: 'completions'; did you mean completion?
                    frobnicate   | No such command: 'frobnicate'
                    --versoin    | Unknown option: '--versoin'; did you mean --version?
                    rules --hlep | Unknown option: '--hlep'; did you mean --help?
                    rules x      | Unexpected argument: 'x'
                    """)
    void whatIsUnknownIsTwoAndTheNearestIsNamed(String line, String message) {
        Outcome outcome = run(line);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err().lines().findFirst()).contains("archcheck: " + message);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void rulesListsEveryRuleOnALine() {
        Outcome outcome = run("rules");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out().lines())
                .hasSize(BuiltInRules.ALL.size())
                .first()
                .asString()
                .matches("AC001  missing-architecture +error +\\S.*");
        assertThat(outcome.out().lines()).isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AC001", "ac001", "missing-architecture", "Missing-Architecture"})
    void explainPrintsThePageOfARule(String rule) {
        Outcome outcome = run("explain " + rule);
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("AC001", "missing-architecture");
    }

    @Test
    void everyRuleHasAPage() {
        BuiltInRules.ALL.forEach(
                rule -> assertThat(run("explain " + rule.info().id()).out())
                        .contains(rule.info().id(), rule.info().name()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    explain nonsense             | no such rule: 'nonsense' ('archcheck rules' lists them)
                    explain missing-architectur  | no such rule: 'missing-architectur'; did you mean missing-architecture? ('archcheck rules' lists them)
                    explain AC0001               | no such rule: 'AC0001'; did you mean AC001, AC002, AC003? ('archcheck rules' lists them)
                    completion tcsh              | completion takes bash, zsh or fish, not tcsh
                    explain                      | explain what? Give a rule (archcheck explain AC001), the text of an error in quotes, or - to read it from standard input
                    completion                   | Missing required parameter: 'SHELL'
                    """)
    void aWrongArgumentIsTwo(String line, String message) {
        Outcome outcome = run(line);
        assertThat(outcome.err().lines().findFirst()).contains("archcheck: " + message);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void targetsListsNamesThatTargetAccepts() {
        Outcome outcome = run("targets");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out())
                .contains("macos-14-arm64", "macos-14-rosetta", "linux-aarch64-musl1.2", "windows-amd64")
                .contains("aarch64-apple-darwin", "linux/arm64", "osx-arm64", "manylinux_2_28_aarch64");
        outcome.out().lines().filter(line -> line.startsWith("  ")).forEach(line -> {
            String name = line.strip().split(" ", 2)[0];
            Outcome scan = Archcheck.in(folder).run("scan", ".", "--target", name, "-f", "json");
            assertThat(scan.status()).as(name + ": " + scan.err()).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "macos-arm64, macos-14-arm64",
        "aarch64-apple-darwin, macos-14-arm64",
        "osx-64, macos-14-x86_64",
        "macosx_11_0_arm64, macos-11-arm64",
        "linux/arm64, linux-aarch64-glibc2.28",
        "linux-64, linux-x86_64-glibc2.28",
        "x86_64-unknown-linux-musl, linux-x86_64-musl1.2",
        "manylinux_2_17_x86_64, linux-x86_64-glibc2.17",
        "win_amd64, windows-amd64",
        "macos-15-rosetta, macos-15-rosetta",
    })
    void aTargetIsShownByItsOneName(String name, String canonical) {
        Outcome outcome = Archcheck.in(folder).run("scan", ".", "--target", name, "-f", "json");
        assertThat(outcome.json().get("target").get("name").asText()).isEqualTo(canonical);
        assertThat(outcome.json().get("target").get("source").asText()).isEqualTo("option");
    }

    @Test
    void hostNamesATargetThatTargetAccepts() {
        Outcome outcome = run("host");
        assertThat(outcome.status()).isZero();
        String name = outcome.out().lines().findFirst().orElseThrow().replaceFirst("--target host +", "");
        Outcome scan = Archcheck.in(folder).run("scan", ".", "--target", name);
        assertThat(scan.status()).as(name + ": " + scan.err()).isZero();
    }

    @Test
    void withoutATargetThisMachineIsMeant() {
        String host = Archcheck.in(folder).run("scan", ".", "-f", "json").out();
        assertThat(Archcheck.in(folder)
                        .run("scan", ".", "-f", "json", "--target", "host")
                        .out())
                .isEqualTo(host);
        assertThat(host).contains("\"source\": \"host\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish", "BASH"})
    void completionKnowsCommandsAndOptions(String shell) {
        Outcome outcome = run("completion " + shell);
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("scan", "explain", "fail-on", "allow-incomplete");
    }

    @Test
    void bashTakesItsCompletionScript() throws IOException, InterruptedException {
        Path bash = Path.of("/bin/bash");
        Assumptions.assumeTrue(Files.isExecutable(bash), "no bash here");
        Path script = Files.writeString(
                folder.resolve("archcheck.bash"), run("completion bash").out(), StandardCharsets.UTF_8);
        Process process = new ProcessBuilder(bash.toString(), "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void aBugIsSeventyAndOneLine() {
        Map<String, String> broken = new AbstractMap<>() {
            @Override
            public Set<Entry<String, String>> entrySet() {
                throw new IllegalStateException("broken\nin two lines");
            }
        };
        Outcome outcome = Archcheck.in(folder).runWith(broken, "scan");
        assertThat(outcome.status()).isEqualTo(70);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err())
                .startsWith("archcheck: internal error: java.lang.IllegalStateException: broken\\u000ain two lines")
                .contains("please report it", "Java " + System.getProperty("java.version"));
    }

    private Outcome run(String line) {
        return Archcheck.in(folder).run(line.split(" ", -1));
    }
}
