package io.github.archcheck.lock.poetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.packaging.version.PackageVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoetryConstraintTest {
    /** The examples of Poetry's manual, and what its locks hold. */
    @ParameterizedTest
    @CsvSource(delimiter = '@', textBlock = """
            ^1.2.3                    @ 1.2.3 1.9         @ 1.2.2 2.0.0
            ^1.2                      @ 1.2.0 1.99        @ 1.1 2.0
            ^1                        @ 1.0 1.9           @ 0.9 2.0
            ^0.2.3                    @ 0.2.3 0.2.9       @ 0.2.2 0.3.0
            ^0.0.3                    @ 0.0.3             @ 0.0.4 0.1
            ^0.0                      @ 0.0.5             @ 0.1.0
            ^0                        @ 0.9               @ 1.0
            ~1.2.3                    @ 1.2.3 1.2.9       @ 1.3.0
            ~1.2                      @ 1.2.0 1.2.9       @ 1.3
            ~1                        @ 1.0 1.9           @ 2.0
            *                         @ 0 99              @
            1.*                       @ 1.0 1.9           @ 2.0
            1.2.*                     @ 1.2.0 1.2.9       @ 1.3
            1.2.3                     @ 1.2.3             @ 1.2.4
            ==1.2.3                   @ 1.2.3             @ 1.2.4
            >= 1.2, < 1.5             @ 1.2 1.4.9         @ 1.5
            >=2.7, !=3.0.*, !=3.1.*   @ 2.7 3.2           @ 3.0.5 3.1 2.6
            >=2.7 !=3.0.*             @ 2.7               @ 3.0.1
            ~2.7 || ^3.5              @ 2.7.18 3.11       @ 2.8 3.4 4.0
            <0.1.0 || >0.1.0,<0.1.1 || >0.1.1 @ 0.0.9 0.2 @ 0.1.0 0.1.1
            !=1.0                     @ 1.1               @ 1.0
            ~=1.4                     @ 1.5               @ 2.0
            """)
    void itHoldsForWhatPoetryTakes(String text, String in, String out) {
        PoetryConstraint constraint = PoetryConstraint.parse(text).orElseThrow();

        for (String version : in.split(" ", -1)) {
            assertThat(constraint.contains(PackageVersion.parse(version).orElseThrow()))
                    .as(version)
                    .isTrue();
        }
        for (String version : out == null ? new String[0] : out.split(" ", -1)) {
            assertThat(constraint.contains(PackageVersion.parse(version).orElseThrow()))
                    .as(version)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"^", "^x", ">=", "1.2 foo!", "|| ^", "~1.2.a.b.c", "^1 ^^ 2"})
    void whatIsNoConstraintIsNone(String text) {
        assertThat(PoetryConstraint.parse(text)).isEmpty();
    }

    @Test
    void longConstraintsCostTimeInProportion() {
        assertThat(PoetryConstraint.parse(" ".repeat(200_000) + "!")).isEmpty();
        assertThat(PoetryConstraint.parse(">=1,".repeat(50_000) + "<2")).isPresent();
        assertThat(PoetryConstraint.parse("1 ||".repeat(50_000) + "2")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', textBlock = """
            ^3.8         @ (python_full_version >= '3.8' and python_full_version < '4')
            ~2.7 || >=3  @ (python_full_version >= '2.7' and python_full_version < '2.8') or (python_full_version >= '3')
            <3.8         @ (python_full_version < '3.8')
            """)
    void aConstraintOnPythonIsAMarker(String text, String marker) {
        assertThat(PoetryConstraint.parse(text).orElseThrow().asPythonMarker()).isEqualTo(marker);
    }

    @Test
    void aConstraintThatHoldsAlwaysNeedsNoMarker() {
        assertThat(PoetryConstraint.parse("*").orElseThrow().asPythonMarker()).isEmpty();
    }
}
