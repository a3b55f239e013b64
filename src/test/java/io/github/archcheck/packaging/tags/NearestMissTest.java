package io.github.archcheck.packaging.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestMissTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cp310-cp310-win_amd64 cp311-cp311-win_amd64                 | use Python 3.11",
                "cp313-cp313-win_amd64 cp314-cp314-win_amd64                 | use Python 3.13",
                "cp311-cp311-win_amd64 cp313-cp313-win_amd64                 | use Python 3.11 or 3.13",
                "cp310-cp310-win_amd64 cp313-cp313-win_amd64                 | use Python 3.13",
                "cp313-abi3-win_amd64                                        | use Python 3.13 or newer",
                "cp314-cp314-win_amd64 cp313-none-win_amd64                  | use Python 3.13",
                "py313-none-any                                              | use Python 3.13 or newer",
                "py2-none-any                                                | use Python 2",
                "cp27-cp27m-win_amd64                                        | use Python 2.7",
                "cp37-cp37m-win_amd64                                        | use Python 3.7",
                "pp310-pypy310_pp73-win_amd64                                | use PyPy 3.10",
                "pp310-pypy310_pp73-win_amd64 cp38-cp38-win_amd64            | use Python 3.8",
                "cp313-cp313t-win_amd64                                      | use the free-threaded build of Python 3.13",
                "cp311-cp311-win_amd64 cp312-cp312-macosx_11_0_arm64         | use Python 3.11",
                "cp311-cp311-manylinux_2_17_x86_64 cp312-cp312-win_arm64     | needs Windows arm64",
                "cp312-cp312-win32                                           | needs Windows x86",
                "cp311-cp311-win_arm64                                       | needs Windows arm64 and Python 3.11",
                "cp3-abi3-win_amd64                                          | its tag cp3-abi3-win_amd64 fits no Python",
                "cp312-cp312-any                                             | its tag cp312-cp312-any fits no Python",
                "cp312-cp312-win_x86_64                                      | retag: its tag win_x86_64 should read win_amd64",
                "cp312-cp312-macosx_11_0_arm64 cp312-cp312-linux_x86_64      | only for macOS and Linux",
                "cp312-cp312-emscripten_3_1_58_wasm32                        | only for Emscripten",
            })
    void onWindowsWithPython312(String tags, String words) {
        assertThat(miss("win_amd64", "cp312", "cp312", tags)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cp311-cp311-macosx_11_0_arm64 cp312-cp312-macosx_15_0_arm64 | use Python 3.11",
                "cp312-cp312-macosx_26_0_arm64 cp312-cp312-macosx_15_0_arm64 | needs macOS 15",
                "cp312-cp312-macosx_15_0_x86_64 cp312-cp312-macosx_15_0_arm64| needs macOS 15",
                "cp312-cp312-macosx_12_6_arm64                               | its tag macosx_12_6 fits no machine",
                "cp312-cp312-macosx_13_arm64                                 | its tag macosx_13_arm64 fits no machine",
                "cp312-cp312-macosx_10_9_arm64                               | its tag macosx_10_9_arm64 fits no machine",
                "cp312-cp312-macosx_11_0_aarch64     | retag: its tag macosx_11_0_aarch64 should read macosx_11_0_arm64",
                "cp312-cp312-macosx_15_2_arm64 cp312-cp312-macosx_11_0_x86_64| its tag macosx_15_2 fits no machine",
                "cp312-cp312-macosx_10_9_x86_64 cp312-cp312-win_amd64        | needs macOS x86_64",
                "cp312-cp312-macosx_15_0_x86_64                              | needs macOS x86_64",
                "cp312-cp312-macosx_10_6_intel                               | needs macOS x86_64 or macOS i386",
                "cp311-cp311-macosx_15_0_arm64                               | needs macOS 15 and Python 3.11",
                "cp311-cp311-macosx_10_9_x86_64                              | needs macOS x86_64 and Python 3.11",
                "cp312-cp312-win_amd64 cp312-cp312-manylinux_2_17_aarch64    | only for Windows and Linux",
                "cp312-cp312-win_amd64 cp312-cp312-win32                     | only for Windows",
                "cp312-cp312-win_amd64 cp312-cp312-musllinux_1_2_x86_64 cp312-cp312-android_24_x86"
                        + "| only for Windows, Linux and Android",
            })
    void onMacosWithPython312(String tags, String words) {
        assertThat(miss("macosx_14_0_arm64", "cp312", "cp312", tags)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "manylinux_2_28_x86_64 | py3-none-manylinux_2_39_x86_64 py3-none-manylinux_2_34_x86_64 | needs glibc 2.34",
                "manylinux_2_28_x86_64 | py3-none-musllinux_1_2_x86_64                            | needs musl",
                "manylinux_2_28_x86_64 | cp311-cp311-musllinux_1_2_x86_64                    | needs musl and Python 3.11",
                "manylinux_2_28_x86_64 | py3-none-musllinux_1_2_x86_64 py3-none-manylinux_2_28_aarch64 | needs musl",
                "manylinux_2_28_x86_64 | py3-none-manylinux_2_34_aarch64                          | needs Linux aarch64",
                "manylinux_2_28_x86_64 | py3-none-manylinux_2_4_x86_64 | its tag manylinux_2_4_x86_64 fits no machine",
                "manylinux_2_28_x86_64 | py3-none-linux_amd64      | retag: its tag linux_amd64 should read linux_x86_64",
                "manylinux_2_28_x86_64 | py3-none-linux_arm64                     | its tag linux_arm64 fits no machine",
                "musllinux_1_1_x86_64  | py3-none-musllinux_1_2_x86_64                            | needs musl 1.2",
                "musllinux_1_2_x86_64  | py3-none-manylinux2014_x86_64                            | needs glibc",
                "musllinux_1_2_aarch64 | py3-none-manylinux2014_x86_64           | needs Linux x86_64 and glibc",
                "android_21_x86_64     | cp312-cp312-android_24_x86_64                            | needs Android API 24",
                "ios_13_0_arm64_iphoneos | cp312-cp312-ios_15_4_arm64_iphoneos                    | needs iOS 15.4",
            })
    void onOtherMachinesWithPython312(String machine, String tags, String words) {
        assertThat(miss(machine, "cp312", "cp312", tags)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cp313 | cp313t | cp313-cp313-win_amd64 cp314-cp314t-win_amd64  | use the ordinary build of Python 3.13",
                "cp313 | cp313t | cp39-abi3-win_amd64                           | use the ordinary build of Python 3.13",
                "pp310 | pypy310_pp73 | cp39-abi3-win_amd64                     | use CPython 3.10",
                "cp316 | cp316  | cp315-abi3t-win_amd64                   | use the free-threaded build of Python 3.16",
                "cp313 | cp313t | cp314-cp314t-win_amd64                  | use the free-threaded build of Python 3.14",
                "cp313 | cp313t | cp312-cp312-win_amd64                         | use the ordinary build of Python 3.12",
                "pp310 | pypy310_pp73 | cp310-cp310-win_amd64                   | use CPython 3.10",
                "pp310 | pypy310_pp73 | pp39-pypy39_pp73-win_amd64              | use PyPy 3.9",
                "cp27  | cp27m  | py3-none-any                                  | use Python 3",
            })
    void forOtherPythons(String python, String abi, String tags, String words) {
        assertThat(miss("win_amd64", python, abi, tags)).isEqualTo(words);
    }

    @Test
    void ofNoWheelsNoneIsNear() {
        assertThat(accepted("win_amd64").nearestMiss(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "macosx_14_0_arm64     | macosx_10_9_x86_64 manylinux2014_x86_64       | never published for arm64",
                "macosx_14_0_arm64     | macosx_10_9_x86_64 manylinux2014_aarch64      | never published for macOS arm64",
                "macosx_14_0_arm64     | manylinux2014_aarch64 win_amd64               | never published for macOS",
                "macosx_14_0_x86_64    | macosx_11_0_arm64 win_amd64                   | never published for macOS x86_64",
                "musllinux_1_2_x86_64  | manylinux2014_x86_64                          | never published for musl",
                "musllinux_1_2_x86_64  | win_amd64                                     | never published for Linux",
                "manylinux_2_28_aarch64| manylinux2014_x86_64 macosx_11_0_arm64        | never published for Linux aarch64",
                "win_arm64             | win_amd64                                     | never published for arm64",
                "win32                 | win_amd64                                     | never published for x86",
                "macosx_14_0_arm64     | macosx_26_0_universal2                        |",
                "macosx_14_0_arm64     | any                                           |",
                "manylinux_2_28_x86_64 | linux_x86_64                                  |",
            })
    void whatWasNeverPublishedIsSaid(String machine, String platforms, String words) {
        List<WheelName> wheels = wheels(Stream.of(platforms.split(" ", -1))
                .map(platform -> "cp38-cp38-" + platform)
                .toList());
        assertThat(accepted(machine).neverPublished(wheels).orElse(null)).isEqualTo(words);
    }

    @Test
    void ofNoWheelAtAllNothingIsSaid() {
        assertThat(accepted("win_amd64").neverPublished(List.of())).isEmpty();
    }

    /** Names that use up the allowance of tags, for as many machines and Pythons as they can name. */
    @Test
    void craftedNamesCostLittle() {
        List<String> tags = new ArrayList<>();
        for (int wheel = 0; wheel < 500; wheel++) {
            StringBuilder set = new StringBuilder();
            StringBuilder platforms = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                set.append(i == 0 ? "" : ".").append("cp3").append(wheel % 10 * 60 + i);
                platforms
                        .append(i == 0 ? "" : ".")
                        .append("macosx_")
                        .append(wheel * 60 + i)
                        .append("_1_arm64");
            }
            tags.add(set + "-none-" + platforms);
        }
        AcceptedTags accepted = accepted("macosx_14_0_arm64");
        List<WheelName> wheels = wheels(tags);
        long start = System.nanoTime();
        assertThat(accepted.nearestMiss(wheels)).isNotEmpty();
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    private static String miss(String machine, String python, String abi, String tags) {
        return AcceptedTags.of(machine, python, abi)
                .orElseThrow()
                .nearestMiss(wheels(List.of(tags.strip().split(" ", -1))));
    }

    private static AcceptedTags accepted(String machine) {
        return AcceptedTags.of(machine, "cp312", "cp312").orElseThrow();
    }

    private static List<WheelName> wheels(List<String> tags) {
        return tags.stream()
                .map(tag -> WheelName.parse("demo-1.0-" + tag + ".whl").orElseThrow())
                .toList();
    }
}
