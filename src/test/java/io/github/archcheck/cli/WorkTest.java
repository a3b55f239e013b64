package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words for what a run is at. */
class WorkTest {
    private final Work work = new Work();

    @Test
    void filesAreCountedAndTheirPackageIsNamed() {
        work.begin("looking through venv");
        work.files().see(12_345);
        work.files().open(Path.of("/v/lib/python3.12/site-packages/numpy/_core/x.so"));
        assertThat(work.line(3)).isEqualTo("looking through venv (3 s): 12,345 files seen, 1 read, numpy");
    }

    @Test
    void packagesAreCounted() {
        work.begin("asking index.example");
        work.count("packages", 40);
        work.done("numpy");
        work.done("scipy");
        assertThat(work.line(0)).isEqualTo("asking index.example (0 s): 2 of 40 packages, scipy");
    }

    @Test
    void ofOnePackageAmongManyOnlyTheNameIsSaid() {
        work.begin("looking into wheels");
        work.count("wheels", 237);
        work.done("a.whl");
        work.files().see(23);
        work.conclude("judging b.whl");
        assertThat(work.line(1)).isEqualTo("looking into wheels (1 s): 1 of 237 wheels, a.whl");
    }

    @Test
    void moreThanAllIsAll() {
        work.begin("x");
        work.count("wheels", 1);
        work.done("a");
        work.done("b");
        assertThat(work.line(0)).isEqualTo("x (0 s): 1 of 1 wheels, b");
    }

    @Test
    void onceTheFilesAreReadNoneIsNamed() {
        work.begin("looking through venv");
        work.files().see(2);
        work.files().open(Path.of("/v/site-packages/numpy/x.so"));
        work.conclude("judging venv");
        assertThat(work.line(1)).isEqualTo("judging venv (1 s): 2 files seen, 1 read");
    }

    @Test
    void whatHasJustBegunHasNothingToCount() {
        work.begin("looking into uv.lock");
        assertThat(work.line(1)).isEqualTo("looking into uv.lock (1 s)");
    }

    @ParameterizedTest
    @CsvSource({
        "/v/lib/python3.12/site-packages/numpy/_core/x.so, numpy",
        "/usr/lib/python3/dist-packages/yaml/_yaml.so, yaml",
        "/v/lib/python3.12/site-packages/_cffi_backend.so, _cffi_backend.so",
        "/a/site-packages/x/site-packages/deep/y.so, deep",
        "/opt/thing/lib/libx.so, lib",
        "/x.so, ''",
        "/v/lib/site-packages, lib",
    })
    void aFileBelongsToWhatLiesBelowTheSiteDirectory(String file, String name) {
        assertThat(Work.whose(Path.of(file))).isEqualTo(name);
    }
}
