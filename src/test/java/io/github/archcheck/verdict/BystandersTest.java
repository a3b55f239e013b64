package io.github.archcheck.verdict;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static io.github.archcheck.testkit.Natives.LinuxCpu.AARCH64;
import static io.github.archcheck.testkit.Natives.LinuxCpu.ARMHF;
import static io.github.archcheck.testkit.Natives.LinuxCpu.I686;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Role;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that carry binaries for several machines on purpose: no target takes offence. */
class BystandersTest {
    private static Scenes on(String target) {
        Scenes scene = Scenes.on(target);
        return switch (scene.judge().scene().target().os()) {
            case MACOS -> scene.python("3.11", Natives.macProgram(X86_64, ARM64));
            case LINUX ->
                scene.python("3.11", Natives.linuxProgram(target.contains("aarch64") ? AARCH64 : LinuxCpu.X86_64));
            case WINDOWS -> scene.python("3.11", Natives.exe(target.contains("arm64") ? 0xaa64 : 0x8664));
        };
    }

    private static List<String> accusations(Scenes scene) {
        return scene.findings().stream()
                .filter(line -> !line.contains(" info ") && !line.startsWith("AC004"))
                .toList();
    }

    private static Scenes prebuilds(Scenes scene) {
        return scene.owned("node-pty", "1.0", "py3-none-any")
                .library("node_pty/prebuilds/darwin-x64/pty.node", Natives.bundle(X86_64))
                .library("node_pty/prebuilds/darwin-arm64/pty.node", Natives.bundle(ARM64))
                .program("node_pty/prebuilds/darwin-x64/spawn-helper", Natives.macProgram(X86_64))
                .program("node_pty/prebuilds/darwin-arm64/spawn-helper", Natives.macProgram(ARM64))
                .library("node_pty/prebuilds/linux-x64/pty.node", Natives.so(LinuxCpu.X86_64))
                .library("node_pty/prebuilds/linux-arm64/pty.node", Natives.so(AARCH64))
                .library("node_pty/prebuilds/linux-arm/pty.node", Natives.so(ARMHF))
                .library("node_pty/prebuilds/win32-x64/pty.node", Natives.dll(0x8664))
                .library("node_pty/prebuilds/win32-arm64/pty.node", Natives.dll(0xaa64))
                .library("node_pty/prebuilds/win32-ia32/pty.node", Natives.dll(0x14c));
    }

    private static Scenes debugpy(Scenes scene) {
        String folder = "debugpy/_vendored/pydevd/pydevd_attach_to_process/";
        return scene.owned("debugpy", "1.8.0", "py2.py3-none-any")
                .extension(folder + "attach_linux_amd64.so", Natives.so(LinuxCpu.X86_64))
                .extension(folder + "attach_linux_x86.so", Natives.so(I686))
                .library(folder + "attach.dylib", Natives.dylib("attach.dylib", X86_64, ARM64))
                .library(folder + "attach_x86_64.dylib", Natives.dylib("attach_x86_64.dylib", X86_64))
                .library(folder + "attach_amd64.dll", Natives.dll(0x8664))
                .library(folder + "attach_x86.dll", Natives.dll(0x14c))
                .program(folder + "inject_dll_amd64.exe", Natives.exe(0x8664))
                .program(folder + "inject_dll_x86.exe", Natives.exe(0x14c));
    }

    private static Scenes selenium(Scenes scene) {
        String folder = "selenium/webdriver/common/";
        return scene.owned("selenium", "4.27", "py3-none-any")
                .program(folder + "macos/selenium-manager", Natives.macProgram(X86_64, ARM64))
                .program(folder + "linux/selenium-manager", Natives.linuxProgram(LinuxCpu.X86_64))
                .program(folder + "linux-arm64/selenium-manager", Natives.linuxProgram(AARCH64))
                .program(folder + "windows/selenium-manager.exe", Natives.exe(0x14c));
    }

    private static Scenes pulp(Scenes scene) {
        String folder = "pulp/solverdir/cbc/";
        return scene.owned("pulp", "3.3.2", "py3-none-any")
                .program(folder + "linux/i64/cbc", Natives.linuxProgram(LinuxCpu.X86_64))
                .program(folder + "linux/i32/cbc", Natives.linuxProgram(I686))
                .program(folder + "linux/arm64/cbc", Natives.linuxProgram(AARCH64))
                .program(folder + "osx/i64/cbc", Natives.macProgram(X86_64))
                .program(folder + "osx/arm64/cbc", Natives.macProgram(ARM64))
                .program(folder + "win/i64/cbc.exe", Natives.exe(0x8664))
                .program(folder + "win/i32/cbc.exe", Natives.exe(0x14c));
    }

    private static Scenes pyOpenGl(Scenes scene) {
        scene.owned("PyOpenGL", "3.1.7", "py3-none-any");
        for (String name : List.of("freeglut32.vc14", "gle32.vc14")) {
            scene.library("OpenGL/DLLS/" + name + ".dll", Natives.dll(0x14c));
        }
        return scene;
    }

