package io.github.archcheck.lock.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Shown;
import io.github.archcheck.lock.Wanted;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipJsonTest {
    private static final String ENVIRONMENT = """
            "environment": {"sys_platform": "linux", "platform_machine": "x86_64", "python_version": "3.11",
              "implementation_name": "cpython", "os_name": "posix", "platform_system": "Linux"}
            """;
    private static final String REPORT = """
            {"version": "1", "pip_version": "23.2.1", "install": [
              {"download_info": {"url": "file:///srv/demo-1.0-cp311-cp311-linux_x86_64.whl",
                 "archive_info": {"hash": "sha256=HASH"}}, "is_direct": false, "requested": true, "requested_extras": ["x"],
               "metadata": {"name": "Demo", "version": "1.0", "requires_python": ">=3.8", "description": "…",
                 "requires_dist": ["mid; extra == 'x'", "not-me; sys_platform == 'win32'"]}},
              {"download_info": {"url": "https://h/mid-2.tar.gz", "archive_info": {"hashes": {"sha256": "HASH"}}},
               "requested": false, "is_yanked": true,
               "metadata": {"name": "mid", "version": "2", "requires_dist": ["leaf>1"]}},
              {"download_info": {"url": "https://h/leaf.git", "vcs_info": {"vcs": "git", "commit_id": "1"}},
               "requested": false, "metadata": {"name": "leaf", "version": "3"}},
              {"download_info": {"url": "file:///home/me/proj", "dir_info": {"editable": true}},
               "requested": true, "metadata": {"name": "proj", "version": "0.1"}}
            ], ENV}
            """.replace("HASH", "A".repeat(64)).replace("ENV", ENVIRONMENT);

    @TempDir
    private Path site;

    @Test
    void aReportTellsFilesAndWays() throws Exception {
        Selection selection = Shown.read(new ReportFormat(), REPORT).select(Shown.choice("linux-64", "3.11.2"));
        assertThat(Shown.lines(selection))
                .containsExactly(
                        "Demo 1.0: wheels [demo-1.0-cp311-cp311-linux_x86_64.whl]",
                        "mid 2: build from sdist via [Demo]",
                        "leaf 3: build from git via [Demo, mid]",
                        "proj 0.1: build from directory");
        Wanted.Files files = (Wanted.Files) selection.wanted().get(0).supply();
        Candidate wheel = files.wheels().get(0);
        assertThat(wheel.location()).contains("file:///srv/demo-1.0-cp311-cp311-linux_x86_64.whl");
        assertThat(wheel.sha256()).contains("a".repeat(64));
        assertThat(files.requiresPython().toString()).isEqualTo(">=3.8");
        assertThat(selection.notices()).containsExactly("mid 2 was yanked by its authors");
    }

    @Test
    void anotherMachineIsNoticed() throws Exception {
        assertThat(Shown.read(new ReportFormat(), REPORT)
                        .select(Shown.choice("macos-14-arm64", "3.11"))
                        .notices())
                .anySatisfy(notice -> assertThat(notice)
                        .startsWith("pip ran on linux x86_64 with Python 3.11, not on macos-14-arm64"));
    }

    @Test
    void aLogBeforeTheReportIsExplained() {
        assertThat(new ReportFormat().hasContent("Collecting demo\n" + REPORT)).isTrue();
        assertThatThrownBy(() -> Shown.read(new ReportFormat(), "Collecting demo\n" + REPORT))
                .isInstanceOf(MalformedLockException.class)
                .hasMessageContaining("--quiet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"version\": \"2\", \"install\": []}",
                "{\"version\": \"1\"}",
                "{\"install\": 1}",
                "{\"version\": \"1\", "
            })
    void whatIsNoReportIsNamed(String content) {
        assertThatThrownBy(() -> Shown.read(new ReportFormat(), content)).hasMessageStartingWith("list:");
    }

    @Test
    void installedDistributionsHaveTheTagsOfTheirWheelFiles() throws Exception {
        Path info = Files.createDirectories(site.resolve("my_demo-1.0.dist-info"));
        Files.writeString(info.resolve("WHEEL"), """
                Wheel-Version: 1.0
                Tag: cp311-cp311-manylinux_2_17_x86_64
                Tag: cp311-cp311-manylinux2014_x86_64
                """);
        String content =
                """
                {"version": "1", "pip_version": "25.0", "installed": [
                  {"metadata": {"name": "my-demo", "version": "1.0"}, "metadata_location": "INFO"},
                  {"metadata": {"name": "gone", "version": "2"}, "metadata_location": "/not/there/gone-2.dist-info"},
                  {"metadata": {"name": "share", "version": "2"}, "metadata_location": "//host/x/share-2.dist-info"},
                  {"metadata": {"name": "old", "version": "3"}, "metadata_location": "/usr/lib/old-3.egg-info"}
                ], ENV}
                """.replace("INFO", info.toString().replace("\\", "\\\\")).replace("ENV", ENVIRONMENT);
        assertThat(new InspectFormat().hasContent(content)).isTrue();
        assertThat(Shown.lines(Shown.read(new InspectFormat(), content).select(Shown.choice("linux-64", "3.11"))))
                .containsExactly(
                        "my-demo 1.0: wheels [my_demo-1.0-cp311-cp311-manylinux_2_17_x86_64.whl,"
                                + " my_demo-1.0-cp311-cp311-manylinux2014_x86_64.whl]",
                        "gone 2: Undecided[why=its WHEEL file is not at hand]",
                        "share 2: Undecided[why=its WHEEL file is not at hand]",
                        "old 3: Undecided[why=nothing says what it was built for: it was not installed from a wheel]");
    }
}
