package io.github.archcheck.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathKeysTest {
    /** Each line: what stays of both paths. */
    @ParameterizedTest
    @CsvSource({
        "venv, lib/python3.11/site-packages/a/b.cpython-311-darwin.so, site:a/b.so",
        "venv, lib/python3.12/site-packages/a/b.cpython-312-x86_64-linux-gnu.so, site:a/b.so",
        "venv, lib/python3.13t/site-packages/a/b.cpython-313t-darwin.so, site:a/b.so",
        "venv, lib64/python3.9/site-packages/a/b.abi3.so, site:a/b.so",
        "venv, Lib/site-packages/a/b.cp312-win_amd64.pyd, site:a/b.so",
        "venv, lib/pypy3.10/site-packages/a/b.pypy310-pp73-darwin.so, site:a/b.so",
        "venv, lib/python3.11/site-packages/a/b.graalpy240-311-native-x86_64-linux.so, site:a/b.so",
        "prefix, usr/lib/python3/dist-packages/a/b.so, site:a/b.so",
        "folder, opt/venv/lib/python3.11/site-packages/a/b.pyd, site:a/b.so",
        "site-packages, a/b.cpython-311-darwin.so, site:a/b.so",
        "wheel, a/b.cpython-311-darwin.so, site:a/b.so",
        "wheel, a-1.0.data/platlib/a/b.so, site:a/b.so",
        "folder, a/b.cpython-311-darwin.so, a/b.so",
        "conda, lib/python3.11/lib-dynload/math.cpython-311-darwin.so, lib/python/lib-dynload/math.so",
        "conda, lib/libz.1.3.dylib, lib/libz.1.3.dylib",
        "venv, bin/python3.11, bin/python3.11",
        "venv, lib/python3.11/site-packages/a/x.libs.so, site:a/x.libs.so",
        "venv, site-packages.so, site-packages.so",
        "venv, .so, .so"
    })
    void aPathIsKnownAgainBehindAnotherPython(String kind, String path, String key) {
        assertThat(PathKeys.placed(kind, path)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "numpy.libs/libgfortran-040039e1-0352e75f.so.5.0.0, numpy.libs/libgfortran.so",
        "numpy.libs/libopenblas64_p-r0-0cf96a72.3.23.dev.so, numpy.libs/libopenblas64_p-r0.so",
        "scipy.libs/libscipy_openblas-c128ec02.so, scipy.libs/libscipy_openblas.so",
        "a.libs/msvcp140-263139962577ecda4cd9469ca360a746.dll, a.libs/msvcp140.dll",
        "a/.dylibs/libfoo.1.2.dylib, a/.dylibs/libfoo.dylib",
        "lib/libpython3.11.so.1.0, lib/libpython3.so",
        "lib/libstdc++.so.6.0.32, lib/libstdc++.so",
        "lib/a.so.d/b, lib/a.so.d/b",
        "bin/tool-1a2b3c4d, bin/tool-1a2b3c4d"
    })
    void aVendoredLibraryIsKnownAgainInAnotherVersion(String path, String key) {
        assertThat(PathKeys.loose("folder", path)).isEqualTo(key);
    }

    @Test
    void whatWasMovedWithinItsPackageHasItsNameStill() {
        assertThat(PathKeys.name("venv", "lib/python3.11/site-packages/numpy/core/_m.cpython-311-darwin.so"))
                .isEqualTo(PathKeys.name("venv", "lib/python3.12/site-packages/numpy/_core/_m.cpython-312-darwin.so"))
                .isEqualTo("_m.so");
    }

    @Test
    void anEndlessPathIsLeftAlone() {
        String path = "a-00000000".repeat(200_000) + ".so";
        assertThat(PathKeys.loose("venv", path)).isEqualTo(path);
    }
}
