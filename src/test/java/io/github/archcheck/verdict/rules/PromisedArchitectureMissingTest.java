package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.I386;
import static io.github.archcheck.testkit.MachO.X86_64;
import static io.github.archcheck.testkit.Natives.LinuxCpu.AARCH64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisedArchitectureMissingTest {
    private static final String MODULE = "a/_x.cpython-311-darwin.so";
    private static final String UNIVERSAL = "cp311-cp311-macosx_11_0_universal2";

    private static Scenes on(String target) {
        MachO.Cpu cpu = target.endsWith("arm64") ? ARM64 : X86_64;
        return Scenes.on(target).python("3.11", Natives.macProgram(cpu));
    }

    @Test
    void aUniversalWheelWithIntelCodeOnlyIsToldOnBothMachines() {
        Scenes arm = on("macos-14-arm64").owned("a", "1.0", UNIVERSAL).extension(MODULE, Natives.bundle(X86_64));
        Scenes intel = on("macos-14-x86_64").owned("a", "1.0", UNIVERSAL).extension(MODULE, Natives.bundle(X86_64));

        assertThat(arm.findings())
                .containsExactly("AC001 error " + MODULE + " cannot-run", "AC302 warning " + MODULE + " cannot-run");
        assertThat(intel.findings()).containsExactly("AC302 warning " + MODULE + " runs");
        assertThat(intel.finding("AC302").message())
                .isEqualTo("is for x86_64 only, but macosx_11_0_universal2 promises arm64");
    }

    @ParameterizedTest
    @CsvSource({
        "cp311-cp311-macosx_11_0_arm64, X, AC302",
        "cp311-cp311-macosx_11_0_x86_64, A, AC302",
        "cp311-cp311-macosx_11_0_x86_64.macosx_11_0_arm64, A, AC302",
        "osx-arm64, X, AC302",
        "cp311-cp311-macosx_11_0_arm64, A, ''",
        "cp311-cp311-macosx_11_0_universal2, XA, ''",
        "cp311-cp311-macosx_11_0_intel, X, ''",
        "cp311-cp311-macosx_11_0_x86_64, XA, ''",
        "osx-64, X, ''",
        "cp311-cp311-macosx_11_0_x86_64, IX, ''",
    })
    void everySpellingOfAPlatformIsAPromise(String tag, String slices, String expected) {
        MachO.Cpu[] cpus = slices.chars()
                .mapToObj(c -> c == 'X' ? X86_64 : c == 'I' ? I386 : ARM64)
                .toArray(MachO.Cpu[]::new);
        Distribution.Kind kind = tag.startsWith("osx") ? Distribution.Kind.CONDA : Distribution.Kind.DIST_INFO;
        Scenes scene = on("macos-14-arm64").owned("a", "1.0", "pip", kind, tag).extension(MODULE, Natives.bundle(cpus));

        assertThat(scene.findings().stream().map(line -> line.substring(0, 5)).filter("AC302"::equals))
                .hasSize(expected.isEmpty() ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "manylinux_2_17_aarch64, 1",
        "manylinux2014_aarch64, 1",
        "musllinux_1_2_aarch64, 1",
        "linux_aarch64, 1",
        "manylinux_2_17_x86_64, 0"
    })
    void linuxTagsToo(String platform, int findings) {
        Scenes scene = Scenes.on("linux-x86_64")
                .owned("a", "1.0", "cp39-abi3-" + platform)
                .extension("a/_x.abi3.so", Natives.so(LinuxCpu.X86_64));

        assertThat(scene.findings().stream().filter(line -> line.startsWith("AC302")))
                .hasSize(findings);
    }

    @Test
    void manyFilesAreOneFinding() {
        Scenes scene = on("macos-14-x86_64")
                .owned("a", "1.0", UNIVERSAL)
                .extension(MODULE, Natives.bundle(X86_64))
                .extension("a/_y.cpython-311-darwin.so", Natives.bundle(X86_64))
                .extension("a/_z.cpython-311-darwin.so", Natives.bundle(X86_64, ARM64))
                .command("a", Natives.macProgram(X86_64));

        assertThat(scene.finding("AC302").message())
                .isEqualTo(
                        "is for x86_64 only, but macosx_11_0_universal2 promises arm64; 2 more files of a are like it");
    }

    @Test
    void thinLibrariesThatOnlyTheirOwnSliceNeedsKeepThePromise() {
        Built module = FatMachO.fat32()
                .slice(X86_64, Natives.bundleNeeding("@loader_path/.dylibs/libb.3.dylib", X86_64))
                .slice(ARM64, Natives.bundleNeeding("@loader_path/.dylibs/libb.5.dylib", ARM64))
                .build();
        for (String target : new String[] {"macos-14-arm64", "macos-14-x86_64"}) {
            Scenes scene = on(target)
                    .owned("a", "1.0", UNIVERSAL)
                    .extension(MODULE, module)
                    .library("a/.dylibs/libb.3.dylib", Natives.dylib("/DLC/a/libb.3.dylib", X86_64))
                    .library("a/.dylibs/libb.5.dylib", Natives.dylib("/DLC/a/libb.5.dylib", ARM64));

            assertThat(scene.findings()).as(target).isEmpty();
        }
    }

    @Test
    void aThinLibraryThatBothSlicesNeedBreaksIt() {
        Scenes scene = on("macos-14-arm64")
                .owned("a", "1.0", UNIVERSAL)
                .extension(MODULE, Natives.bundleNeeding("@loader_path/.dylibs/libb.dylib", X86_64, ARM64))
                .library("a/.dylibs/libb.dylib", Natives.dylib("/DLC/a/libb.dylib", ARM64));

        assertThat(scene.finding("AC302").message())
                .isEqualTo("is for arm64 only, but macosx_11_0_universal2 promises x86_64");
    }

    @Test
    void oneFileForEachProcessorInFoldersNamedForThemKeepsIt() {
        Scenes scene = on("macos-14-arm64")
                .owned("a", "1.0", "py3-none-macosx_11_0_universal2")
                .program("a/bin/x86_64/tool", Natives.macProgram(X86_64))
                .program("a/bin/arm64/tool", Natives.macProgram(ARM64));

        assertThat(scene.findings().stream().filter(line -> line.startsWith("AC302")))
                .isEmpty();
    }

    @Test
    void theSuffixOfAModuleIsAPromiseToo() {
        Scenes wrong = Scenes.on("linux-aarch64")
                .python("3.11", Natives.linuxProgram(AARCH64))
                .extension("a/_x.cpython-311-aarch64-linux-gnu.so", Natives.so(LinuxCpu.X86_64));
        Scenes right = Scenes.on("linux-aarch64")
                .python("3.11", Natives.linuxProgram(AARCH64))
                .extension("a/_x.cpython-311-aarch64-linux-gnu.so", Natives.so(AARCH64));

        assertThat(wrong.finding("AC302").message())
                .isEqualTo("is for x86_64, but its name, with .cpython-311-aarch64-linux-gnu.so, promises arm64");
        assertThat(right.findings()).isEmpty();
    }

    @Test
    void codeForAnotherSystemInAModulesPlaceIsTold() {
        Scenes scene = on("macos-14-arm64")
                .owned("a", "1.0", "cp311-cp311-macosx_11_0_arm64")
                .extension(MODULE, Natives.so(AARCH64));

        assertThat(scene.finding("AC302").message())
                .isEqualTo("is for ELF arm64, but macosx_11_0_arm64 promises arm64");
    }

    @Test
    void whatDebianSaysOfAPackageIsNoWheelsTag() {
        Scenes scene = Scenes.on("linux-x86_64")
                .owned("a", "1.0", "apt", Distribution.Kind.SYSTEM, "arm64")
                .extension("a/_x.abi3.so", Natives.so(LinuxCpu.X86_64));

        assertThat(scene.findings()).isEmpty();
    }
}
