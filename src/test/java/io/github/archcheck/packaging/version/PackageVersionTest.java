package io.github.archcheck.packaging.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageVersionTest {
    @ParameterizedTest
    @CsvSource({"1, 1.0.0", "1.0, 1", "1.0-1, 1.0.post1", "1.0+a.1, 1.0+A-01", "1.0rc, 1.0c0", "0!1, 1.0"})
    void spellingsOfOneVersionAreEqual(String one, String other) {
        assertThat(version(one)).isEqualTo(version(other)).hasSameHashCodeAs(version(other));
        assertThat(version(one)).isEqualByComparingTo(version(other));
    }

    @Test
    void zerosThatWereWrittenStay() {
        assertThat(version("1.0.0")).hasToString("1.0.0");
    }

    @Test
    void numbersOfAnySizeAreTold() {
        assertThat(version("1.99999999999999999999")).isLessThan(version("1.100000000000000000000"));
        assertThat(version("1.0+99999999999999999999")).isNotEqualTo(version("1.0+99999999999999999998"));
    }

    @Test
    void aNumberLongerThanPythonConvertsIsNone() {
        assertThat(PackageVersion.parse("1." + "9".repeat(4300))).isPresent();
        assertThat(PackageVersion.parse("1." + "9".repeat(4301))).isEmpty();
        assertThat(PackageVersion.parse("1.0+" + "9".repeat(4301))).isEmpty();
        assertThat(PackageVersion.parse("1.0a" + "9".repeat(4301))).isEmpty();
        assertThat(PackageVersion.parse("1.0-" + "9".repeat(4301))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.", "1a", "1.0+a.", "1.0-", "1.0.post", " "})
    void timeIsInProportionToLength(String repeated) {
        Assertions.assertTimeout(
                Duration.ofSeconds(10), () -> PackageVersion.parse(repeated.repeat(300_000 / repeated.length())));
    }

    private static PackageVersion version(String text) {
        return PackageVersion.parse(text).orElseThrow();
    }
}
