package io.github.archcheck.packaging.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecifiersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ==1.0        | true
            ===1.0       | true
            >=1,==1.5    | true
            ==1.*        | false
            ~=1.0        | false
            !=1.0        | false
            ''           | false
            """)
    void isPinnedWhenOneVersionIsNamed(String specifiers, boolean pinned) {
        assertThat(specifiers(specifiers).isPinned()).isEqualTo(pinned);
    }

    @Test
    void bothOfTwoSetsMustHold() {
        Specifiers both = specifiers(">=1").and(specifiers("<2"));

        assertThat(both).hasToString(">=1,<2").isEqualTo(specifiers(" >= 1, < 2 "));
        assertThat(both.contains(version("1.5"))).isTrue();
        assertThat(both.contains(version("2"))).isFalse();
        assertThat(both.contains(version("0"))).isFalse();
    }

    @Test
    void anythingFitsTheEmptySet() {
        assertThat(specifiers(" , ")).isSameAs(Specifiers.ANY).hasToString("");
        assertThat(Specifiers.ANY.contains(version("1.0.dev1+x"))).isTrue();
    }

    @Test
    void arbitraryEqualityComparesWhatWasWritten() {
        assertThat(specifiers("===1.0.DEV").contains(version("1.0.dev"))).isTrue();
        assertThat(specifiers("===1.0.dev0").contains(version("1.0.dev"))).isFalse();
    }

    @Test
    void whatIsNoVersionFitsOnlyArbitraryEquality() {
        assertThat(specifier("===nightly").contains("Nightly")).isTrue();
        assertThat(specifier("!=1.0").contains("nightly")).isFalse();
    }

    private static Specifier specifier(String text) {
        return Specifier.parse(text).orElseThrow();
    }

    private static Specifiers specifiers(String text) {
        return Specifiers.parse(text).orElseThrow();
    }

    private static PackageVersion version(String text) {
        return PackageVersion.parse(text).orElseThrow();
    }
}
