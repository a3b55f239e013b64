package io.github.archcheck.loader.dyld;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.platform.Version;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What macOS has, by version, and how dyld puts paths together. */
class SystemDataTest {
    @ParameterizedTest
    @CsvSource({
        "14.0, /usr/lib/libSystem.B.dylib, true, true",
        "14.0, /usr/lib/libSystem.B.dylib, false, true",
        "14.0, /usr/lib/libNew.dylib, true, true",
        "14.0, /usr/lib/libNew.dylib, false, false",
        "14.0, /usr/lib/libgomp.1.dylib, true, false",
        "14.0, /usr/lib/swift/libswiftFoundation.dylib, false, true",
        "14.0, /usr/lib/swift/libmine.dylib, false, false",
        "11.0, /usr/lib/swift/libswift_Concurrency.dylib, false, false",
        "12.0, /usr/lib/swift/libswift_Concurrency.dylib, false, true",
        "12.2, /usr/lib/libpython2.7.dylib, true, true",
        "12.3, /usr/lib/libpython2.7.dylib, true, false",
        "12.2, /usr/lib/libpython3.8.dylib, true, false",
        "11.0, /System/Library/Frameworks/ScreenCaptureKit.framework/Versions/A/ScreenCaptureKit, true, false",
        "14.0, /System/Library/Frameworks/Qt.framework/Versions/A/Qt, false, false",
        "14.0, /opt/lib/libz.1.dylib, true, false",
        "14.0, /usr/lib/../../opt/libz.1.dylib, true, false"
    })
    void librariesOfTheSystem(String macOs, String path, boolean named, boolean there) {
        Version version = Version.parse(macOs).orElseThrow();
        assertThat(new SystemLibraries(version).has(path, named)).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource({
        "_preadv, 11.0",
        "_mkfifoat, 13.0",
        "__ZNSt3__14__fs10filesystem8__statusERKNS1_4pathEPNS_10error_codeE, 10.15",
        "_cblas_dgemm$NEWLAPACK, 13.3",
        "_cblas_dgemm$NEWLAPACK$ILP64, 13.3",
        "_cblas_dgemm, ''",
        "_printf, ''"
    })
    void symbolsOfTheSystem(String symbol, String first) {
        assertThat(NewSymbols.first(symbol).map(Version::toString).orElse("")).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "@executable_path/../lib/x, /p/bin/python, /p/lib/x",
        "@executable_path/../../../x, /p/bin/python, /p/../../x",
        "@executable_path/x, /p/bin/python, /p/bin/x",
        "@executable_path, /p/bin/python, /p/bin/",
        "@executable_path/../x, /python, /../x"
    })
    void programsPathsAreFolded(String path, String program, String expected) {
        assertThat(AtPaths.foldedExecutablePath(path, program)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/Q.framework/Versions/A/Q, Q.framework/Versions/A/Q",
        "Q.framework/Q, Q.framework/Q",
        "@rpath/Q.framework/Q, Q.framework/Q",
        "/a/Q.framework/Versions/A/R, ''",
        "/a/libq.dylib, ''"
    })
    void frameworksAreKnownByTheirNames(String path, String part) {
        assertThat(AtPaths.frameworkPart(path).orElse("")).isEqualTo(part);
    }
}
