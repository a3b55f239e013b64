package io.github.archcheck.lock.pdm;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdmLockTest {
    private static final String LOCK = """
            [metadata]
            groups = ["default", "web", "test"]
            strategy = ["inherit_metadata"]
            lock_version = "4.5.0"
            content_hash = "sha256:00"

            [[metadata.targets]]
            requires_python = ">=3.9"

            [[package]]
            name = "requests"
            version = "2.0"
            groups = ["default", "web"]
            requires_python = ">=3.7"
            dependencies = ["idna<4,>=2", "win-inet; sys_platform == \\"win32\\""]
            files = [{file = "requests-2.0-py3-none-any.whl", hash = "sha256:00"}, {file = "requests-2.0.tar.gz"}]

            [[package]]
            name = "requests"
            version = "2.0"
            extras = ["socks"]
            groups = ["web"]
            dependencies = ["pysocks>=1", "requests==2.0"]

            [[package]]
            name = "idna"
            version = "3"
            groups = ["default", "web"]

            [[package]]
            name = "pysocks"
            version = "1"
            groups = ["web"]
            marker = "python_version >= \\"3.8\\""

            [[package]]
            name = "win_inet"
            version = "1"
            groups = ["default"]
            marker = "sys_platform == \\"win32\\""

            [[package]]
            name = "pytest"
            version = "8"
            groups = ["test"]
            dependencies = ["requests[socks]"]
            """;

    private static Selection read(String lock, Choice choice) throws MalformedLockException, IOException {
        return LockFixture.select(new PdmLockFormat(), lock, choice);
    }

    @Test
    void whatWasLockedIsTakenAndEntriesWithExtrasAreReportedOnce() throws Exception {
        assertThat(lines(read(LOCK, plain())))
                .containsExactly(
                        "pytest 8 < ",
                        "requests 2.0 < pytest",
                        "idna 3 < pytest > requests",
                        "pysocks 1 < pytest > requests[socks]",
                        "win_inet 1 - marker: sys_platform == \"win32\"");
    }

    @Test
    void groupsAreTakenWhenChosen() throws Exception {
        Choice bare = new Choice(LockFixture.MAC, Set.of(), false, Set.of(), false);

        assertThat(lines(read(LOCK, bare)))
                .containsExactly(
                        "requests 2.0 < ",
                        "idna 3 < requests",
                        "pysocks 1 - group web not chosen",
                        "pytest 8 - group test not chosen",
                        "win_inet 1 - marker: sys_platform == \"win32\"");
        assertThat(lines(read(LOCK, new Choice(LockFixture.MAC, Set.of("web"), false, Set.of(), false))))
                .contains("pysocks 1 < ", "pytest 8 - group test not chosen");
        assertThat(read(LOCK, extras("x")).unknown()).containsExactly("unknown extra 'x'; known: test, web");
        assertThat(read(LOCK, groups("x")).unknown()).containsExactly("unknown group 'x'; known: default, test, web");
    }

    @Test
    void theProjectTellsRootsAndWhichGroupsAreForDeveloping(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("pyproject.toml"), """
                [project]
                name = "mine"
                dependencies = ["requests"]
                [project.optional-dependencies]
                web = ["requests[socks]"]
                [tool.pdm.dev-dependencies]
                test = ["pytest", "-e file:///x#egg=y"]
                """);
        var listing = new PdmLockFormat().read(LockFixture.file(folder.resolve("pdm.lock"), LOCK));

        assertThat(lines(listing.select(plain())))
                .containsExactly(
                        "requests 2.0 < mine",
                        "pytest 8 < mine:test",
                        "idna 3 < mine > requests",
                        "pysocks 1 < mine[web] > requests[socks]",
                        "win_inet 1 - marker: sys_platform == \"win32\"");
        assertThat(lines(listing.select(groups("test"))))
                .contains("pytest 8 < mine:test", "pysocks 1 - group web not chosen");
        assertThat(listing.select(extras("test")).unknown()).containsExactly("unknown extra 'test'; known: web");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            >=3.12      | -                        | -       | macos14-arm64/cp311         | the lock excludes Python 3.11: it requires >=3.12
            >=3.9       | linux                    | -       | macos14-arm64/cp311         | the lock was made for other targets: Python >=3.9 on linux
            >=3.9       | linux                    | -       | linux-glibc2.28-x86_64/cp311 | -
            >=3.9       | linux                    | -       | linux-glibc2.28-aarch64/cp311 | the lock was made for other targets: Python >=3.9 on linux
            >=3.9       | alpine                   | -       | linux-musl1.2-x86_64/cp311  | -
            >=3.9       | alpine                   | -       | linux-glibc2.28-x86_64/cp311 | the lock was made for other targets: Python >=3.9 on alpine
            >=3.9       | windows                  | -       | win_amd64/cp311             | -
            >=3.9       | windows_arm64            | -       | win_arm64/cp311             | -
            >=3.9       | windows_x86              | -       | win_amd64/cp311             | the lock was made for other targets: Python >=3.9 on windows_x86
            >=3.9       | macos                    | -       | macos14-arm64/cp311         | -
            >=3.9       | macos_x86_64             | -       | macos14-arm64/cp311         | the lock was made for other targets: Python >=3.9 on macos_x86_64
            >=3.9       | macos_13_0_arm64         | cpython | macos14-arm64/cp311         | -
            >=3.9       | manylinux_2_17_aarch64   | -       | linux-glibc2.28-aarch64/cp311 | -
            >=3.9       | musllinux_1_1_x86_64     | -       | linux-musl1.2-x86_64/cp311  | -
            >=3.9       | macos                    | pypy    | macos14-arm64/cp311         | the lock was made for other targets: Python >=3.9 on macos with pypy
            >=3.9       | plan9                    | -       | macos14-arm64/cp311         | -
            """)
    void aLockIsForItsTargets(String python, String platform, String implementation, String target, String why)
            throws Exception {
        String lock =
                "[metadata]\nlock_version = \"4.5.0\"\n[[metadata.targets]]\nrequires_python = \"" + python + "\"\n"
                        + (platform == null ? "" : "platform = \"" + platform + "\"\n")
                        + (implementation == null ? "" : "implementation = \"" + implementation + "\"\n");

        assertThat(read(lock, Choice.plain(VectorTargets.of(target))).refusal().orElse(null))
                .isEqualTo(why);
    }

    @Test
    void aSystemOlderThanTheTargetIsTold() throws Exception {
        String lock =
                "[metadata]\nlock_version = \"4.5.0\"\n[[metadata.targets]]\nplatform = \"manylinux_2_39_x86_64\"\n";

        assertThat(read(lock, Choice.plain(LockFixture.LINUX)).notices())
                .containsExactly("the lock was made for a newer system: any Python on manylinux_2_39_x86_64");
    }

    @Test
    void filesAndSourcesAreKept() throws Exception {
        List<Wanted> wanted = read("""
                [metadata]
                lock_version = "4.2"
                [metadata.files]
                "a 1" = [{url = "https://x.example/a-1-py3-none-any.whl", hash = "sha256:%s"}]
                [[package]]
                name = "a"
                version = "1"
                [[package]]
                name = "b"
                version = "1"
                git = "https://x.example/b.git"
                revision = "00"
                [[package]]
                name = "c"
                path = "./c"
                editable = true
                [[package]]
                name = "d"
                url = "https://x.example/d-1-py3-none-any.whl"
                [[package]]
                name = "e"
                path = "./dist/e-1.tar.gz"
                """.formatted("ab".repeat(32)), plain()).wanted();

        assertThat(wanted)
                .extracting(w -> ((Wanted.Files) w.supply()).buildFrom().orElse("-"))
                .containsExactly("-", "git", "directory", "-", "sdist");
        assertThat(((Wanted.Files) wanted.get(0).supply()).wheels().get(0).sha256())
                .contains("ab".repeat(32));
        assertThat(((Wanted.Files) wanted.get(3).supply()).wheels().get(0).fileName())
                .isEqualTo("d-1-py3-none-any.whl");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a = 1                                          | pdm.lock: has no [metadata]: this is no pdm.lock file
            [metadata];groups = []                         | pdm.lock:1: metadata has no lock_version: this is no pdm.lock file
            [metadata];lock_version = '5.0'                | pdm.lock:2: metadata lock_version is 5.0; known are 4.x of pdm.lock
            [metadata];lock_version = '4.5';[[package]];name = 'a';requires_python = 'x' | pdm.lock:5: package 1 (a) requires_python is 'x'
            """)
    void whatIsWrongIsSaidWithFileAndLine(String lock, String message) {
        assertThatThrownBy(() -> read(lock.replace(';', '\n'), plain()))
                .isInstanceOf(MalformedLockException.class)
                .hasMessage(message);
    }

    @Test
    void realLocksAreKnownByContent() throws Exception {
        for (String name : List.of("pdm/demo.pdm.lock", "pdm/demo-package.pdm.lock")) {
            assertThat(new PdmLockFormat().hasContent(LockVectors.text(name).content()))
                    .isTrue();
        }
        assertThat(new PdmLockFormat()
                        .hasContent(LockVectors.text("poetry/poetry-1.3.0.poetry.lock")
                                .content()))
                .isFalse();
    }
}
