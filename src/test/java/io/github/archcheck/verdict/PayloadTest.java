package io.github.archcheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.platform.OperatingSystem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadTest {
    private static Distribution tagged(String... tags) {
        return new Distribution(
                "a", Optional.empty(), Optional.empty(), List.of(tags), Distribution.Kind.DIST_INFO, "a.dist-info");
    }

    @Test
    void onlyTagsForEveryMachineArePure() {
        assertThat(Payload.isPure(tagged("py2-none-any", "py3-none-any"))).isTrue();
        assertThat(Payload.isPure(tagged("noarch"))).isTrue();
        assertThat(Payload.isPure(tagged("py3-none-any", "cp311-cp311-macosx_11_0_arm64")))
                .isFalse();
        assertThat(Payload.isPure(tagged())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "cp311-cp311-macosx_11_0_arm64,       MACOS",
        "osx-arm64,                           MACOS",
        "cp311-cp311-manylinux_2_17_x86_64,   LINUX",
        "py3-none-musllinux_1_2_aarch64,      LINUX",
        "cp311-cp311-linux_armv7l,            LINUX",
        "linux-64,                            LINUX",
        "cp311-cp311-win_amd64,               WINDOWS",
        "win-64,                              WINDOWS"
    })
    void everyTagIsForOneSystem(String tag, OperatingSystem system) {
        for (OperatingSystem os : OperatingSystem.values()) {
            assertThat(Payload.isForAnotherSystem(tagged(tag), os)).isEqualTo(os != system);
        }
    }

    @Test
    void tagsForEverySystemAndNoTagsAreForNoOtherSystem() {
        assertThat(Payload.isForAnotherSystem(tagged("py3-none-any"), OperatingSystem.MACOS))
                .isFalse();
        assertThat(Payload.isForAnotherSystem(tagged(), OperatingSystem.MACOS)).isFalse();
        assertThat(Payload.isForAnotherSystem(tagged("cp313-cp313-ios_13_0_arm64_iphoneos"), OperatingSystem.MACOS))
                .isTrue();
    }
}
