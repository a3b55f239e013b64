package io.github.archcheck.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleNamesTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            numpy/core/_multiarray_umath.cpython-311-darwin.so, numpy.core._multiarray_umath
            _cffi_backend.cpython-311-x86_64-linux-gnu.so,      _cffi_backend
            cv2/cv2.abi3.so,                                    cv2.cv2
            pkg/__init__.cpython-311-darwin.so,                 pkg
            pkg/sub/__init__.so,                                pkg.sub
            81d243bd2c585b0f4821__mypyc.cpython-311-darwin.so,  81d243bd2c585b0f4821__mypyc
            größe/ähm.so,                                       größe.ähm
            _x.cp311-win_amd64.pyd,                             _x
            """)
    void aModuleIsItsPathBelowTheSiteDirectory(String path, String module) {
        assertThat(ModuleNames.of(path)).contains(module);
    }

    @ParameterizedTest
    @CsvSource({
        "numpy.libs/libopenblas.so",
        "numpy/.dylibs/libgfortran.so",
        "__init__.so",
        "pkg-1.0.dist-info/x.so",
        "2pkg/x.so",
        "pkg/libfoo.1.so",
        "pkg/lib-foo.so",
        "pkg/7z.so",
        "pkg//x.so",
        "/x.so",
        "pkg/libfoo.so.1",
        "pkg/libfoo.dylib",
        "pkg/x.py",
    })
    void whatNoImportStatementCanNameIsNoModule(String path) {
        assertThat(ModuleNames.of(path)).isEmpty();
    }

    @Test
    void importlibGaveTheSameNames() throws IOException {
        try (InputStream in = ModuleNamesTest.class.getResourceAsStream("module_map.json")) {
            check(new ObjectMapper().readTree(in));
        }
    }

    @Test
    void importlibGaveTheSameNamesForTheWholeTable() throws IOException {
        Path table = Path.of(System.getProperty("archcheck.vectors", "../shared/vectors"), "module_map.json");
        assumeTrue(Files.isRegularFile(table), () -> "skipped: no " + table + "; set -Darchcheck.vectors=DIR");
        check(new ObjectMapper().readTree(Files.readAllBytes(table)));
    }

    private static void check(JsonNode rows) {
        assertThat(rows.size()).isPositive();
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode row : rows) {
            Optional<String> module =
                    Optional.of(row.get("module")).filter(m -> !m.isNull()).map(JsonNode::asText);
            String path = row.get("path").asText();
            softly.assertThat(ModuleNames.of(path)).as(path).isEqualTo(module);
        }
        softly.assertAll();
    }
}
