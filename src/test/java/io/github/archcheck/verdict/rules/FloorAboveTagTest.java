package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Elf;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Scenes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorAboveTagTest {
    private static List<String> told(Scenes scene) {
        return scene.judge().findings().stream()
                .filter(finding -> finding.rule().id().equals("AC303"))
                .map(finding -> finding.message())
                .toList();
    }

    private static Built bundle(MachO.Cpu cpu, int major, int minor) {
        return MachO.bundle(cpu).minos(major, minor).build();
    }

    @ParameterizedTest
    @CsvSource({
        "macosx_11_0_arm64, A, 12, 3, 'needs macOS 12.3, but macosx_11_0_arm64 promises macOS 11.0'",
        "macosx_10_9_x86_64, X, 10, 15, 'needs macOS 10.15, but macosx_10_9_x86_64 promises macOS 10.9'",
        "macosx_12_0_universal2.macosx_10_9_x86_64, X, 11, 0, 'needs macOS 11.0, but macosx_10_9_x86_64 promises macOS 10.9'",
        "macosx_12_0_universal2.macosx_10_9_x86_64, A, 12, 0, ''",
        "macosx_10_9_universal2, A, 11, 0, ''",
        "macosx_10_9_universal2, A, 11, 3, 'needs macOS 11.3, but macosx_10_9_universal2 promises macOS 11.0'",
        "macosx_10_16_x86_64, X, 11, 0, ''",
        "macosx_11_0_arm64, A, 11, 0, ''",
        "macosx_14_0_arm64, A, 12, 3, ''",
        "win_amd64, X, 12, 0, ''",
        "any, X, 12, 0, ''",
    })
    void macosVersionsAreComparedSliceBySlice(String platforms, char cpu, int major, int minor, String expected) {
        Scenes scene = Scenes.on(cpu == 'A' ? "macos-15-arm64" : "macos-15-x86_64")
                .owned("a", "1.0", "cp311-cp311-" + platforms)
                .extension("a/_x.cpython-311-darwin.so", bundle(cpu == 'A' ? ARM64 : X86_64, major, minor));

        assertThat(told(scene)).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void theWorstFileStandsForAll() {
        Scenes scene = Scenes.on("macos-15-arm64")
                .owned("a", "1.0", "cp311-cp311-macosx_11_0_arm64")
                .extension("a/_x.cpython-311-darwin.so", bundle(ARM64, 12, 0))
                .extension("a/_y.cpython-311-darwin.so", bundle(ARM64, 13, 0))
                .extension("a/_z.cpython-311-darwin.so", bundle(ARM64, 11, 0));

        assertThat(told(scene))
                .containsExactly(
                        "needs macOS 13.0, but macosx_11_0_arm64 promises macOS 11.0; one more file of a is like it");
        assertThat(scene.finding("AC303").artifact().orElseThrow().path()).endsWith("_y.cpython-311-darwin.so");
    }

    @ParameterizedTest
    @CsvSource({
        "manylinux_2_17_x86_64.manylinux2014_x86_64, GLIBC_2.28, 'needs glibc 2.28, but manylinux_2_17_x86_64 promises glibc 2.17'",
        "manylinux1_x86_64, GLIBC_2.7, 'needs glibc 2.7, but manylinux1_x86_64 promises glibc 2.5'",
        "manylinux_2_28_x86_64.manylinux_2_17_x86_64, GLIBC_2.27, 'needs glibc 2.27, but manylinux_2_17_x86_64 promises glibc 2.17'",
        "manylinux_2_34_x86_64, GLIBC_ABI_DT_RELR, 'needs glibc 2.36, but manylinux_2_34_x86_64 promises glibc 2.34'",
        "manylinux_2_28_x86_64, GLIBC_2.28, ''",
        "linux_x86_64, GLIBC_2.38, ''",
        "manylinux_2_17_aarch64, GLIBC_2.38, ''",
        "musllinux_1_2_x86_64, GLIBC_2.17, 'is linked with glibc, but musllinux_1_2_x86_64 promises musl'",
        "manylinux_2_17_x86_64.musllinux_1_1_x86_64, GLIBC_2.17, 'is linked with glibc, but musllinux_1_1_x86_64 promises musl'",
    })
    void versionsOfGlibcAreCompared(String platforms, String version, String expected) {
        Scenes scene = Scenes.on("linux-x86_64-glibc2.39")
                .owned("a", "1.0", "cp39-abi3-" + platforms)
                .extension(
                        "a/_x.abi3.so",
                        Elf.x86()
                                .needed("libc.so.6")
                                .versionNeed("libc.so.6", version)
                                .build());

        assertThat(told(scene)).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void muslInAWheelForGlibcIsTold() {
        Scenes scene = Scenes.on("linux-x86_64")
                .owned("a", "1.0", "cp39-abi3-manylinux_2_17_x86_64")
                .extension(
                        "a/_x.abi3.so",
                        Elf.x86().needed("libc.musl-x86_64.so.1").build());

        assertThat(told(scene)).containsExactly("is linked with musl, but manylinux_2_17_x86_64 promises glibc");
    }
}
