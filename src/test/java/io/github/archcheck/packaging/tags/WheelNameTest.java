package io.github.archcheck.packaging.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WheelNameTest {
    /** Expected from packaging 26.3, after percent-decoding. */
    @ParameterizedTest
    @CsvSource({
        "Django-5.0-py3-none-any.whl,                                   django,             5.0,",
        "backports.tarfile-1.2.0-py3-none-any.whl,                      backports-tarfile,  1.2.0,",
        "scipy-1.7.3-1-cp310-cp310-macosx_12_0_arm64.whl,               scipy,              1.7.3, 1",
        "demo-1.0-2b-py3-none-any.whl,                                  demo,               1.0,   2b",
        "demo-1!2.0.post1.dev3+local.7-py3-none-any.whl,                demo,               1!2.0.post1.dev3+local.7,",
        "torch-2.11.0%2Bcu128-cp312-cp312-manylinux_2_28_x86_64.whl,    torch,              2.11.0+cu128,",
        "torch-2.11.0+cu128-cp312-cp312-manylinux_2_28_x86_64.whl,      torch,              2.11.0+cu128,",
        "größe-1.0-py3-none-any.whl,                                    größe,              1.0,",
        "a_b.c-1.0-PY3-None-ANY.whl,                                    a-b-c,              1.0,",
    })
    void aNameHasItsParts(String fileName, String project, String version, String build) {
        assertThat(WheelName.parse(fileName)).hasValueSatisfying(wheel -> {
            assertThat(wheel.project()).isEqualTo(project);
            assertThat(wheel.version()).isEqualTo(version);
            assertThat(wheel.build().orElse(null)).isEqualTo(build);
            assertThat(wheel.fileName()).isEqualTo(fileName);
        });
        assertThat(WheelName.fault(fileName)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "demo-1.0-py3-none-any.zip                       | it does not end in .whl",
                "demo-1.0-py3-none-any.WHL                       | it does not end in .whl",
                "demo-1.0.whl                                    | it has 2 parts instead of 5 or 6",
                "demo-1.0-1-2-py3-none-any.whl                   | it has 7 parts instead of 5 or 6",
                "demo-1.0-none-any.whl                           | it has 4 parts instead of 5 or 6",
                "-1.0-py3-none-any.whl                           | '' is no name of a distribution",
                "de__mo-1.0-py3-none-any.whl                     | 'de__mo' is no name of a distribution",
                "de mo-1.0-py3-none-any.whl                      | 'de mo' is no name of a distribution",
                "a%2Fb-1.0-py3-none-any.whl                      | 'a/b' is no name of a distribution",
                "de%zzmo-1.0-py3-none-any.whl                    | 'de%zzmo' is no name of a distribution",
                "demo-1.0-b2-py3-none-any.whl                    | the build tag 'b2' does not begin with a digit",
                "demo-1.0--py3-none-any.whl                      | the build tag '' does not begin with a digit",
                "demo-1.0-py3..py2-none-any.whl                  | a part of 'py3..py2' is empty",
                "demo-1.0-py3--any.whl                           | a part of '' is empty",
                "demo-1.0-3.11-none-any.whl                      | '3' is no Python tag",
                "demo-1.0-cp311-cp311-macosx_11_0_arm64-x86v3.whl| variant wheel, not supported by current installers",
                "demo-1.0-1-cp311-cp311-win_amd64-cu128.whl      | variant wheel, not supported by current installers",
            })
    void aBadNameIsExplained(String fileName, String words) {
        assertThat(WheelName.parse(fileName)).isEmpty();
        assertThat(WheelName.fault(fileName)).contains(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"demo-notaversion-py3-none-any.whl", "demo-1..0-py3-none-any.whl", "demo--py3-none-any.whl"})
    void aNameWithoutAVersionIsRefused(String fileName) {
        assertThat(WheelName.parse(fileName)).isEmpty();
        assertThat(WheelName.fault(fileName))
                .hasValueSatisfying(words -> assertThat(words).endsWith("is no version"));
    }

    @Test
    void theTagsAreTheProductInTheOrderWritten() {
        assertThat(WheelName.parse("demo-1.0-cp39.CP38.cp39-abi3.none-win32.win_amd64.whl")
                        .orElseThrow()
                        .tags())
                .extracting(WheelTag::toString)
                .containsExactly(
                        "cp39-abi3-win32",
                        "cp39-abi3-win_amd64",
                        "cp39-none-win32",
                        "cp39-none-win_amd64",
                        "cp38-abi3-win32",
                        "cp38-abi3-win_amd64",
                        "cp38-none-win32",
                        "cp38-none-win_amd64");
    }

    @Test
    void moreTagsThanTheLimitAreNoWheels() {
        assertThat(WheelName.parse(wheelOf(64, 64, 1))).isPresent();
        assertThat(WheelName.fault(wheelOf(64, 65, 1))).contains("it stands for more than 4096 tags");
        assertThat(WheelName.fault(wheelOf(10_000, 10_000, 10_000))).contains("it stands for more than 4096 tags");
    }

    private static String wheelOf(int pythons, int abis, int platforms) {
        return "demo-1.0-" + set("cp", pythons) + "-" + set("abi", abis) + "-" + set("win_", platforms) + ".whl";
    }

    private static String set(String prefix, int count) {
        return String.join(
                ".",
                Stream.iterate(0, i -> i + 1).limit(count).map(i -> prefix + i).toList());
    }

    @Test
    void buildsAreComparedByNumberAndThenByText() {
        List<WheelName> wheels = Stream.of("", "1-", "1a-", "2-", "10-", "99999999999999999999-")
                .map(build -> WheelName.parse("demo-1.0-" + build + "py3-none-any.whl")
                        .orElseThrow())
                .toList();
        assertThat(wheels).isSortedAccordingTo(WheelName.BY_BUILD);
        assertThat(Collections.max(wheels, WheelName.BY_BUILD).build()).contains("99999999999999999999");
    }
}
