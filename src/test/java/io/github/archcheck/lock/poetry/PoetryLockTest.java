package io.github.archcheck.lock.poetry;

import static io.github.archcheck.lock.LockFixture.extras;
import static io.github.archcheck.lock.LockFixture.groups;
import static io.github.archcheck.lock.LockFixture.lines;
import static io.github.archcheck.lock.LockFixture.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.lock.Choice;
import io.github.archcheck.lock.LockFixture;
import io.github.archcheck.lock.LockVectors;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoetryLockTest {
    private static final String OLD = """
            [[package]]
            name = "app-dep"
            version = "1.0"
            optional = false
            python-versions = "*"

            [package.dependencies]
            Win_Only = {version = "*", markers = "sys_platform == \\"win32\\""}
            lib = {version = ">=1", extras = ["fast"]}

            [[package]]
            name = "lib"
            version = "1.5"
            optional = false
            python-versions = ">=2.7, !=3.0.*"

            [package.dependencies]
            speed = {version = "*", optional = true, markers = "extra == \\"fast\\" and python_version > \\"3\\""}

            [package.extras]
            fast = ["speed (>=1)"]

            [[package]]
            name = "speed"
            version = "2"
            optional = false
            python-versions = "*"

            [[package]]
            name = "win-only"
            version = "3"
            optional = false
            python-versions = "*"

            [[package]]
            name = "plot"
            version = "4"
            optional = true
            python-versions = "*"

            [[package]]
            name = "tool"
            version = "5"
            optional = false
            python-versions = ">=3.12"

            [extras]
            charts = ["plot"]

            [metadata]
            lock-version = "2.0"
            python-versions = "^3.8"
            content-hash = "00"
            """;

    private static Selection read(String lock, Choice choice) throws MalformedLockException, IOException {
        return LockFixture.select(new PoetryLockFormat(), lock, choice);
    }

    private static Selection beside(Path folder, String project, String lock, Choice choice)
            throws MalformedLockException, IOException {
        Files.writeString(folder.resolve("pyproject.toml"), project);
        return new PoetryLockFormat()
                .read(LockFixture.file(folder.resolve("poetry.lock"), lock))
                .select(choice);
    }

    @Test
    void withoutAProjectWhatIsNotOptionalIsWantedAndTheRestDoubted() throws Exception {
        Selection selection = read(OLD, plain());

        assertThat(lines(selection))
                .containsExactly(
                        "app-dep 1.0 < ",
                        "win-only 3 if what asks for it does so under a condition that does not hold (marker: sys_platform =="
                                + " \"win32\") < ",
                        "lib 1.5 < app-dep",
                        "speed 2 < app-dep > lib[fast]",
                        "plot 4 - extra charts not chosen",
                        "tool 5 - requires Python >=3.12");
        assertThat(selection.notices()).singleElement().asString().contains("no pyproject.toml beside it");
    }

    @Test
    void extrasOfTheLockAddWhatTheyName() throws Exception {
        assertThat(lines(read(OLD, extras("Charts")))).contains("plot 4 < ");
        assertThat(read(OLD, extras("x")).unknown()).containsExactly("unknown extra 'x'; known: charts");
    }

    @Test
    void theProjectBesideTheLockTellsTheRoots(@TempDir Path folder) throws Exception {
        String project = """
                [tool.poetry]
                name = "mine"
                [tool.poetry.dependencies]
                python = "^3.8"
                app-dep = "^1.0"
                win-only = {version = "*", python = "<3.8"}
                plot = {version = "*", optional = true}
                [tool.poetry.extras]
                charts = ["plot"]
                [tool.poetry.group.tests]
                optional = true
                [tool.poetry.group.tests.dependencies]
                speed = "*"
                """;
        Selection selection = beside(folder, project, OLD, plain());

        assertThat(lines(selection))
                .containsExactly(
                        "app-dep 1.0 < mine",
                        "lib 1.5 < mine > app-dep",
                        "speed 2 < mine > app-dep > lib[fast]",
                        "plot 4 - extra charts not chosen",
                        "tool 5 - requires Python >=3.12",
                        "win-only 3 - marker: (python_full_version < '3.8')");
        assertThat(selection.notices()).isEmpty();
        assertThat(lines(beside(folder, project, OLD, extras("charts")))).contains("plot 4 < mine[charts]");
        assertThat(lines(beside(folder, project, OLD, groups("tests")))).contains("speed 2 < mine:tests");
    }

    @Test
    void aStandardProjectTellsTheRootsToo(@TempDir Path folder) throws Exception {
        String project = """
                [project]
                name = "mine"
                dependencies = ["lib (>=1,<2)", "win-only>=1; sys_platform == 'win32'"]
                [project.optional-dependencies]
                charts = ["plot"]
                [dependency-groups]
                base = ["speed"]
                dev = [{include-group = "base"}, {include-group = "dev"}]
                """;

        assertThat(lines(beside(folder, project, OLD, plain())))
                .containsExactly(
                        "lib 1.5 < mine",
                        "speed 2 < mine:base",
                        "app-dep 1.0 - nothing chosen requires it",
                        "plot 4 - extra charts not chosen",
                        "tool 5 - requires Python >=3.12",
                        "win-only 3 - marker: sys_platform == \"win32\"");
        assertThat(lines(beside(folder, project, OLD, new Choice(LockFixture.MAC, Set.of(), false, Set.of(), false))))
                .contains("speed 2 - group base not chosen");
    }

    @Test
    void fromVersion21OnGroupsAndMarkersDecide() throws Exception {
        String lock = """
                [[package]]
                name = "a"
                version = "1"
                optional = false
                python-versions = ">=3.8"
                groups = ["main", "dev"]
                files = [{file = "a-1-py3-none-any.whl", hash = "sha256:00"}, {file = "a-1.tar.gz", hash = "sha256:00"}]
                [package.dependencies]
                b = "*"
                [package.dependencies.c]
                version = "*"
                markers = "sys_platform == 'win32'"

                [[package]]
                name = "b"
                version = "1"
                optional = false
                python-versions = "*"
                groups = ["main", "dev"]
                markers = {main = "sys_platform == 'win32'", dev = "sys_platform == 'darwin'"}

                [[package]]
                name = "c"
                version = "1"
                optional = false
                python-versions = "*"
                groups = ["main"]
                markers = "sys_platform == 'win32'"

                [[package]]
                name = "d"
                version = "1"
                optional = true
                python-versions = "*"
                groups = ["main"]
                markers = "extra == 'x' and python_version >= '3.8'"

                [extras]
                x = ["d"]
                [metadata]
                lock-version = "2.1"
                python-versions = ">=3.8"
                content-hash = "00"
                """;
        Selection selection = read(lock, plain());

        assertThat(lines(selection))
                .containsExactly(
                        "a 1 < ",
                        "b 1 < a",
                        "c 1 - marker: sys_platform == 'win32'",
                        "d 1 - marker: extra == 'x' and python_version >= '3.8'");
        assertThat(selection.notices()).isEmpty();
        assertThat(lines(read(lock, extras("x")))).contains("d 1 < ");
        assertThat(lines(read(lock, new Choice(LockFixture.MAC, Set.of(), false, Set.of(), false))))
                .contains("b 1 - marker: sys_platform == 'win32'");
        Wanted.Files files = (Wanted.Files) selection.wanted().get(0).supply();
        assertThat(files.wheels()).hasSize(1);
        assertThat(files.buildFrom()).contains("sdist");
        assertThat(files.ownIndex()).isTrue();
        assertThat(files.requiresPython()).hasToString(">=3.8");
    }

    @Test
    void sourcesOtherThanAnIndexAreKept() throws Exception {
        StringBuilder lock = new StringBuilder();
        for (String source : List.of(
                "git|https://x.example/a.git",
                "directory|../b",
                "file|dist/c-1-py3-none-any.whl",
                "url|https://x.example/d-1.tar.gz",
                "legacy|https://index.example/simple")) {
            String[] parts = source.split("\\|", -1);
            lock.append("[[package]]\nname = \"")
                    .append(parts[0])
                    .append("\"\nversion = \"1\"\npython-versions = \"*\"\n")
                    .append("[package.source]\ntype = \"")
                    .append(parts[0])
                    .append("\"\nurl = \"")
                    .append(parts[1])
                    .append("\"\n");
        }
        lock.append("[metadata]\nlock-version = \"2.0\"\n");
        List<Wanted> wanted = read(lock.toString(), plain()).wanted();

        assertThat(wanted)
                .extracting(w -> ((Wanted.Files) w.supply()).buildFrom().orElse("-"))
                .containsExactly("git", "directory", "-", "sdist", "-");
        assertThat(((Wanted.Files) wanted.get(2).supply()).wheels().get(0).location())
                .contains("dist/c-1-py3-none-any.whl");
        assertThat(wanted)
                .extracting(w -> ((Wanted.Files) w.supply()).ownIndex())
                .containsExactly(false, false, false, false, true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a = 1                                                       | poetry.lock: has no [metadata]: this is no poetry.lock file
            [metadata];python-versions = '*'                            | poetry.lock:1: metadata has no lock-version: this is no poetry.lock file
            [metadata];lock-version = '3.0'                             | poetry.lock:2: metadata lock-version is 3.0; known are 1.x to 2.x of poetry.lock
            [[package]];name = 'a';[metadata];lock-version = '2.0'      | poetry.lock:1: package 1 (a) has no version
            """)
    void whatIsWrongIsSaidWithFileAndLine(String lock, String message) {
        assertThatThrownBy(() -> read(lock.replace(';', '\n'), plain()))
                .isInstanceOf(MalformedLockException.class)
                .hasMessage(message);
    }

    @Test
    void newerMinorVersionsAreReadWithANoticeAndOtherPythonsRefused() throws Exception {
        String lock = "[metadata]\nlock-version = '2.7'\npython-versions = '^3.12 || ~2.7'\n";

        assertThat(read(lock, plain()).refusal()).contains("the lock excludes Python 3.11: it requires ^3.12 || ~2.7");
        assertThat(read(lock.replace("3.12", "3.8"), plain()).notices())
                .contains(
                        "lock-version 2.7 is newer than 2.1, the newest that is known: what it adds is not looked at");
    }

    @Test
    void realLocksAreReadWhole() throws Exception {
        for (String name : List.of("poetry/poetry-1.1.15.poetry.lock", "poetry/poetry-1.3.0.poetry.lock")) {
            assertThat(new PoetryLockFormat().hasContent(LockVectors.text(name).content()))
                    .isTrue();
            Selection selection =
                    new PoetryLockFormat().read(LockVectors.text(name)).select(plain());
            assertThat(selection.refusal()).isEmpty();
            assertThat(selection.wanted()).hasSizeGreaterThan(80);
        }
    }
}
