package io.github.archcheck.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Interpreter.Implementation;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The lists for x86_64 Linux up to 3.13 are what {@code importlib.machinery.EXTENSION_SUFFIXES} printed; the one of 3.15
 * is what its release candidate prints; the others follow from dynload_shlib.c, dynload_win.c and platform_triplet.c.
 */
class ExtensionSuffixesTest {
    private static final Libc MUSL = new Libc(Libc.Kind.MUSL, Version.of(1, 2));

    @ParameterizedTest
    @CsvSource(textBlock = """
            2.7,   '',  .so module.so
            3.6,   '',  .cpython-36m-x86_64-linux-gnu.so .abi3.so .so
            3.7,   '',  .cpython-37m-x86_64-linux-gnu.so .abi3.so .so
            3.7,   d,   .cpython-37dm-x86_64-linux-gnu.so .abi3.so .so
            3.8,   '',  .cpython-38-x86_64-linux-gnu.so .abi3.so .so
            3.11,  '',  .cpython-311-x86_64-linux-gnu.so .abi3.so .so
            3.11,  d,   .cpython-311d-x86_64-linux-gnu.so .cpython-311-x86_64-linux-gnu.so .abi3.so .so
            3.13,  t,   .cpython-313t-x86_64-linux-gnu.so .abi3.so .so
            3.13,  td,  .cpython-313td-x86_64-linux-gnu.so .cpython-313t-x86_64-linux-gnu.so .abi3.so .so
            3.14,  t,   .cpython-314t-x86_64-linux-gnu.so .abi3.so .so
            3.15,  '',  .cpython-315-x86_64-linux-gnu.so .abi3-x86_64-linux-gnu.so .abi3.so .abi3t-x86_64-linux-gnu.so .abi3t.so .so
            3.15,  t,   .cpython-315t-x86_64-linux-gnu.so .abi3t-x86_64-linux-gnu.so .abi3t.so .so
            """)
    void cpythonOnLinuxTriesTheseInThisOrder(String version, String flags, String expected) {
        List<String> derived = ExtensionSuffixes.derive(
                Implementation.CPYTHON,
                Version.parse(version).orElseThrow(),
                flags.contains("t"),
                flags.contains("d"),
                OperatingSystem.LINUX,
                Known.X86_64,
                Optional.empty());
        assertThat(derived).containsExactlyElementsOf(Arrays.asList(expected.split(" ", -1)));
        assertThat(ExtensionSuffixes.complete(
                        derived.get(0), Version.parse(version).orElseThrow()))
                .isEqualTo(version.equals("2.7") ? List.of(".so") : derived);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            X86_64,      x86_64-linux-gnu,        x86_64-linux-musl
            X32,         x86_64-linux-gnux32,     x86_64-linux-muslx32
            I686,        i386-linux-gnu,          i386-linux-musl
            ARM64,       aarch64-linux-gnu,       aarch64-linux-musl
            ARMV7L,      arm-linux-gnueabihf,     arm-linux-musleabihf
            ARM,         arm-linux-gnueabi,       arm-linux-musleabi
            PPC64LE,     powerpc64le-linux-gnu,   powerpc64le-linux-musl
            S390X,       s390x-linux-gnu,         s390x-linux-musl
            RISCV64,     riscv64-linux-gnu,       riscv64-linux-musl
            LOONGARCH64, loongarch64-linux-gnu,   loongarch64-linux-musl
            MIPS64EL,    mips64el-linux-gnuabi64, mips64el-linux-musl
            """)
    void everyMachineHasItsOwnTriplet(Known architecture, String gnu, String musl) {
        assertThat(cpython(Version.of(3, 11), OperatingSystem.LINUX, architecture, Optional.empty()))
                .startsWith(".cpython-311-" + gnu + ".so");
        assertThat(cpython(Version.of(3, 11), OperatingSystem.LINUX, architecture, Optional.of(MUSL)))
                .startsWith(".cpython-311-" + musl + ".so");
    }

    @Test
    void beforePython311MuslWasCalledGnu() {
        assertThat(cpython(Version.of(3, 10), OperatingSystem.LINUX, Known.X86_64, Optional.of(MUSL)))
                .containsExactly(".cpython-310-x86_64-linux-gnu.so", ".abi3.so", ".so");
    }

    @Test
    void macosNamesNoArchitecture() {
        List<String> expected = List.of(".cpython-311-darwin.so", ".abi3.so", ".so");
        assertThat(cpython(Version.of(3, 11), OperatingSystem.MACOS, Known.ARM64, Optional.empty()))
                .isEqualTo(expected);
        assertThat(cpython(Version.of(3, 11), OperatingSystem.MACOS, Known.X86_64, Optional.empty()))
                .isEqualTo(expected);
    }

    @Test
    void windowsKnowsNoStableAbiSuffix() {
        assertThat(cpython(Version.of(3, 11), OperatingSystem.WINDOWS, Known.X86_64, Optional.empty()))
                .containsExactly(".cp311-win_amd64.pyd", ".pyd");
        assertThat(cpython(Version.of(3, 15), OperatingSystem.WINDOWS, Known.ARM64, Optional.empty()))
                .containsExactly(".cp315-win_arm64.pyd", ".pyd");
        assertThat(ExtensionSuffixes.derive(
                        Implementation.CPYTHON,
                        Version.of(3, 13),
                        true,
                        true,
                        OperatingSystem.WINDOWS,
                        Known.I686,
                        Optional.empty()))
                .containsExactly("_d.cp313t-win32.pyd", "_d.pyd");
    }

    @Test
    void pypyTriesItsOwnSuffixAlone() {
        assertThat(derive(Implementation.PYPY, OperatingSystem.LINUX))
                .containsExactly(".pypy310-pp73-x86_64-linux-gnu.so");
        assertThat(derive(Implementation.PYPY, OperatingSystem.MACOS)).containsExactly(".pypy310-pp73-darwin.so");
        assertThat(derive(Implementation.PYPY, OperatingSystem.WINDOWS)).containsExactly(".pypy310-pp73-win_amd64.pyd");
    }

    @Test
    void whatCannotBeToldIsEmpty() {
        assertThat(derive(Implementation.GRAALPY, OperatingSystem.LINUX)).isEmpty();
        assertThat(cpython(Version.of(3, 11), OperatingSystem.LINUX, Known.ARM64E, Optional.empty()))
                .isEmpty();
        assertThat(cpython(Version.of(3, 11), OperatingSystem.WINDOWS, Known.S390X, Optional.empty()))
                .isEmpty();
    }

    @Test
    void graalpyAlsoTakesTheBareSuffix() {
        assertThat(ExtensionSuffixes.complete(".graalpy242-311-native-x86_64-linux.so", Version.of(3, 11)))
                .containsExactly(".graalpy242-311-native-x86_64-linux.so", ".so");
    }

    private static List<String> cpython(Version version, OperatingSystem os, Known architecture, Optional<Libc> libc) {
        return ExtensionSuffixes.derive(Implementation.CPYTHON, version, false, false, os, architecture, libc);
    }

    private static List<String> derive(Implementation implementation, OperatingSystem os) {
        return ExtensionSuffixes.derive(
                implementation, Version.of(3, 10), false, false, os, Known.X86_64, Optional.empty());
    }
}
