package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.archcheck.cli.Archcheck.Outcome;
import io.github.archcheck.testkit.MachO;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a configuration comes from, what it may do, and what counts more than it. */
class ConfigurationTest {
    private static final String ERROR = "error AC001 " + MacVenv.MODULE;
    private static final String WARNING = "warning AC005 bin/helper";

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void anEnvironmentWithAnErrorAndAWarning() throws IOException {
        project = folder.resolve("project");
        MacVenv.broken(project.resolve("venv"))
                .bytes("bin/helper", MacVenv.python(MachO.X86_64).bytes());
    }

    private void write(String file, String... lines) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, String.join("\n", lines) + "\n");
    }

    private Outcome run(String... arguments) {
        return Archcheck.in(project).run(arguments);
    }

    private Outcome json(String... more) {
        return run(Lists.of(new String[] {"scan", "venv", "-f", "json"}, more).toArray(String[]::new));
    }

    @Test
    void aSettingStandsInThePlaceOfItsOption() throws IOException {
        write("archcheck.toml", "target = 'macos-14-arm64'", "select = ['AC005']");
        assertThat(json().findingLines()).containsExactly(WARNING);
    }

    @Test
    void theCommandLineCountsMoreAndReplacesLists() throws IOException {
        write("archcheck.toml", "target = 'linux-64'", "select = ['AC005']", "exclude = ['*.so']");
        assertThat(json("--target", "macos-14-arm64", "--select", "AC001", "--exclude", "nothing")
                        .findingLines())
                .containsExactly(ERROR);
    }

    @Test
    void aFlagCanBeTakenBack() throws IOException {
        write("archcheck.toml", "quiet = true", "target = 'macos-14-arm64'", "fail-on = 'never'");
        assertThat(run("scan", "venv").out()).isEmpty();
        assertThat(run("scan", "venv", "--quiet=false").out()).contains("AC001");
        assertThat(run("scan", "venv", "-v").out()).contains("AC001");
    }

    @Test
    void aProjectsTableConfiguresToo() throws IOException {
        write(
                "pyproject.toml",
                "[project]",
                "name = 'x'",
                "[tool.archcheck]",
                "target = 'macos-14-arm64'",
                "select = 'AC005'");
        assertThat(json().findingLines()).containsExactly(WARNING);
    }

    @Test
    void theNearestFileCountsAndProjectsWithoutTheTableArePassedOver() throws IOException {
        write("archcheck.toml", "target = 'macos-14-arm64'", "select = 'AC005'");
        write("sub/pyproject.toml", "[project]", "name = 'archcheck-user'");
        write("sub/deep/file", "");
        assertThat(Archcheck.in(project.resolve("sub/deep"))
                        .run("scan", "../../venv", "-f", "json")
                        .findingLines())
                .containsExactly(WARNING);
        write("sub/archcheck.toml", "target = 'macos-14-arm64'", "select = 'AC001'");
        assertThat(Archcheck.in(project.resolve("sub/deep"))
                        .run("scan", "../../venv", "-f", "json")
                        .findingLines())
                .containsExactly(ERROR);
    }

    @Test
    void nothingAboveARepositoryConfiguresIt() throws IOException {
        Files.writeString(folder.resolve("archcheck.toml"), "nonsense = true\n");
        assertThat(json(MacVenv.TARGET).status()).isEqualTo(2);
        Files.createDirectory(project.resolve(".git"));
        assertThat(json(MacVenv.TARGET).status()).isEqualTo(1);
    }

    @Test
    void whatTheCommandLineOverrulesIsCheckedAllTheSame() throws IOException {
        write("archcheck.toml", "select = ['AC999']");
        assertThat(json("--select", "AC001").err()).startsWith("archcheck: archcheck.toml:1:1: no such rule: 'AC999'");
    }

    @Test
    void aFoundFileReadsNoBaselineElsewhere() throws IOException {
        write("archcheck.toml", "baseline = '../secret'");
        assertThat(json().err())
                .startsWith(
                        "archcheck: archcheck.toml:1:1: baseline names ../secret, and a file that was found may only read below");
    }

    @Test
    void ofTwoFilesTheOwnCountsAndSaysSo() throws IOException {
        write("archcheck.toml", "target = 'macos-14-arm64'", "select = 'AC005'");
        write("pyproject.toml", "[tool.archcheck]", "select = 'AC001'");
        Outcome outcome = json();
        assertThat(outcome.findingLines()).containsExactly(WARNING);
        assertThat(outcome.err()).isEqualTo("""
                        archcheck: note: archcheck.toml makes the report say less: select (--no-config does without)
                        archcheck: note: archcheck.toml counts, and [tool.archcheck] in pyproject.toml does not
                        """);
        assertThat(json("-q").err()).isEmpty();
    }

    @Test
    void aFileMayBeNamedOrNoneWanted() throws IOException {
        write("archcheck.toml", "target = 'macos-14-arm64'", "select = 'AC005'");
        write("other/ci.toml", "target = 'macos-14-arm64'", "select = 'AC001'");
        write("other/pyproject.toml", "[tool.archcheck]", "target = 'macos-14-arm64'", "select = 'AC001'");
        write("other/like.toml", "[tool.archcheck]", "target = 'macos-14-arm64'", "select = 'AC001'");
        for (String name : new String[] {"ci.toml", "pyproject.toml", "like.toml"}) {
            assertThat(json("--config", "other/" + name).findingLines()).containsExactly(ERROR);
        }
        assertThat(json("--no-config", "--target", "macos-14-arm64").findings()).hasSize(2);
    }

    @Test
    void whatIsNamedMustBeThere() throws IOException {
        write("pyproject.toml", "[project]");
        assertWrong("--config=nowhere.toml", "nowhere.toml: no such file");
        assertWrong("--config=venv", "venv: is a directory, not a file");
        assertWrong("--config=pyproject.toml", "pyproject.toml: has no [tool.archcheck]");
        assertWrong("--config=", "--config takes a file, not ''");
        Outcome both = json("--config", "pyproject.toml", "--no-config");
        assertThat(both.err()).startsWith("archcheck: --config and --no-config contradict each other\n");
        assertThat(both.status()).isEqualTo(2);
    }

    private void assertWrong(String option, String message) {
        Outcome outcome = json(option);
        assertThat(outcome.err()).isEqualTo("archcheck: " + message + "\n");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void whatIsFoundMustBeAFile() throws IOException {
        Files.createDirectory(project.resolve("archcheck.toml"));
        assertWrong("-v", "archcheck.toml: is a directory, not a file");
    }

    @Test
    void whatIsFoundMustBeReadable() throws IOException {
        write("archcheck.toml", "jobs = 1");
        Path file = project.resolve("archcheck.toml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(file), "this user reads everything");
        assertWrong("-v", "archcheck.toml: permission denied");
    }

    @Test
    void settingsOfACommandCountForItAlone() throws IOException {
        write(
                "archcheck.toml",
                "target = 'macos-14-arm64'",
                "only-binary = true",
                "[scan]",
                "select = 'AC005'",
                "[preinstall]",
                "python = '3.11'",
                "fail-on = 'never'");
        assertThat(json().findingLines()).containsExactly(WARNING);
        write("requirements.txt", "");
        assertThat(run("preinstall", "requirements.txt").status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "macos-14-arm64, warning",
        "macosx_14_0_arm64, warning",
        "MACOS-ARM64, warning",
        "macos-*, warning",
        "*-arm64, warning",
        "macos-15-arm64, error",
        "linux-*, error",
    })
    void aSectionCountsForItsTargetsOnly(String section, String found) throws IOException {
        write("archcheck.toml", "select = ['AC001']", "[target.'" + section + "']", "select = ['AC005']");
        assertThat(json(MacVenv.TARGET).findingLines()).containsExactly(found.equals("warning") ? WARNING : ERROR);
    }

    @Test
    void theTargetOfTheFileChoosesTheSection() throws IOException {
        write("archcheck.toml", "target = 'macos-14-arm64'", "[targets.'macos-*']", "select = 'AC005'");
        assertThat(json().findingLines()).containsExactly(WARNING);
    }

    @Test
    void aNameCountsMoreThanAGlobAndTwoGlobsMustAgree() throws IOException {
        write(
                "archcheck.toml",
                "[target.macos-arm64]",
                "select = 'AC005'",
                "[target.'macos-*']",
                "select = 'AC001'",
                "jobs = 2",
                "[target.'*-arm64']",
                "jobs = 2");
        assertThat(json(MacVenv.TARGET).findingLines()).containsExactly(WARNING);
        write("archcheck.toml", "[target.'macos-*']", "jobs = 1", "[target.'*-arm64']", "jobs = 2");
        Outcome outcome = json(MacVenv.TARGET);
        assertThat(outcome.err())
                .isEqualTo("archcheck: archcheck.toml:4:1: jobs is set for this target on line 2, too, and neither"
                        + " section is more exact\n");
        assertThat(json("--target", "linux-64", "--fail-on", "never").status()).isZero();
    }

    @Test
    void pathsStartFromTheFile() throws IOException {
        write(
                "conf/archcheck.toml",
                "target = 'macos-14-arm64'",
                "output = { json = 'out.json' }",
                "sysroot = '../venv'");
        assertThat(json("--config", "conf/archcheck.toml").status()).isEqualTo(1);
        assertThat(project.resolve("conf/out.json")).isRegularFile();
        assertThat(project.resolve("out.json")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../out.json", "/tmp/archcheck-out.json", ".git/hooks/x", "a/../.hidden", "link/x.json", "."})
    void aFoundFileWritesBelowItsDirectoryOnly(String file) throws IOException {
        Files.createSymbolicLink(project.resolve("link"), folder);
        write("archcheck.toml", "target = 'macos-14-arm64'", "", "output = ['json=" + file + "']");
        Outcome outcome = json();
        assertThat(outcome.err())
                .isEqualTo(
                        "archcheck: archcheck.toml:3:1: output names " + file + ", and a file that was found may only"
                                + " write below its own directory, not through links and not to hidden files; if you trust it,"
                                + " name it: --config archcheck.toml\n");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(folder.resolve("out.json")).doesNotExist();
        assertThat(folder.resolve("x.json")).doesNotExist();
    }

    @Test
    void aFoundFileWritesBelowItsDirectory() throws IOException {
        write("archcheck.toml", "target = 'macos-14-arm64'", "output = ['json=report.json']");
        assertThat(json().status()).isEqualTo(1);
        assertThat(project.resolve("report.json")).isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"index = ['https://index.example/simple']", "use-pip-config = true", "deep = true"})
    void aFoundFileNeverOpensTheNetwork(String setting) throws IOException {
        write("requirements.txt", "nothing-like-it");
        write("archcheck.toml", setting);
        Outcome outcome = run("preinstall", "--python", "3.11", "--target", "linux-64", "requirements.txt");
        assertThat(outcome.err())
                .startsWith("archcheck: archcheck.toml:1:1: ")
                .contains("opens the network, which a file that was found may not; if you trust it, name it:"
                        + " --config archcheck.toml");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(run("scan", "venv", "--fail-on", "never").status()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "jobs = 0               | jobs takes a number from 1, not 0",
                "fail-on = 'info'       | fail-on takes error, warning or never, not info",
                "color = 'x'            | color takes auto, always or never, not x",
                "format = 'xml'         | no such format: xml; there are table, json",
                "select = ['AC01']      | no such rule: 'AC01'; did you mean AC001, AC010, AC011?",
                "exclude = '['          | exclude takes a glob such as '**/tests/**', not '[': Missing ']",
                "target = 'macos-14-arm46' | 'macos-14-arm46' is no target: ",
                "sysroot = \"a\\u0000b\"\\n[target.linux-64] | sysroot is no path",
                "baseline = \"a\\u0000b\"  | baseline is no path",
                "output = ['json']      | output takes NAME=FILE, such as json=report.json, not json",
                "[[ignore]]\\nrule = 'AC0001'\\nreason = 'r' | no such rule: 'AC0001'; did you mean AC001",
                "[target.windows-amd64]\\n[[target.windows-amd64.ignore]]\\nrule='x'\\nreason='r' | no such rule: 'x'",
                "[[ignore]]\\npath = '{a'\\nreason = 'r' | path takes a glob such as '**/tests/**', not '{a': Missing '}",
                "select = 'AC001'\\nquiet = true\\nverbose = true | --quiet and --verbose contradict each other",
            })
    void aWrongValueIsToldWithItsPlaceBeforeAnythingIsDone(String text, String message) throws IOException {
        write("archcheck.toml", text.replace("\\n", "\n"));
        Outcome outcome = run("scan", "nowhere");
        assertThat(outcome.err())
                .containsPattern("^archcheck: archcheck\\.toml:\\d+:\\d+: ")
                .contains(message);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void contradictionsOnTheCommandLineAreErrors() {
        assertThat(json("-q", "-v").err()).isEqualTo("archcheck: --quiet and --verbose contradict each other\n");
        Outcome outcome = json("--select", "AC001,AC005", "--ignore", "AC001", "--ignore", "needs-rosetta");
        assertThat(outcome.err()).isEqualTo("archcheck: --select and --ignore together leave no rule\n");
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void itsEncodingIsUtf8() throws IOException {
        Files.write(project.resolve("archcheck.toml"), "jobs = 1\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertWrong("-v", "archcheck.toml:2:6: is not UTF-8 here");
    }

    @Test
    void aMarkAndLinesOfWindowsAreFine() throws IOException {
        Files.writeString(project.resolve("archcheck.toml"), "\ufefftarget = 'macos-14-arm64'\r\nselect = 'AC005'\r\n");
        assertThat(json().findingLines()).containsExactly(WARNING);
        Files.writeString(project.resolve("archcheck.toml"), "\ufeffjobs = 1\r\n\r\nnonsense = 1\r\n");
        assertWrong("-v", "archcheck.toml:3:1: unknown key 'nonsense'");
    }

    @Test
    void aHugeFileIsRefused() throws IOException {
        Files.writeString(project.resolve("archcheck.toml"), "# x\n".repeat((4 << 20) / 4 + 1));
        assertWrong("-v", "archcheck.toml: has more than 4 MiB");
    }

    @Test
    void aGlobOfAStrangerTakesNoTime() throws IOException {
        Files.writeString(project.resolve("venv/" + "a".repeat(240)), "x");
        write(
                "archcheck.toml",
                "exclude = ['" + "*a".repeat(50) + "b']",
                "[[ignore]]",
                "path = '**/" + "*c".repeat(50) + "'",
                "reason = 'r'");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(json(MacVenv.TARGET).status()).isEqualTo(1));
    }

    @Test
    void wordsOfStrangersDoNotReachTheTerminal() throws IOException {
        write("archcheck.toml", "\"\\u001b[2J\" = 1");
        assertThat(json().err()).doesNotContain("\u001b").contains("\\u001b[2J");
    }
}
