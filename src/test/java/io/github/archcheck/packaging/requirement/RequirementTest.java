package io.github.archcheck.packaging.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the tables is tested in {@link PackagingTablesTest}. */
class RequirementTest {
    /** PEP 508 says so; installers take an underscore at the end. */
    @ParameterizedTest
    @ValueSource(strings = {"foo_", "foo_>=1", "foo[a_]", "foo-", "foo."})
    void aNameEndsInALetterOrDigit(String text) {
        assertThat(Requirement.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", ".", "[", "a,", ">=1,", "<", "=", "(", " ", "a @ ", ";", "'", "-", "==1.*,"})
    void timeIsInProportionToLength(String repeated) {
        String text = repeated.repeat(300_000 / repeated.length());

        Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            for (String start : new String[] {"", "a", "a[", "a(", "a ===", "a @ ", "a;"}) {
                assertThat(Requirement.parse(start + text)).isNotNull();
            }
        });
    }
}
