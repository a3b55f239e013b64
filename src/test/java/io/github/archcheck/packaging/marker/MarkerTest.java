package io.github.archcheck.packaging.marker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {
    private static final MarkerEnvironment LINUX =
            new MarkerEnvironment(Map.of("sys_platform", "linux", "os_name", "posix", "python_version", "3.11"));

    /** Chosen names, separated by spaces; as uv, which lets several be chosen at once, answers. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            extra == 'extra-12-transformers-tf'                                   | extra-12-transformers-tf      | true
            extra == 'extra-12-transformers-tf'                                   | tf                            | false
            extra == 'extra-12-transformers-tf'                                   | ''                            | false
            extra != 'extra-3-pkg-x1'                                             | ''                            | true
            extra != 'extra-3-pkg-x1'                                             | extra-3-pkg-x1                | false
            extra == 'extra-3-pkg-x1' and extra == 'extra-3-pkg-x2'               | extra-3-pkg-x1 extra-3-pkg-x2 | true
            extra == 'extra-3-pkg-x1' and extra == 'extra-3-pkg-x2'               | extra-3-pkg-x1                | false
            extra == 'extra-3-pkg-x1' and extra != 'extra-3-pkg-x2'               | extra-3-pkg-x1                | true
            extra == 'extra-3-pkg-x1' and extra != 'extra-3-pkg-x2'               | extra-3-pkg-x1 extra-3-pkg-x2 | false
            'extra-3-pkg-x1' == extra                                             | extra-3-pkg-x1                | true
            extra == 'group-3-pkg-dev' or extra == 'project-3-pkg'                | project-3-pkg                 | true
            extra == 'group-3-pkg-dev' and sys_platform == 'win32'                | group-3-pkg-dev               | false
            extra != 'extra-3-pkg-x1' and extra == 'tf'                           | tf docs                       | true
            extra != 'extra-3-pkg-x1' and extra == 'tf'                           | tf extra-3-pkg-x1             | false
            """)
    void namesOfALockAreEachAskedForByThemselves(String marker, String chosen, boolean holds) {
        Set<String> extra = chosen.isEmpty() ? Set.of() : Set.of(chosen.split(" ", -1));

        assertThat(marker(marker).holds(LINUX, Chosen.extra(extra))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "extra-12-transformers-tf, true",
        "extra-12-transformers-tf-cpu, true",
        "group-5-tools-dev, true",
        "project-5-tools, true",
        "project-5-tool, false",
        "project-5-tools-x, false",
        "extra-12-transformers, false",
        "extra-12-transformers-, false",
        "extra-12-torch-tf, false",
        "extra-0--tf, false",
        "extra-x-tools-dev, false",
        "extra-99999-tools-dev, false",
        "extra--tools-dev, false",
        "extra, false",
        "tf, false",
    })
    void aNameOfALockTellsTheLengthOfItsPackage(String name, boolean is) {
        assertThat(LockedName.is(name)).isEqualTo(is);
    }

    @Test
    void otherExtrasStandForThemselvesOneAtATime() {
        assertThat(marker("extra == 'a' and extra == 'b'").holds(LINUX, Chosen.extra(Set.of("a", "b"))))
                .isFalse();
        assertThat(marker("extra == 'a' or extra == 'b'").holds(LINUX, Chosen.extra(Set.of("b"))))
                .isTrue();
        assertThat(marker("extra != 'a'").holds(LINUX, Chosen.extra(Set.of("a"))))
                .isTrue();
    }

    @Test
    void variablesHaveTodaysNames() {
        assertThat(marker(
                                "os.name == 'nt' or (python_implementation == 'PyPy' and 'a' in extras) or extra == 'project-1-a'")
                        .variables())
                .containsExactly("extra", "extras", "os_name", "platform_python_implementation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"platform_machine != 'x'", "platform_release < '5'", "'3' < '4'", "extra ~= 'a'", "extras == 'a'"
            })
    void whatCannotBeComparedDoesNotHold(String marker) {
        assertThat(marker(marker).holds(LINUX, Chosen.NOTHING)).isFalse();
    }

    @Test
    void aHundredParenthesesAreRead() {
        assertThat(Marker.parse("(".repeat(100) + "os_name == 'nt'" + ")".repeat(100))
                        .map(Marker::toString))
                .contains("os_name == \"nt\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 100_000})
    void moreAreRefused(int depth) {
        assertThat(Marker.parse("(".repeat(depth) + "os_name == 'nt'" + ")".repeat(depth)))
                .isEmpty();
        assertThat(Marker.parse("(".repeat(depth))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os_name == 'nt' and ",
                "(os_name == 'nt') or ",
                "in ",
                "not ",
                "os_name",
                "'",
                "(",
                "() ",
                "'a' "
            })
    void timeIsInProportionToLength(String repeated) {
        String text = repeated.repeat(300_000 / repeated.length()) + "os_name == 'posix'";

        Assertions.assertTimeout(
                Duration.ofSeconds(10),
                () -> Marker.parse(text).ifPresent(marker -> marker.holds(LINUX, Chosen.extra(Set.of("a", "b")))));
    }

    @Test
    void markersThatSayTheSameAreEqual() {
        assertThat(marker("( os.name=='nt' )"))
                .isEqualTo(marker("os_name == \"nt\""))
                .hasSameHashCodeAs(marker("os_name=='nt'"));
        assertThat(marker("os_name == 'nt'")).isNotEqualTo(marker("os_name != 'nt'"));
    }

    private static Marker marker(String text) {
        return Marker.parse(text).orElseThrow();
    }
}
