package io.github.archcheck.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "*, '', true",
        "*, anything, true",
        "linux-*, linux-x86_64-glibc2.28, true",
        "linux-*, macos-14-arm64, false",
        "macos-*-arm64, macos-14-arm64, true",
        "macos-*-arm64, macos-14-x86_64, false",
        "macos-1?-arm64, macos-14-arm64, true",
        "macos-1?-arm64, macos-1-arm64, false",
        "*musl*, linux-x86_64-musl1.2, true",
        "a*b*c, abbbcbc, true",
        "a*b*c, abbbcbd, false",
        "a, ab, false",
        "ab, a, false",
        "'', a, false",
        "a**, a, true",
    })
    void fitsTheWholeName(String glob, String name, boolean fits) {
        assertThat(Glob.matches(glob, name)).isEqualTo(fits);
    }

    @Test
    void manyStarsTakeNoTime() {
        assertThat(Glob.matches("*a".repeat(5_000) + "b", "a".repeat(20_000))).isFalse();
    }
}
