package io.github.archcheck.packaging.marker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.packaging.PythonTarget.Implementation;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import io.github.archcheck.platform.Version;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerEnvironmentTest {
    private static final PythonTarget CPYTHON = python(Implementation.CPYTHON, new Version(3, 11, 4), true);

    @ParameterizedTest
    @CsvSource(textBlock = """
            macos-arm64,          posix, darwin, Darwin,  arm64
            macos-x86_64,         posix, darwin, Darwin,  x86_64
            linux-x86_64,         posix, linux,  Linux,   x86_64
            linux-aarch64,        posix, linux,  Linux,   aarch64
            linux-aarch64-musl,   posix, linux,  Linux,   aarch64
            linux-i686,           posix, linux,  Linux,   i686
            linux-armv7l,         posix, linux,  Linux,   armv7l
            linux-ppc64le,        posix, linux,  Linux,   ppc64le
            linux-s390x,          posix, linux,  Linux,   s390x
            linux-riscv64,        posix, linux,  Linux,   riscv64
            windows-amd64,        nt,    win32,  Windows, AMD64
            windows-arm64,        nt,    win32,  Windows, ARM64
            windows-x86,          nt,    win32,  Windows, x86
            """)
    void everySystemSpellsItsMachinesItsOwnWay(String name, String os, String platform, String system, String machine)
            throws UnknownTargetException {
        assertThat(of(TargetNames.parse(name), CPYTHON).values())
                .containsAllEntriesOf(Map.of(
                        "os_name",
                        os,
                        "sys_platform",
                        platform,
                        "platform_system",
                        system,
                        "platform_machine",
                        machine));
    }

    @Test
    void everyVariableButExtraStandsForSomething() throws UnknownTargetException {
        assertThat(of(TargetNames.parse("linux-x86_64"), CPYTHON).values())
                .isEqualTo(Map.ofEntries(
                        Map.entry("os_name", "posix"),
                        Map.entry("sys_platform", "linux"),
                        Map.entry("platform_system", "Linux"),
                        Map.entry("platform_machine", "x86_64"),
                        Map.entry("platform_release", ""),
                        Map.entry("platform_version", ""),
                        Map.entry("python_version", "3.11"),
                        Map.entry("python_full_version", "3.11.4"),
                        Map.entry("implementation_name", "cpython"),
                        Map.entry("implementation_version", "3.11.4"),
                        Map.entry("platform_python_implementation", "CPython")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            python_full_version >= '3.11.4'  | true
            python_full_version < '3.11.3'   | false
            python_full_version == '3.11.*'  | true
            python_full_version < '3.12'     | true
            implementation_version > '3.11.9'| true
            """)
    void anUnknownThirdNumberIsTheNewest(String marker, boolean holds) throws UnknownTargetException {
        MarkerEnvironment environment =
                of(TargetNames.parse("linux-x86_64"), python(Implementation.CPYTHON, Version.of(3, 11), false));

        assertThat(Marker.parse(marker).orElseThrow().holds(environment, Chosen.NOTHING))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            PYPY,    3, 10, 7.3.19,  pypy,    PyPy
            PYPY,    3, 9,  7.3.16,  pypy,    PyPy
            PYPY,    3, 40, 3.40.99, pypy,    PyPy
            GRAALPY, 3, 12, 25.0.0,  graalpy, GraalVM
            GRAALPY, 3, 11, 3.11.99, graalpy, GraalVM
            """)
    void otherImplementationsHaveNamesAndVersionsOfTheirOwn(
            Implementation implementation, int major, int minor, String version, String name, String platformName)
            throws UnknownTargetException {
        MarkerEnvironment environment =
                of(TargetNames.parse("linux-x86_64"), python(implementation, Version.of(major, minor), false));

        assertThat(environment.values())
                .containsAllEntriesOf(Map.of(
                        "implementation_version", version,
                        "implementation_name", name,
                        "platform_python_implementation", platformName,
                        "python_version", major + "." + minor));
    }

    @Test
    void aPythonBuiltBetweenReleasesHasALocalVersion() {
        assertThat(new MarkerEnvironment(Map.of("python_full_version", "3.13.0+")).values())
                .containsEntry("python_full_version", "3.13.0+local");
    }

    private static MarkerEnvironment of(Target machine, PythonTarget python) {
        return MarkerEnvironment.of(new InstallTarget(machine, python));
    }

    private static PythonTarget python(Implementation implementation, Version version, boolean patchKnown) {
        return new PythonTarget(implementation, version, patchKnown, false, false);
    }
}
