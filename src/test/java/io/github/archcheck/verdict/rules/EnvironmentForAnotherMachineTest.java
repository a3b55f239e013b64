package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static io.github.archcheck.testkit.Natives.LinuxCpu.AARCH64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentForAnotherMachineTest {
    private static final String TAG = "cp311-cp311-macosx_11_0_x86_64";

    private static Scenes mac() {
        return Scenes.on("macos-14-arm64").python("3.11", Natives.macProgram(ARM64));
    }

    private static Scenes with(Scenes scene, String name, Built extension) {
        return scene.owned(name, "1.0", TAG).extension(name + "/_x.cpython-311-darwin.so", extension);
    }

    @Test
    void twoWrongPackagesAndNoRightOneAreSaidOnceAndFirst() {
        Scenes scene = with(with(mac(), "a", Natives.bundle(X86_64)), "b", Natives.bundle(X86_64));

        assertThat(scene.findings())
                .containsExactly(
                        "AC003 error -",
                        "AC001 error a/_x.cpython-311-darwin.so cannot-run",
                        "AC001 error b/_x.cpython-311-darwin.so cannot-run");
        assertThat(scene.finding("AC003").message())
                .isEqualTo("both packages with native code are built for x86_64, not for arm64 on macOS");
        assertThat(scene.finding("AC003").fix().orElseThrow().text())
                .isEqualTo("venv/bin/python3.11 -m pip install --no-cache-dir --force-reinstall a==1.0 b==1.0");
    }

    @Test
    void onePackageIsNoEnvironment() {
        assertThat(with(mac(), "a", Natives.bundle(X86_64)).findings())
                .containsExactly("AC001 error a/_x.cpython-311-darwin.so cannot-run");
    }

    @Test
    void oneRightPackageShowsThatTheEnvironmentIsFine() {
        Scenes scene = with(with(mac(), "a", Natives.bundle(X86_64)), "b", Natives.bundle(X86_64));

        assertThat(with(scene, "c", Natives.bundle(ARM64)).findings()).doesNotContain("AC003 error -");
    }

    @Test
    void aTranslatedProgramIsNotRight() {
        Scenes scene = with(with(mac(), "a", Natives.bundle(X86_64)), "b", Natives.bundle(X86_64))
                .owned("ninja", "1.11", "py2.py3-none-macosx_10_9_x86_64")
                .command("ninja", Natives.macProgram(X86_64));

        assertThat(scene.findings()).startsWith("AC003 error -").contains("AC005 warning bin/ninja runs-translated");
    }

    @Test
    void aHelperForEveryMachineDoesNotShowThatTheEnvironmentIsFine() {
        Scenes scene = with(with(mac(), "a", Natives.bundle(X86_64)), "b", Natives.bundle(X86_64))
                .owned("selenium", "4.20", "py3-none-any")
                .program("selenium/webdriver/common/macos/selenium-manager", Natives.macProgram(X86_64, ARM64));

        assertThat(scene.findings()).startsWith("AC003 error -");
    }

    @Test
    void itIsNotSaidBesideAnInterpreterThatCannotRun() {
        Scenes scene = Scenes.on("macos-28-arm64").python("3.11", Natives.macProgram(X86_64));

        assertThat(with(with(scene, "a", Natives.bundle(X86_64)), "b", Natives.bundle(X86_64))
                        .findings())
                .startsWith("AC002 error -")
                .doesNotContain("AC003 error -");
    }

    @Test
    void aLambdaFolderForTheOtherProcessorIsFoundWithoutAnyInterpreter() {
        Scenes scene = Scenes.on("linux-aarch64").kind(EnvironmentKind.FOLDER);
        for (String name : List.of("a", "b", "c")) {
            scene.owned(name, "1.0", "cp311-cp311-manylinux_2_17_x86_64")
                    .extension(name + "/_x.cpython-311-x86_64-linux-gnu.so", Natives.so(LinuxCpu.X86_64));
        }

        assertThat(scene.findings())
                .startsWith("AC003 error -", "AC010 error a/_x.cpython-311-x86_64-linux-gnu.so not-used");
        assertThat(scene.finding("AC003").message())
                .isEqualTo("all 3 packages with native code are built for x86_64, not for arm64 on Linux");
        assertThat(scene.finding("AC003").fix().orElseThrow().text())
                .isEqualTo("install the packages again with a Python for Linux on aarch64");
    }

    @Test
    void packagesOfAnotherSystemAreNamedByTheirFormat() {
        Scenes scene = Scenes.on("macos-14-x86_64").python("3.11", Natives.macProgram(X86_64));
        for (String name : List.of("a", "b")) {
            scene.owned(name, "1.0", "cp311-cp311-manylinux_2_17_x86_64")
                    .extension(name + "/_x.cpython-311-x86_64-linux-gnu.so", Natives.so(LinuxCpu.X86_64));
        }

        assertThat(scene.finding("AC003").message())
                .isEqualTo("both packages with native code are built for ELF x86_64, not for x86_64 on macOS");
    }

    @Test
    void anotherPythonVersionIsNotAnotherMachine() {
        Scenes scene = Scenes.on("linux-x86_64").python("3.11", Natives.linuxProgram(LinuxCpu.X86_64));
        for (String name : List.of("a", "b")) {
            scene.owned(name, "1.0", "cp310-cp310-manylinux_2_17_x86_64")
                    .extension(name + "/_x.cpython-310-x86_64-linux-gnu.so", Natives.so(LinuxCpu.X86_64));
        }

        assertThat(scene.findings())
                .containsExactly(
                        "AC010 error a/_x.cpython-310-x86_64-linux-gnu.so not-used",
                        "AC010 error b/_x.cpython-310-x86_64-linux-gnu.so not-used");
    }

    @Test
    void modulesForWindowsThatNobodyMissesAreNoEvidence() {
        Scenes scene = Scenes.on("linux-aarch64").python("3.11", Natives.linuxProgram(AARCH64));
        for (String name : List.of("a", "b")) {
            scene.owned(name, "1.0", "py3-none-any").extension(name + "/_x.pyd", Natives.dll(0x8664));
        }

        assertThat(scene.findings()).isEmpty();
    }

    @Test
    void helpersThatMayBeMeantForSomebodyElseAreNoEvidence() {
        Scenes scene = Scenes.on("linux-aarch64").python("3.11", Natives.linuxProgram(AARCH64));
        for (String name : List.of("a", "b")) {
            scene.owned(name, "1.0", "py3-none-any").program(name + "/helper", Natives.linuxProgram(LinuxCpu.X86_64));
        }

        assertThat(scene.findings())
                .containsExactly("AC001 warning a/helper undetermined", "AC001 warning b/helper undetermined");
    }
}
