package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.IOS;
import static io.github.archcheck.testkit.MachO.X86_64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongPlatformTest {
    private static final int IOS_SIMULATOR = 7;

    private static Scenes mac(String target) {
        return Scenes.on(target).python("3.11", Natives.macProgram(ARM64));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2 | ios           | iOS", "7 | ios-simulator | iOS-sim", "6 | maccatalyst   | MacCatalyst"})
    void librariesForRelativesOfMacOsAreRefused(int platform, String name, String words) {
        Scenes scene = mac("macos-14-arm64").library("a/liba.dylib", Natives.dylibFor(platform, ARM64));

        assertThat(scene.findings()).containsExactly("AC008 error a/liba.dylib cannot-run");
        assertThat(scene.finding("AC008").message()).isEqualTo("is built for " + name + ", not for macOS");
        assertThat(scene.finding("AC008").loaderWords().orElseThrow())
                .endsWith(", but incompatible platform (have '" + words + "', need 'macOS')");
    }

    @Test
    void theSliceThatTheProcessWouldTakeIsNamed() {
        Built fat = FatMachO.fat32()
                .slice(X86_64, Natives.dylibFor(MachO.MACOS, X86_64))
                .slice(ARM64, Natives.dylibFor(IOS, ARM64))
                .build();

        assertThat(mac("macos-14-arm64")
                        .library("a/liba.dylib", fat)
                        .finding("AC008")
                        .message())
                .isEqualTo("is built for ios, not for macOS");
    }

    @Test
    void aFolderThatSaysSoTruthfullyIsThereForAnotherSystem() {
        Scenes scene = mac("macos-14-arm64")
                .library("a/A.xcframework/ios-arm64/A.framework/A", Natives.dylibFor(IOS, ARM64))
                .library(
                        "a/A.xcframework/ios-arm64_x86_64-simulator/A.framework/A",
                        Natives.dylibFor(IOS_SIMULATOR, ARM64));

        assertThat(scene.findings()).isEmpty();
        assertThat(scene.verdict("ios-arm64/A.framework/A")).isEqualTo("not-used");
    }

    @Test
    void aSimulatorProgramIsRefusedWithoutAWord() {
        Built program = Natives.machO(MachO.executable(ARM64).buildVersion(IOS_SIMULATOR, 0x000d_0000, 0x000d_0000));

        assertThat(mac("macos-14-arm64").command("a", program).finding("AC008").loaderError())
                .isEmpty();
    }

    @Test
    void librariesForMacOsAreFine() {
        assertThat(mac("macos-14-arm64")
                        .library("a/liba.dylib", Natives.dylibFor(MachO.MACOS, ARM64))
                        .findings())
                .isEmpty();
    }
}
