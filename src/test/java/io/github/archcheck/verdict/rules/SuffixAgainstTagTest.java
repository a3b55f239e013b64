package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuffixAgainstTagTest {
    private static List<String> told(Scenes scene) {
        return scene.judge().findings().stream()
                .filter(finding -> finding.rule().id().equals("AC305"))
                .map(finding -> finding.severity().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "cp311-cp311-macosx_11_0_arm64, _x.cpython-310-darwin.so, warning",
        "cp311-cp311-macosx_11_0_arm64, _x.cpython-311-darwin.so, ''",
        "cp311-cp311-macosx_11_0_arm64, _x.so, ''",
        "cp311-cp311-macosx_11_0_arm64, _x.abi3.so, info",
        "cp311-none-macosx_11_0_arm64, _x.cpython-311-darwin.so, ''",
        "cp38-abi3-macosx_11_0_arm64, _x.abi3.so, ''",
        "cp38-abi3-macosx_11_0_arm64, _x.so, ''",
        "cp38-abi3-macosx_11_0_arm64, _x.cpython-38-darwin.so, warning",
        "py3-none-macosx_11_0_arm64, _x.cpython-311-darwin.so, warning",
        "cp313-cp313t-macosx_11_0_arm64, _x.cpython-313t-darwin.so, ''",
        "cp313-cp313t-macosx_11_0_arm64, _x.cpython-313-darwin.so, warning",
        "cp313-cp313t-macosx_11_0_arm64, _x.abi3.so, warning",
        "cp311-cp311-manylinux_2_17_aarch64, _x.cpython-311-x86_64-linux-gnu.so, warning",
        "cp311-cp311-manylinux_2_17_aarch64, _x.cpython-311-aarch64-linux-gnu.so, ''",
        "cp311-cp311-manylinux_2_17_aarch64, _x.cpython-311-darwin.so, warning",
        "cp311-cp311-musllinux_1_2_x86_64, _x.cpython-311-x86_64-linux-musl.so, ''",
        "cp311-cp311-musllinux_1_2_x86_64, _x.cpython-311-x86_64-linux-gnu.so, warning",
        "cp311-cp311-win_amd64, _x.cp311-win_amd64.pyd, ''",
        "cp311-cp311-win_amd64, _x.pyd, ''",
        "cp311-cp311-win_amd64, _x.cp310-win_amd64.pyd, warning",
        "cp39-abi3-win_amd64, _x.pyd, ''",
        "cp39-abi3-win_amd64, _x.cp39-win_amd64.pyd, warning",
        "pp310-pypy310_pp73-macosx_11_0_arm64, _x.pypy310-pp73-darwin.so, ''",
        "pp310-pypy310_pp73-macosx_11_0_arm64, _x.cpython-310-darwin.so, warning",
        "osx-arm64, _x.cpython-310-darwin.so, ''",
    })
    void everyTagHasItsSuffixes(String tag, String name, String expected) {
        Built content = tag.contains("linux")
                ? Natives.so(tag.endsWith("aarch64") ? LinuxCpu.AARCH64 : LinuxCpu.X86_64)
                : tag.contains("win") ? Natives.dll(0x8664) : Natives.bundle(ARM64);
        Scenes scene = Scenes.on("macos-14-arm64")
                .kind(EnvironmentKind.WHEEL)
                .owned("a", "1.0", tag)
                .extension("a/" + name, content);

        assertThat(told(scene)).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void oneFileOfAModuleThatIsTriedIsEnough() {
        Scenes scene = Scenes.on("macos-14-arm64")
                .owned("a", "1.0", "cp311-cp311-macosx_11_0_arm64")
                .extension("a/_x.cpython-310-darwin.so", Natives.bundle(ARM64))
                .extension("a/_x.cpython-311-darwin.so", Natives.bundle(ARM64));

        assertThat(told(scene)).isEmpty();
    }

    @Test
    void aModuleThatPythonReplacesIsNotMissed() {
        Scenes scene = Scenes.on("macos-14-arm64")
                .owned("a", "1.0", "py3-none-macosx_11_0_arm64")
                .extension("a/_x.cpython-311-darwin.so", Natives.bundle(ARM64))
                .withPythonTwin();

        assertThat(told(scene)).isEmpty();
    }

    @Test
    void theTagAndTheSuffixAreSaid() {
        Scenes scene = Scenes.on("macos-14-arm64")
                .owned("a", "1.0", "cp38-abi3-macosx_11_0_arm64")
                .extension("a/_x.cpython-38-darwin.so", Natives.bundle(ARM64))
                .extension("a/_y.cpython-38-darwin.so", Natives.bundle(ARM64));

        assertThat(scene.finding("AC305").message())
                .isEqualTo(
                        "has the suffix .cpython-38-darwin.so, which no Python that takes cp38-abi3-macosx_11_0_arm64"
                                + " looks for in all its versions; one more file of a is like it");
    }
}
