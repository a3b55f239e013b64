package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.Natives.LinuxCpu.AARCH64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import io.github.archcheck.verdict.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoUsableVariantTest {
    private static final String INTEL = "a/_x.cpython-311-x86_64-linux-gnu.so";

    private static Scenes linux(String target, LinuxCpu cpu) {
        return Scenes.on(target).python("3.11", Natives.linuxProgram(cpu));
    }

    @Test
    void anIntelEnvironmentOnArmHasTheInterpreterFirstThenModulesThenLibraries() {
        Scenes scene = linux("linux-aarch64", LinuxCpu.X86_64)
                .owned("a", "1.0", "cp311-cp311-manylinux_2_17_x86_64")
                .extension(INTEL, Natives.so(LinuxCpu.X86_64))
                .library("a.libs/libz.so.1", Natives.so(LinuxCpu.X86_64));

        assertThat(scene.findings())
                .containsExactly(
                        "AC002 error -",
                        "AC001 error a.libs/libz.so.1 cannot-run",
                        "AC010 error " + INTEL + " not-used");
        Finding finding = scene.finding("AC010");
        assertThat(finding.message())
                .isEqualTo("is never tried: this Python for arm64 on Linux looks for .cpython-311-aarch64-linux-gnu.so,"
                        + " .abi3.so, .so, not .cpython-311-x86_64-linux-gnu.so");
        assertThat(finding.loaderError()).contains("ModuleNotFoundError: No module named 'a._x'");
        assertThat(scene.judge().distributions().get(0).verdict().label()).isEqualTo("cannot-run");
    }

    @Test
    void aVirtualEnvironmentForArmWithPackagesForIntel() {
        Scenes scene = Scenes.on("linux-aarch64")
                .python("3.13", Natives.linuxProgram(AARCH64))
                .owned("a", "1.0", "cp313-cp313-manylinux_2_17_x86_64")
                .extension("a/_x.cpython-313-x86_64-linux-gnu.so", Natives.so(LinuxCpu.X86_64));

        assertThat(scene.findings()).containsExactly("AC010 error a/_x.cpython-313-x86_64-linux-gnu.so not-used");
    }

    @ParameterizedTest
    @CsvSource({
        "a/_x.cpython-310-x86_64-linux-gnu.so",
        "a/_x.cpython-311t-x86_64-linux-gnu.so",
        "a/_x.cpython-311-x86_64-linux-musl.so",
        "a/_x.pypy310-pp73-x86_64-linux-gnu.so",
        "a/_x.cpython-311-darwin.so"
    })
    void aNameThatThisInterpreterDoesNotTryIsAnError(String path) {
        assertThat(linux("linux-x86_64", LinuxCpu.X86_64)
                        .extension(path, Natives.so(LinuxCpu.X86_64))
                        .findings())
                .containsExactly("AC010 error " + path + " not-used");
    }

    @Test
    void aUsableSiblingMakesItSilent() {
        assertThat(linux("linux-x86_64", LinuxCpu.X86_64)
                        .extension(INTEL, Natives.so(LinuxCpu.X86_64))
                        .extension("a/_x.cpython-310-x86_64-linux-gnu.so", Natives.so(LinuxCpu.X86_64))
                        .extension("a/_x.cpython-311-aarch64-linux-gnu.so", Natives.so(AARCH64))
                        .findings())
                .isEmpty();
    }

    @Test
    void aPythonTwinMakesItSilent() {
        assertThat(linux("linux-aarch64", AARCH64)
                        .extension(INTEL, Natives.so(LinuxCpu.X86_64))
                        .withPythonTwin()
                        .findings())
                .isEmpty();
    }

    @Test
    void aModuleIsMissedOnce() {
        Scenes scene = linux("linux-aarch64", AARCH64)
                .extension(INTEL, Natives.so(LinuxCpu.X86_64))
                .extension("a/_x.cpython-310-x86_64-linux-gnu.so", Natives.so(LinuxCpu.X86_64));

        assertThat(scene.findings()).containsExactly("AC010 error a/_x.cpython-310-x86_64-linux-gnu.so not-used");
        assertThat(scene.verdict(INTEL)).isEqualTo("not-used");
    }

    @Test
    void aModuleForWindowsIsSilentUnlessItsPackageIsForWindows() {
        assertThat(linux("linux-x86_64", LinuxCpu.X86_64)
                        .owned("a", "1.0", "py3-none-any")
                        .extension("a/_x.cp311-win_amd64.pyd", Natives.dll(0x8664))
                        .unowned()
                        .extension("a/_y.pyd", Natives.dll(0x8664))
                        .owned("b", "1.0", "cp311-cp311-win_amd64")
                        .extension("b/_x.cp311-win_amd64.pyd", Natives.dll(0x8664))
                        .findings())
                .containsExactly("AC010 error b/_x.cp311-win_amd64.pyd not-used");
    }

    @Test
    void aModuleForLinuxOnWindowsIsSilentOnlyInAPackageForEveryMachine() {
        assertThat(Scenes.on("windows-amd64")
                        .python("3.11", Natives.exe(0x8664))
                        .owned("a", "1.0", "py3-none-any")
                        .extension("a/_x.abi3.so", Natives.so(LinuxCpu.X86_64))
                        .owned("b", "1.0", "cp311-cp311-manylinux_2_17_x86_64")
                        .extension("b/" + INTEL, Natives.so(LinuxCpu.X86_64))
                        .findings())
                .containsExactly("AC304 warning a/_x.abi3.so not-used", "AC010 error b/" + INTEL + " not-used");
    }

    @Test
    void theVariantForTheTargetInAFolderOfItsOwnMakesItSilent() {
        assertThat(linux("linux-aarch64", AARCH64)
                        .extension("a/linux-x64/_x.cpython-311-x86_64-linux-gnu.so", Natives.so(LinuxCpu.X86_64))
                        .extension("a/linux-arm64/_x.cpython-311-aarch64-linux-gnu.so", Natives.so(AARCH64))
                        .findings())
                .isEmpty();
    }

    @Test
    void withoutAnInterpreterTheTargetsNameDecides() {
        Scenes scene = Scenes.on("linux-aarch64")
                .extension("a/_x.cpython-310-aarch64-linux-gnu.so", Natives.so(AARCH64))
                .extension("a/_y.cpython-310-x86_64-linux-gnu.so", Natives.so(LinuxCpu.X86_64))
                .extension("a/_z.cpython-310-darwin.so", Natives.bundle(ARM64));

        assertThat(scene.findings())
                .containsExactly(
                        "AC010 error a/_y.cpython-310-x86_64-linux-gnu.so not-used",
                        "AC010 error a/_z.cpython-310-darwin.so not-used");
        assertThat(scene.judge().findings().get(0).message())
                .isEqualTo("is never tried: Python for arm64 on Linux looks for other suffixes, not"
                        + " .cpython-310-x86_64-linux-gnu.so");
    }

    @Test
    void stableAbiModulesAreTriedByEveryVersion() {
        assertThat(linux("linux-x86_64", LinuxCpu.X86_64)
                        .extension("a/_x.abi3.so", Natives.so(LinuxCpu.X86_64))
                        .extension("a/_y.so", Natives.so(LinuxCpu.X86_64))
                        .findings())
                .isEmpty();
    }
}
