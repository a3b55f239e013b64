package io.github.archcheck.lock.pipfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipfileLockFormatTest {
    private static final String LOCK = """
            {"_meta": {"hash": {"sha256": "x"}, "pipfile-spec": 6, "requires": {"python_version": "3.11"},
              "sources": [{"name": "pypi", "url": "https://me:${SECRET}@index.example/simple", "verify_ssl": true},
                          {"name": "more", "url": "https://$FOO.example/simple"}]},
             "default": {
               "demo": {"hashes": ["sha256:HASH", "md5:1"], "index": "pypi", "version": "==1.0", "markers": "os_name == 'posix'"},
               "winonly": {"version": "==2", "sys_platform": "== 'win32'"},
               "any": {"version": "*"},
               "bad": {"version": "one"},
               "vcs": {"git": "https://h/vcs.git", "ref": "1"},
               "file": {"file": "https://h/file-1.0-py3-none-any.whl"},
               "path": {"editable": true, "path": "."}},
             "develop": {"pytest": {"version": "==8"}, "demo": {"version": "==1.0"}},
             "docs": {"sphinx": {"version": "==7"}}}
            """.replace("HASH", "A".repeat(64));

    private static Selection select(String target, String python, String... groups) throws Exception {
        return Shown.read(new PipfileLockFormat(), LOCK).select(Shown.choice(target, python, groups));
    }

    @Test
    void theDefaultCategoryIsTaken() throws Exception {
        assertThat(Shown.lines(select("linux-64", "3.11")))
                .containsExactly(
                        "demo 1.0: asked '==1.0' [aaaa]",
                        "any: asked ''",
                        "bad: Undecided[why=its version 'one' is not understood]",
                        "vcs: build from git",
                        "file 1.0: wheels [file-1.0-py3-none-any.whl]",
                        "path: build from directory",
                        "pytest 8 skipped group: develop",
                        "sphinx 7 skipped group: docs",
                        "winonly 2 skipped marker: sys_platform == 'win32'");
    }

    @Test
    void otherCategoriesAreGroups() throws Exception {
        assertThat(Shown.lines(select("linux-64", "3.11", "dev", "docs")))
                .contains("pytest 8: asked '==8'", "sphinx 7: asked '==7'");
        assertThat(select("linux-64", "3.11", "nope").unknown())
                .singleElement()
                .asString()
                .startsWith("unknown group 'nope'");
    }

    @Test
    void anotherPythonIsRefused() throws Exception {
        assertThat(select("linux-64", "3.12").refusal()).contains("the lock is for Python 3.11, not 3.12");
    }

    @Test
    void sourcesAreIndexes() throws Exception {
        Listing listing = Shown.read(new PipfileLockFormat(), LOCK);
        assertThat(listing.indexOptions().indexUrl()).contains("https://me:hunter2@index.example/simple");
        assertThat(listing.indexOptions().extraIndexUrls()).containsExactly("https://foo.example/simple");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"_meta\": {\"pipfile-spec\": 7}}", "{\"_meta\": "})
    void whatIsNoLockIsNamed(String content) {
        assertThatThrownBy(() -> Shown.read(new PipfileLockFormat(), content)).hasMessageStartingWith("list:");
    }
}