    private static Scenes launchers(Scenes scene) {
        return scene.owned("pip", "24.0", "py3-none-any")
                .program("pip/_vendor/distlib/t32.exe", Natives.exe(0x14c))
                .program("pip/_vendor/distlib/t64.exe", Natives.exe(0x8664))
                .program("pip/_vendor/distlib/t64-arm.exe", Natives.exe(0xaa64))
                .owned("setuptools", "70.0", "py3-none-any")
                .program("setuptools/cli.exe", Natives.exe(0x14c))
                .program("setuptools/cli-32.exe", Natives.exe(0x14c))
                .program("setuptools/cli-64.exe", Natives.exe(0x8664))
                .program("setuptools/cli-arm64.exe", Natives.exe(0xaa64));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "macos-14-arm64",
                "macos-28-arm64",
                "macos-14-x86_64",
                "macos-15-rosetta",
                "linux-x86_64",
                "linux-aarch64",
                "windows-amd64",
                "windows-arm64"
            })
    void noTargetTakesOffenceAtThem(String target) {
        assertThat(accusations(prebuilds(on(target)))).isEmpty();
        assertThat(accusations(launchers(on(target)))).isEmpty();
        assertThat(accusations(debugpy(on(target)))).noneMatch(line -> line.contains(" error "));
        assertThat(accusations(pyOpenGl(on(target)))).noneMatch(line -> line.contains(" error "));
        assertThat(accusations(selenium(on(target)))).isEmpty();
        assertThat(accusations(pulp(on(target)))).isEmpty();
    }

    @Test
    void theVariantForTheTargetIsTheOneThatRuns() {
        Scenes scene = prebuilds(on("macos-14-arm64"));

        assertThat(scene.verdict("darwin-arm64/pty.node")).isEqualTo("runs");
        assertThat(scene.verdict("darwin-arm64/spawn-helper")).isEqualTo("runs");
        assertThat(scene.verdict("darwin-x64/pty.node")).isEqualTo("not-used");
        assertThat(scene.verdict("darwin-x64/spawn-helper")).isEqualTo("not-used");
        assertThat(scene.verdict("linux-x64/pty.node")).isEqualTo("not-used");
    }

    @Test
    void aLibraryWithoutAMachineInItsNameServesEveryMachine() {
        assertThat(debugpy(on("macos-14-arm64")).verdict("attach_x86_64.dylib")).isEqualTo("not-used");
    }

    @Test
    void aVariantWithoutItsTwinIsJudged() {
        Scenes scene = Scenes.on("macos-14-arm64")
                .python("3.11", Natives.macProgram(ARM64))
                .library("a/prebuilds/darwin-x64/pty.node", Natives.bundle(X86_64));

        assertThat(scene.findings()).containsExactly("AC001 warning a/prebuilds/darwin-x64/pty.node undetermined");
    }

    @Test
    void aNameThatLiesIsNoExcuse() {
        Scenes scene = Scenes.on("macos-14-arm64")
                .python("3.11", Natives.macProgram(ARM64))
                .library("a/arm64/liba.dylib", Natives.dylib("liba.dylib", X86_64))
                .library("a/liba.dylib", Natives.dylib("liba.dylib", ARM64));

        assertThat(scene.findings()).containsExactly("AC001 error a/arm64/liba.dylib cannot-run");
    }

    @Test
    void aBrokenTwinDoesNotServe() {
        Scenes scene = Scenes.on("macos-14-arm64")
                .python("3.11", Natives.macProgram(ARM64))
                .library("a/x64/liba.dylib", Natives.dylib("liba.dylib", X86_64))
                .library(
                        "a/arm64/liba.dylib", Natives.dylib("liba.dylib", ARM64).truncated(50));

        assertThat(scene.findings())
                .containsExactly(
                        "AC012 error a/arm64/liba.dylib cannot-run", "AC001 error a/x64/liba.dylib cannot-run");
    }

    @Test
    void theDefaultForIntelMayHaveAVariantForArmInAFolderOfItsOwn() {
        Scenes scene = Scenes.on("macos-14-arm64")
                .python("3.11", Natives.macProgram(ARM64))
                .library("a/liba.dylib", Natives.dylib("liba.dylib", X86_64))
                .library("a/arm64/liba.dylib", Natives.dylib("liba.dylib", ARM64));

        assertThat(scene.findings()).isEmpty();
    }

    @Test
    void anImportTakesNoVariant() {
        Scenes scene = Scenes.on("macos-14-arm64")
                .python("3.11", Natives.macProgram(ARM64))
                .extension("a/_x.cpython-311-darwin.so", Natives.bundle(X86_64))
                .extension("a/arm64/_x.cpython-311-darwin.so", Natives.bundle(ARM64));

        assertThat(scene.findings()).containsExactly("AC001 error a/_x.cpython-311-darwin.so cannot-run");
    }

    @Test
    void whatIsLinkedStaticallyDoesNotServe() {
        Scenes scene = Scenes.on("macos-14-arm64")
                .python("3.11", Natives.macProgram(ARM64))
                .library("a/x64/liba.dylib", Natives.dylib("liba.dylib", X86_64))
                .file(Role.DEBUG_INFO, Scenes.SITE + "a/arm64/liba.dylib", Natives.dylib("liba.dylib", ARM64));

        assertThat(scene.findings()).containsExactly("AC001 error a/x64/liba.dylib cannot-run");
    }
}
