package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.IOS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;

class UndeterminedTest {
    private static Scenes mac(String target) {
        return Scenes.on(target).python("3.11", Natives.macProgram(ARM64));
    }

    private static Scenes linux() {
        return Scenes.on("linux-x86_64").python("3.11", Natives.linuxProgram(LinuxCpu.X86_64));
    }

    @Test
    void anIosProgramMayOrMayNotRun() {
        Built program = Natives.machO(MachO.executable(ARM64).buildVersion(IOS, 0x000d_0000, 0x000d_0000));

        Scenes scene = mac("macos-14-arm64").command("a", program);

        assertThat(scene.findings()).containsExactly("AC903 warning bin/a undetermined");
        assertThat(scene.finding("AC903").message())
                .isEqualTo("iOS programs run on macOS only as installed by the App Store");
    }

    @Test
    void aLibraryWithADamagedCommandIsNotCalledFine() {
        Built library = Natives.dylib("liba.dylib", ARM64);
        Built damaged = library.withU32("LC_LOAD_DYLIB.name", 0xffff);
        Scenes scene = mac("macos-14-arm64").library("a/liba.dylib", damaged);

        assertThat(scene.findings()).containsExactly("AC903 warning a/liba.dylib undetermined");
        assertThat(scene.finding("AC903").message()).startsWith("is damaged: ");
    }

    @Test
    void aLibraryWhosePlatformIsDamagedIsNotJudged() {
        Built damaged = Natives.dylib("liba.dylib", ARM64).withU32("LC_BUILD_VERSION.ntools", 0xffff);

        assertThat(mac("macos-14-arm64").library("a/liba.dylib", damaged).findings())
                .hasSize(1)
                .allMatch(line -> line.startsWith("AC903 ") || line.startsWith("AC012 "));
    }

    @Test
    void whatIsClearIsNotUndetermined() {
        assertThat(linux().library("a/liba.so", Natives.so(LinuxCpu.X86_64)).findings())
                .isEmpty();
    }
}
