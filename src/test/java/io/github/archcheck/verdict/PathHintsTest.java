package io.github.archcheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.OperatingSystem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathHintsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/prebuilds/linux-x64/x.node    | a/prebuilds/x.node",
                "pyscn/bin/pyscn-linux-amd64     | pyscn/bin/pyscn",
                "libs/macos/x86_64/liba.dylib    | libs/liba.dylib",
                "attach_x86-64.dylib             | attach.dylib",
                "macos/a                         | a",
                "t64-arm.exe                     | t64.exe",
                "numpy/core/_x                   | numpy/core/_x",
                "swinger/darwinian/armed.so      | swinger/darwinian/armed.so"
            })
    void namesOfMachinesAreFoundAsWholeWords(String path, String plain) {
        assertThat(PathHints.of(path).plain()).isEqualTo(plain);
    }

    @Test
    void systemsAndProcessorsAreTold() {
        PathHints hints = PathHints.of("a/Linux-ARM64/b-win32.dll");

        assertThat(hints.systems()).containsExactlyInAnyOrder(OperatingSystem.LINUX, OperatingSystem.WINDOWS);
        assertThat(hints.families()).containsExactly(Known.ARM64);
    }

    @Test
    void armIsOneOrTheOther() {
        assertThat(PathHints.of("linux-arm/x").isTruthfulOf(List.of(Known.ARMV7L)))
                .isTrue();
        assertThat(PathHints.of("win-arm/x").isTruthfulOf(List.of(Known.ARM64))).isTrue();
        assertThat(PathHints.of("win-arm/x").isTruthfulOf(List.of(Known.X86_64)))
                .isFalse();
        assertThat(PathHints.of("x").isTruthfulOf(List.of(Known.X86_64))).isFalse();
    }

    @Test
    void theSameProcessorHasOtherNamesInOtherFormats() {
        assertThat(PathHints.of("osx/i386/x").isTruthfulOf(List.of(Known.I386))).isTrue();
        assertThat(PathHints.of("osx/x86_64/x").isTruthfulOf(List.of(Known.X86_64H)))
                .isTrue();
    }
}
