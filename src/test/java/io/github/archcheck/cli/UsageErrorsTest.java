package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.cli.Archcheck.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command, given nonsense: one clear line, where to read on, and two. */
class UsageErrorsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void somethingToJudge() throws IOException {
        MacVenv.clean(folder.resolve("venv"));
        Files.copy(Path.of("testdata/locks/uv.lock"), folder.resolve("uv.lock"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    scan venv --jobs x             | Invalid value for option '--jobs': 'x' is not a whole number
                    scan venv --jobs 0             | --jobs takes a number from 1, not 0
                    scan venv --fail-on eror       | --fail-on takes error, warning or never, not eror; did you mean error?
                    scan venv --format jsn         | no such format: jsn; there are table, json, jsonl, sarif, junit, github, markdown, html; did you mean json?
                    scan venv --format sraif       | no such format: sraif; there are table, json, jsonl, sarif, junit, github, markdown, html; did you mean sarif?
                    scan venv -o htlm=x            | no such format: htlm; there are table, json, jsonl, sarif, junit, github, markdown, html; did you mean html?
                    scan venv --color alwys        | --color takes auto, always or never, not alwys; did you mean always?
                    scan venv --color xyzzy        | --color takes auto, always or never, not xyzzy
                    scan venv --select AC01        | no such rule: 'AC01'; did you mean AC001, AC010, AC011? ('archcheck rules' lists them)
                    scan venv --exclude [          | --exclude takes a glob such as '**/tests/**', not '[': Missing ']
                    scan venv --target lunix       | 'lunix' is no target; did you mean linux? ('archcheck targets' lists the names)
                    scan venv --python 3.x         | --python takes a file or a version such as 3.11, not '3.x'
                    scan venv --sysroot uv.lock    | --sysroot takes a directory, not 'uv.lock'
                    scan venv --tagret x           | Unknown option: '--tagret'; did you mean --target?
                    scan venv --tagret=x           | Unknown option: '--tagret=x'; did you mean --target?
                    scan venv -x                   | Unknown option: '-x'
                    scan venv --target             | Missing required parameter for option '--target' (NAME)
                    preinstall uv.lock --target macos-14-arm64 --python 3.11 --extra tff | uv.lock: unknown extra 'tff'; known: slow, tf; did you mean tf?
                    preinstall uv.lock --target macos-14-arm64 --python 3.11 --input-format uvlock | no such input format: uvlock; there are explicit, uv.lock, poetry.lock, pdm.lock, pylock.toml, Pipfile.lock, pip-report, pip-inspect, conda-lock.yml, pixi.lock, environment.yml, requirements.txt; did you mean uv.lock?
                    preinstall uv.lock --target macos-14-arm64 --python 3.11 --index nonsense | --index takes an address such as https://index.example/simple
                    preinstall uv.lock --target macos-14-arm64 --python 3.11 --deep | --deep needs --index or --use-pip-config
                    preinstall --inptu-format x    | Unknown option: '--inptu-format'; did you mean --input-format?
                    inspect                        | Missing required parameter: 'FILE'
                    inspect --format jsno x        | inspect --format takes table or json, not jsno; did you mean json?
                    explain                        | explain what? Give a rule (archcheck explain AC001), the text of an error in quotes, or - to read it from standard input
                    explain --format xml AC001     | explain --format takes table or json, not xml
                    explain missing-architectur    | no such rule: 'missing-architectur'; did you mean missing-architecture? ('archcheck rules' lists them)
                    rules x                        | Unexpected argument: 'x'
                    rules --colour never           | Unknown option: '--colour'; did you mean --color?
                    rules --color nver             | --color takes auto, always or never, not nver; did you mean never?
                    targets x                      | Unexpected argument: 'x'
                    host --color sometimes         | --color takes auto, always or never, not sometimes
                    schema --formt x               | Unknown option: '--formt'
                    completion                     | Missing required parameter: 'SHELL'
                    completion zhs                 | completion takes bash, zsh or fish, not zhs; did you mean zsh?
                    completion bash fish           | Unexpected argument: 'fish'
                    man scna                       | no such command: scna; did you mean scan?
                    help sacn                      | no such command: sacn; did you mean scan?
                    """, quoteCharacter = '`')
    void oneLineSaysWhatIsWrongAndAnotherWhereToReadOn(String line, String message) {
        Outcome outcome = run(line);
        assertThat(outcome.err())
                .isEqualTo("archcheck: " + message + "\nTry 'archcheck " + line.split(" ", 2)[0] + " --help'.\n");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scan nowhere", "preinstall nowhere.lock", "inspect nowhere", "inspect venv"})
    void aPathThatIsNotThereIsOneLineAndTwo(String line) {
        Outcome outcome = run(line);
        assertThat(outcome.err().lines()).singleElement().asString().startsWith("archcheck: ");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"help scan", "scan --help", "help", "--help"})
    void helpIsGivenToWhoAsks(String line) {
        Outcome outcome = run(line);
        assertThat(outcome.out()).startsWith("Usage: archcheck");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
    }

    private Outcome run(String line) {
        return Archcheck.in(folder).run(line.split(" ", -1));
    }
}
