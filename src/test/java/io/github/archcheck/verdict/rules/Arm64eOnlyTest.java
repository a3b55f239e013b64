package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.ARM64E;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import io.github.archcheck.verdict.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Arm64eOnlyTest {
    private static Scenes mac(String target) {
        return Scenes.on(target).python("3.11", Natives.macProgram(ARM64));
    }

    @ParameterizedTest
    @CsvSource({
        "macos-12-arm64,   warning, undetermined",
        "macos-13-arm64,   error,   cannot-run",
        "macos-14-arm64,   error,   cannot-run",
        "macos-14.4-arm64, warning, undetermined",
        "macos-26-arm64,   warning, undetermined"
    })
    void whetherDyldTakesItDependsOnTheVersion(String target, String severity, String verdict) {
        assertThat(mac(target)
                        .library("a/liba.dylib", Natives.dylib("liba.dylib", ARM64E))
                        .findings())
                .containsExactly("AC009 " + severity + " a/liba.dylib " + verdict);
    }

    @Test
    void aRefusalComesWithTheWords() {
        Finding finding = mac("macos-13-arm64")
                .library("a/liba.dylib", Natives.dylib("liba.dylib", ARM64E))
                .finding("AC009");

        assertThat(finding.message())
                .isEqualTo("contains arm64e only, an ABI that Apple keeps for its own programs; not arm64");
        assertThat(finding.loaderWords())
                .contains("mach-o file, but is an incompatible architecture (have 'arm64e', need 'arm64')");
    }

    @Test
    void anArm64SliceBesideItSettlesTheMatter() {
        assertThat(mac("macos-14-arm64")
                        .library("a/liba.dylib", Natives.dylib("liba.dylib", ARM64E, ARM64))
                        .findings())
                .isEmpty();
    }

    @Test
    void anIntelProcessNeverTakesIt() {
        assertThat(Scenes.on("macos-14-x86_64")
                        .library("a/liba.dylib", Natives.dylib("liba.dylib", ARM64E))
                        .findings())
                .containsExactly("AC009 error a/liba.dylib cannot-run");
    }

    @Test
    void elsewhereItIsForeign() {
        assertThat(Scenes.on("linux-aarch64")
                        .library("a/liba.dylib", Natives.dylib("liba.dylib", ARM64E))
                        .findings())
                .isEmpty();
    }
}
