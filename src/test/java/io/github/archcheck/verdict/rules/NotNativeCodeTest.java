package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotNativeCodeTest {
    private static Scenes mac(String target) {
        return Scenes.on(target).python("3.11", Natives.macProgram(ARM64));
    }

    private static Scenes linux() {
        return Scenes.on("linux-x86_64").python("3.11", Natives.linuxProgram(LinuxCpu.X86_64));
    }

    @Test
    void textUnderAnExtensionsNameIsAnError() {
        Scenes scene = linux().extension(
                        "a/_x.so",
                        Scenes.text("hello, I am a text that is long enough to fill a header, and then some"));

        assertThat(scene.findings()).containsExactly("AC011 error a/_x.so cannot-run");
        assertThat(scene.finding("AC011").message()).isEqualTo("is text, not native code");
        assertThat(scene.finding("AC011").loaderWords()).contains("invalid ELF header");
    }

    @Test
    void anEmptyLibraryIsAnError() {
        assertThat(linux().library("a.libs/libz.so.1", new byte[0])
                        .finding("AC011")
                        .loaderWords())
                .contains("file too short");
        Scenes onMac = mac("macos-14-arm64").library("a/liba.dylib", new byte[0]);
        assertThat(onMac.findings()).containsExactly("AC011 error a/liba.dylib cannot-run");
        assertThat(onMac.finding("AC011").message()).isEqualTo("is an empty file, not native code");
    }

    @Test
    void aGitLfsPointerIsAnError() {
        byte[] pointer = Scenes.text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");

        assertThat(linux().library("a/liba.so", pointer).finding("AC011").message())
                .isEqualTo("is a Git LFS pointer, not the file itself, not native code");
    }

    @Test
    void aWebPageIsAnError() {
        assertThat(mac("macos-14-arm64")
                        .library("a/liba.dylib", Scenes.text("<!DOCTYPE html><html><body>404</body></html>"))
                        .findings())
                .containsExactly("AC011 error a/liba.dylib cannot-run");
    }

    @Test
    void textUnderALibrarysNameMayBeMeantSo() {
        assertThat(linux().library("a/liba.so", Scenes.text("stub library for the tests of a"))
                        .findings())
                .containsExactly("AC011 warning a/liba.so undetermined");
    }

    @Test
    void aLinkerScriptIsReadByLinkersOnly() {
        Scenes scene = linux().library("a/libc.so", Scenes.text("/* GNU ld script */\nGROUP ( /lib/libc.so.6 )\n"));

        assertThat(scene.findings()).isEmpty();
        assertThat(scene.verdict("libc.so")).isEqualTo("not-used");
    }

    @ParameterizedTest
    @CsvSource({
        "linux-x86_64, a/liba.dylib",
        "linux-x86_64, a/a.dll",
        "macos-14-arm64, a/a.dll",
        "windows-amd64, a/liba.so",
        "macos-14-arm64, a/liba.so.1"
    })
    void aNameThatTheSystemDoesNotLoadIsNotItsBusiness(String target, String path) {
        assertThat(Scenes.on(target).library(path, new byte[0]).findings()).isEmpty();
    }

    @Test
    void windowsOpensItsOwnLibraries() {
        assertThat(Scenes.on("windows-amd64").library("a/a.dll", new byte[0]).findings())
                .containsExactly("AC011 error a/a.dll cannot-run");
    }

    @Test
    void nativeCodeIsNative() {
        assertThat(linux().library("a/liba.so", Natives.so(LinuxCpu.X86_64)).findings())
                .isEmpty();
    }
}
