package io.github.archcheck.lock.conda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.platform.TargetNames;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CondaFileTest {
    @ParameterizedTest
    @CsvSource({
        "https://c/conda-forge/osx-arm64/ld_impl-x-64-2.43-h7_2.conda, ld_impl-x-64, 2.43, h7_2, osx-arm64",
        "https://c/noarch/tzdata-2024b-hc8_0.tar.bz2#d41d8cd98f00b204e9800998ecf8427e, tzdata, 2024b, hc8_0, noarch",
        "/opt/pkgs/linux-64/a-1-0.conda, a, 1, 0, linux-64",
        "C:\\pkgs\\win-64\\a-1-0.conda, a, 1, 0, win-64",
        "https://c/t/token/label/x_y/a-1-0.conda, a, 1, 0, ",
        "https://c/linux-64/a-1%2B1-0.conda?x=1, a, 1+1, 0, linux-64",
    })
    void fileNamesAreSplitFromTheRight(String location, String name, String version, String build, String subdir) {
        assertThat(CondaFile.parse(location)).hasValueSatisfying(file -> {
            assertThat(file.name()).isEqualTo(name);
            assertThat(file.version()).isEqualTo(version);
            assertThat(file.build()).isEqualTo(build);
            assertThat(file.subdir()).isEqualTo(Optional.ofNullable(subdir));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-1.conda", "-1-0.conda", "a-1-0.whl", "", "https://h/", ".conda"})
    void whatIsNoPackageIsNone(String location) {
        assertThat(CondaFile.parse(location)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "3.12.4, h99e199e_1_cpython, cp312, false",
        "3.13.0, h71033d7_2_cp313t, cp313, true",
        "3.9.18, 0_73_pypy, pp39, false",
        "3.11, '', cp311, false"
    })
    void buildsTellThePython(String version, String build, String tag, boolean freeThreaded) {
        PythonTarget python = CondaFile.python(version, build).orElseThrow();
        assertThat(python.tag()).isEqualTo(tag);
        assertThat(python.freeThreaded()).isEqualTo(freeThreaded);
        assertThat(python.patchKnown()).isEqualTo(version.length() > 4);
    }

    @ParameterizedTest
    @CsvSource({
        "macos-14-arm64, osx-arm64",
        "macos-14-rosetta, osx-64",
        "linux-aarch64, linux-aarch64",
        "linux-x86_64-musl1.2, linux-64",
        "windows-amd64, win-64"
    })
    void machinesHaveSubdirs(String target, String subdir) throws Exception {
        assertThat(Subdir.of(TargetNames.parse(target))).contains(subdir);
    }

    @Test
    void aFolderOfAnotherShapeIsNoSubdir() {
        assertThat(Subdir.isOne("linux-loongarch64")).isTrue();
        assertThat(Subdir.isOne("conda-forge")).isFalse();
        assertThat(Subdir.isOne("noarch")).isTrue();
    }
}
