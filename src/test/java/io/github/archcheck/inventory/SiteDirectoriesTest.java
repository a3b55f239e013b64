package io.github.archcheck.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.SiteDirectory.Origin;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteDirectoriesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x/lib/python3.11/site-packages",
                "/x/lib64/python3.13t/site-packages",
                "/usr/lib/python3/dist-packages",
                "/x/lib/pypy3.10/site-packages",
                "/x/Lib/site-packages",
                "/h/Library/Python/3.9/lib/python/site-packages"
            })
    void packagesAreFoundByTheDirectorysName(String path) {
        assertThat(SiteDirectories.originOf(Path.of(path))).contains(Origin.SITE);
        assertThat(SiteDirectories.isSiteDirectory(Path.of(path))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/x/lib/python3.11/lib-dynload", "lib/python3.13t/lib-dynload"})
    void theStandardLibrarysModulesAreFoundToo(String path) {
        assertThat(SiteDirectories.originOf(Path.of(path))).contains(Origin.STDLIB);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/x/lib/python3.11", "/x/site-packages2", "/x/numpy/lib-dynload", "site-packages/numpy"})
    void otherDirectoriesAreNot(String path) {
        assertThat(SiteDirectories.isSiteDirectory(Path.of(path))).isFalse();
    }
}
