package io.github.archcheck.lock.pylock;

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
import io.github.archcheck.lock.VectorTargets;
import io.github.archcheck.lock.Wanted;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PylockTest {
    private static final String LOCK = """
            lock-version = '1.0'
            environments = ["sys_platform == 'darwin'", "sys_platform == 'linux'"]
            requires-python = '>=3.9'
            extras = ['crypto']
            dependency-groups = ['dev', 'test']
            default-groups = ['dev']
            created-by = 'x'

            [[packages]]
            name = 'web'
            version = '1'
            dependencies = [{ name = 'idna' }, { name = 'Numpy', version = '2' }]

            [[packages]]
            name = 'idna'
            version = '3'
            requires-python = '>=3.7'

            [[packages]]
            name = 'numpy'
            version = '1'
            marker = "python_version < '3.10'"

            [[packages]]
            name = 'numpy'
            version = '2'
            marker = "python_version >= '3.10'"

            [[packages]]
            name = 'secret'
            version = '1'
            marker = "'crypto' in extras"

            [[packages]]
            name = 'ruff'
            version = '1'
            marker = "'dev' in dependency_groups or 'test' in dependency_groups"

            [[packages]]
            name = 'pytest'
            version = '8'
            marker = "'test' in dependency_groups"
            """;

    private static Selection read(String lock, Choice choice) throws MalformedLockException, IOException {
        return LockFixture.select(new PylockFormat(), lock, choice);
    }

    @Test
    void markersSelectWithDefaultGroupsAndWithoutExtras() throws Exception {
        assertThat(lines(read(LOCK, plain())))
                .containsExactly(
                        "web 1 < ",
                        "ruff 1 < ",
                        "idna 3 < web",
                        "numpy 2 < web",
                        "numpy 1 - marker: python_version < '3.10'",
                        "pytest 8 - marker: 'test' in dependency_groups",
                        "secret 1 - marker: 'crypto' in extras");
        assertThat(lines(read(LOCK, extras("Crypto")))).contains("secret 1 < ");
        assertThat(lines(read(LOCK, groups("test")))).contains("pytest 8 < ");
        assertThat(lines(read(LOCK, new Choice(LockFixture.MAC, Set.of(), true, Set.of(), false))))
                .contains("secret 1 < ", "ruff 1 - marker: 'dev' in dependency_groups or 'test' in dependency_groups");
        assertThat(read(LOCK, extras("x")).unknown()).containsExactly("unknown extra 'x'; known: crypto");
    }

    @Test
    void aPackagesOwnPythonIsLeftToBeJudgedBecauseInstallersFailThere() throws Exception {
        Wanted idna = read(LOCK, plain()).wanted().get(2);

        assertThat(((Wanted.Files) idna.supply()).requiresPython()).hasToString(">=3.7");
    }

    @Test
    void otherPythonsAndEnvironmentsAreRefused() throws Exception {
        assertThat(read(LOCK.replace(">=3.9", "== 3.12.*"), plain()).refusal())
                .contains("the lock excludes Python 3.11: it requires ==3.12.*");
        assertThat(read(LOCK, Choice.plain(VectorTargets.of("win_amd64/cp311"))).refusal())
                .contains("the lock does not cover windows-amd64: it was made for sys_platform == 'darwin' or"
                        + " sys_platform == 'linux'");
    }

    @Test
    void twoEntriesOfOneNameAreAmbiguous() throws Exception {
        String lock =
                "lock-version = '1.0'\n[[packages]]\nname = 'A.b'\nversion = '1'\n[[packages]]\nname = 'a-B'\nversion = '2'\n";

        assertThat(read(lock, plain()).refusal())
                .contains("the lock is ambiguous: two entries for a-B apply to this machine (1 and 2)");
    }

    @Test
    void sourcesAndFilesAreKept() throws Exception {
        List<Wanted> wanted = read("""
                lock-version = '1.0'
                [[packages]]
                name = 'a'
                vcs = { type = 'git', url = 'https://x.example/a', commit-id = '00' }
                [[packages]]
                name = 'b'
                directory = { path = '../b' }
                [[packages]]
                name = 'c'
                archive = { path = '../c-1.tar.gz', hashes = { sha256 = '%1$s' } }
                [[packages]]
                name = 'd'
                archive = { url = 'https://x.example/d-1-py3-none-any.whl', hashes = {} }
                [[packages]]
                name = 'e'
                sdist = { name = 'e-1.tar.gz', url = 'https://x.example/?e', hashes = {} }
                wheels = [{ name = 'e-1-py3-none-any.whl', path = 'w/other.whl', size = 5, hashes = { sha256 = '%1$s' } },
                          { url = 'https://x.example/e-1%%2Bx-py3-none-any.whl', hashes = { md5 = '00' } }]
                """.formatted("ab".repeat(32)), plain()).wanted();

        assertThat(wanted)
                .extracting(w -> ((Wanted.Files) w.supply()).buildFrom().orElse("-"))
                .containsExactly("git", "directory", "sdist", "-", "sdist");
        assertThat(((Wanted.Files) wanted.get(3).supply()).wheels().get(0).fileName())
                .isEqualTo("d-1-py3-none-any.whl");
        Wanted.Files files = (Wanted.Files) wanted.get(4).supply();
        assertThat(files.wheels().get(0).fileName()).isEqualTo("e-1-py3-none-any.whl");
        assertThat(files.wheels().get(0).location()).contains("w/other.whl");
        assertThat(files.wheels().get(0).sizeBytes()).hasValue(5);
        assertThat(files.wheels().get(1).fileName()).isEqualTo("e-1+x-py3-none-any.whl");
        assertThat(files.wheels().get(1).sha256()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            created-by = 'pip'                                   | pylock.toml: has no lock-version: this is no pylock.toml file
            lock-version = '2.0'                                 | pylock.toml:1: lock-version is 2.0; known are 1.x of pylock.toml
            lock-version = 'x'                                   | pylock.toml:1: lock-version is 'x': this is no pylock.toml file
            lock-version = 1.0                                   | pylock.toml:1: lock-version is no text
            lock-version = '1.0';[[packages]];version = '1'      | pylock.toml:2: packages 1 has no name
            lock-version = '1.0';[[packages]];name = 'a';vcs = {};wheels = [] | pylock.toml:4: packages 1 (a) has more than one source: vcs and wheels
            """)
    void whatIsWrongIsSaidWithFileAndLine(String lock, String message) {
        assertThatThrownBy(() -> read(lock.replace(';', '\n'), plain()))
                .isInstanceOf(MalformedLockException.class)
                .hasMessage(message);
    }

    @Test
    void newerMinorVersionsAreReadWithANotice() throws Exception {
        assertThat(read("lock-version = '1.3'\n", plain()).notices())
                .containsExactly(
                        "lock-version 1.3 is newer than 1.0, the newest that is known: what it adds is not looked at");
    }

    @Test
    void itIsKnownByNameAndByContent() throws Exception {
        PylockFormat format = new PylockFormat();

        assertThat(List.of("pylock.toml", "pylock.web.toml")).allMatch(format::hasName);
        assertThat(List.of("pylock.a.b.toml", "Pylock.toml", "pyproject.toml")).noneMatch(format::hasName);
        assertThat(format.hasContent(LOCK)).isTrue();
        assertThat(format.hasContent(
                        LockVectors.text("poetry/poetry-1.3.0.poetry.lock").content()))
                .isFalse();
        assertThatThrownBy(() -> format.read(LockVectors.text("pylock/pip-invalid.pylock.toml")))
                .hasMessage("pylock/pip-invalid.pylock.toml: has no lock-version: this is no pylock.toml file");
    }
}
