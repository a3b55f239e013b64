package io.github.archcheck.lock.condalock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CondaLockFormatTest {
    private static final String HEAD = """
            version: 1
            metadata:
              content_hash: {linux-64: x, osx-arm64: y}
              platforms: [linux-64, osx-arm64]
            package:
            """;

    private static String entry(String name, String version, String manager, String platform, String url, String more) {
        return "- name: " + name + "\n  version: " + version + "\n  manager: " + manager + "\n  platform: " + platform
                + "\n  url: " + url + "\n" + more;
    }

    private static final String LOCK = HEAD
            + entry(
                    "python",
                    "3.10",
                    "conda",
                    "linux-64",
                    "https://c/linux-64/python-3.10-h1_0_cpython.conda",
                    "  dependencies: {__glibc: '>=2.34', zlib: ''}\n")
            + entry(
                    "python",
                    "3.11.1",
                    "conda",
                    "osx-arm64",
                    "https://c/osx-arm64/python-3.11.1-h1_0_cpython.conda",
                    "  dependencies: {}\n")
            + entry("zlib", "1.2", "conda", "linux-64", "https://c/osx-64/zlib-1.2-0.conda", "")
            + entry(
                    "demo",
                    "1.0",
                    "pip",
                    "linux-64",
                    "https://f/demo-1.0-cp310-cp310-win_amd64.whl",
                    "  dependencies: {python: '>=3'}\n  hash: {sha256: " + "a".repeat(64) + "}\n")
            + entry("sdist", "1.0", "pip", "linux-64", "https://f/sdist-1.0.tar.gz", "  category: test\n")
            + entry("tool", "1.0", "conda", "linux-64", "https://c/noarch/tool-1.0-0.conda", "  category: dev\n");

    private static Selection select(String target, String... groups) throws Exception {
        return Shown.read(new CondaLockFormat(), LOCK).select(Shown.choice(target, "3.12", groups));
    }

    @Test
    void entriesOfThePlatformAreTaken() throws Exception {
        Selection selection = select("linux-x86_64-glibc2.28");
        assertThat(Shown.lines(selection))
                .containsExactly(
                        "python 3.10: conda python-3.10-h1_0_cpython.conda linux-64 unmet [__glibc >=2.34] via [demo]",
                        "zlib 1.2: conda zlib-1.2-0.conda osx-64 via [demo, python]",
                        "demo 1.0: wheels [demo-1.0-cp310-cp310-win_amd64.whl]",
                        "sdist 1.0 skipped category: test",
                        "tool 1.0: conda tool-1.0-0.conda noarch");
        assertThat(selection.notices()).containsExactly("zlib is locked for linux-64 with a file for osx-64");
        assertThat(selection.python().orElseThrow().tag()).isEqualTo("cp310");
    }

    @Test
    void categoriesAreGroups() throws Exception {
        assertThat(Shown.lines(select("linux-64", "test"))).contains("sdist 1.0: build from sdist");
        assertThat(select("linux-64", "tset").unknown())
                .containsExactly("unknown group 'tset'; known: dev, main, test; did you mean test?");
    }

    @Test
    void entriesOfOtherPlatformsAreSkipped() throws Exception {
        assertThat(Shown.lines(select("osx-arm64")))
                .containsExactly(
                        "python 3.11.1: conda python-3.11.1-h1_0_cpython.conda osx-arm64",
                        "zlib 1.2 skipped locked only for linux-64",
                        "demo 1.0 skipped locked only for linux-64",
                        "sdist 1.0 skipped locked only for linux-64",
                        "tool 1.0 skipped locked only for linux-64");
    }

    @Test
    void aPlatformThatIsNotLockedIsRefused() throws Exception {
        assertThat(select("win-64").refusal()).contains("not locked for win-64, only for linux-64, osx-arm64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: 1",
                "version: 2\nmetadata: {platforms: [x]}\npackage: [{a: 1}]",
                "version: 1\nmetadata: {platforms: [x]}\npackage: [{name: a}]"
            })
    void whatIsNoLockIsNamed(String content) {
        assertThatThrownBy(() -> Shown.read(new CondaLockFormat(), content)).hasMessageStartingWith("list:");
    }
}
