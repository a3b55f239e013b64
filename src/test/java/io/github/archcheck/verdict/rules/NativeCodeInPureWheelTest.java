package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeCodeInPureWheelTest {
    @ParameterizedTest
    @ValueSource(strings = {"macos-14-arm64", "linux-x86_64", "linux-aarch64", "windows-amd64"})
    void aProgramForLinuxIsNamed(String target) {
        Scenes scene = Scenes.on(target)
                .owned("tensorflow-federated", "0.59.0", "py3-none-any")
                .program("tensorflow_federated/data/worker_binary", Natives.linuxProgram(LinuxCpu.X86_64));

        assertThat(scene.findings()).isNotEmpty().noneMatch(line -> line.contains(" error "));
        assertThat(scene.findings()).anyMatch(line -> line.contains("tensorflow_federated/data/worker_binary"));
    }

    @Test
    void itSaysForWhichMachineItIs() {
        Scenes scene = Scenes.on("macos-14-arm64")
                .owned("tensorflow-federated", "0.59.0", "py3-none-any")
                .program("tensorflow_federated/data/worker_binary", Natives.linuxProgram(LinuxCpu.X86_64));

        assertThat(scene.finding("AC304").message())
                .isEqualTo(
                        "is a program for Linux on x86_64, which macOS never loads, though its wheel promises to run on"
                                + " any machine (py3-none-any)");
    }

    @Test
    void aModuleThatRunsHereRunsNowhereElse() {
        Scenes scene = Scenes.on("linux-x86_64")
                .owned("array-record", "0.2.0", "py310-none-any")
                .extension("array_record/_x.abi3.so", Natives.so(LinuxCpu.X86_64));

        assertThat(scene.findings()).containsExactly("AC304 warning array_record/_x.abi3.so runs");
        assertThat(scene.finding("AC304").message())
                .isEqualTo("is an extension module for Linux on x86_64, though its wheel promises to run on any machine"
                        + " (py310-none-any)");
    }

    @Test
    void whatNoarchPackagesOfCondaHoldIsTold() {
        Scenes scene = Scenes.on("linux-x86_64")
                .owned("a", "1.0", "conda", Distribution.Kind.CONDA, "noarch")
                .extension("a/_x.abi3.so", Natives.so(LinuxCpu.X86_64));

        assertThat(scene.findings()).containsExactly("AC304 warning a/_x.abi3.so runs");
    }

    @Test
    void whatIsThereForSeveralSystemsIsOnPurpose() {
        Scenes scene = Scenes.on("macos-14-arm64")
                .owned("selenium", "4.20", "py3-none-any")
                .program("selenium/webdriver/common/linux/selenium-manager", Natives.linuxProgram(LinuxCpu.X86_64))
                .program("selenium/webdriver/common/macos/selenium-manager", Natives.macProgram(X86_64, ARM64))
                .program("selenium/webdriver/common/windows/selenium-manager.exe", Natives.exe(0x14c));

        assertThat(scene.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"macos-14-arm64", "linux-x86_64", "windows-amd64", "windows-arm64"})
    void launchersForWindowsAreOnPurpose(String target) {
        Scenes scene = Scenes.on(target)
                .owned("setuptools", "70.0", "py3-none-any")
                .program("setuptools/cli.exe", Natives.exe(0x14c))
                .program("setuptools/cli-32.exe", Natives.exe(0x14c))
                .program("setuptools/cli-64.exe", Natives.exe(0x8664))
                .program("setuptools/cli-arm64.exe", Natives.exe(0xaa64));

        assertThat(scene.findings()).isEmpty();
    }
}
