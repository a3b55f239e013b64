package io.github.archcheck.packaging.tags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.packaging.PythonTarget.Implementation;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTagsTest {
    @Test
    void theListsOfPackaging21HoldInTheirOrder() throws IOException {
        checkOrder(Vectors.extract("tags.json"));
    }

    @Test
    void theListsOfPackaging21HoldInTheirOrderForTheWholeTable() throws IOException {
        checkOrder(Vectors.whole("tags.json"));
    }

    private static void checkOrder(List<JsonNode> rows) {
        assertThat(rows).isNotEmpty();
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode row : rows) {
            softly.assertThat(texts(knownToPackaging21(Vectors.accepted(row).tags())))
                    .as(row.get("id").asText())
                    .isEqualTo(Vectors.texts(row.get("tags")));
        }
        softly.assertAll();
    }

    /** It had no manylinux for processors that came later. */
    private static List<WheelTag> knownToPackaging21(List<WheelTag> tags) {
        return tags.stream()
                .filter(tag -> !tag.platform().matches("manylinux.*_(riscv64|loongarch64)"))
                .toList();
    }

    @Test
    void theListsOfPackaging26HoldAsSets() throws IOException {
        checkSets(Vectors.extract("tags-packaging-26.3.json"));
    }

    @Test
    void theListsOfPackaging26HoldAsSetsForTheWholeTable() throws IOException {
        checkSets(Vectors.whole("tags-packaging-26.3.json"));
    }

    /** It writes fat3 for fat32, and puts linux_* first; else the order is the same. */
    private static void checkSets(List<JsonNode> rows) {
        assertThat(rows).isNotEmpty();
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode row : rows) {
            AcceptedTags accepted = Vectors.accepted(row);
            List<String> ours = texts(accepted.tags()).stream()
                    .map(tag -> tag.replace("_fat32", "_fat3"))
                    .toList();
            List<String> theirs = Vectors.texts(row.get("tags"));
            boolean isOrderOurs = !row.get("id").asText().startsWith("linux");
            softly.assertThat(isOrderOurs ? ours : ours.stream().sorted().toList())
                    .as(row.get("id").asText())
                    .isEqualTo(isOrderOurs ? theirs : theirs.stream().sorted().toList());
            List<String> refused = theirs.stream()
                    .filter(tag -> !accepted.accepts(
                            WheelName.parse("demo-1-" + tag + ".whl").orElseThrow()))
                    .toList();
            softly.assertThat(refused).as(row.get("id").asText()).isEmpty();
        }
        softly.assertAll();
    }

    @Test
    void theWheelsOfTheTableFitOrNotForTheReasonsGiven() throws IOException {
        checkWheels(Vectors.extract("wheel_compat.json"));
    }

    @Test
    void theWheelsOfTheWholeTableFitOrNotForTheReasonsGiven() throws IOException {
        checkWheels(Vectors.whole("wheel_compat.json"));
    }

    private static void checkWheels(List<JsonNode> rows) {
        assertThat(rows).isNotEmpty();
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode row : rows) {
            Optional<Fit> fit = WheelName.parse(row.get("wheel").asText())
                    .map(wheel -> Vectors.accepted(row).fit(wheel));
            String as = row.get("wheel").asText() + " on " + row.get("target").asText();
            softly.assertThat(
                            fit.map(Fit::reason).orElse(Reason.INVALID_FILENAME).name())
                    .as(as)
                    .isEqualTo(row.get("reason").asText());
            softly.assertThat(fit.map(found -> found.reason().fits()).orElse(null))
                    .as(as)
                    .isEqualTo(
                            row.get("compatible").isNull()
                                    ? null
                                    : row.get("compatible").asBoolean());
            softly.assertThat(fit.flatMap(Fit::tag).map(WheelTag::toString).orElse(null))
                    .as(as)
                    .isEqualTo(
                            row.get("matched_tag").isNull()
                                    ? null
                                    : row.get("matched_tag").asText());
            if (row.get("oracle").asText().contains("21.3")) {
                softly.assertThat(fit.map(Fit::rank).orElse(-1))
                        .as(as)
                        .isEqualTo(
                                row.get("rank").isNull() ? -1 : row.get("rank").asInt());
            }
        }
        softly.assertAll();
    }

    /** Expected from packaging's functions, given the same versions. */
    @ParameterizedTest
    @CsvSource({
        "macos-14-arm64,           macosx_14_0_arm64",
        "macos-14.4-rosetta,       macosx_14_0_x86_64",
        "macos-10.15-x86_64,       macosx_10_15_x86_64",
        "linux-x86_64-glibc2.28,   manylinux_2_28_x86_64",
        "linux-x86_64-glibc2.17,   manylinux2014_x86_64",
        "linux-aarch64-musl1.2,    musllinux_1_2_aarch64",
        "linux-i686,               manylinux_2_28_i686",
        "windows-amd64,            win_amd64",
        "windows-arm64,            win_arm64",
        "windows-x86,              win32",
    })
    void aNamedTargetAcceptsWhatItsBestTagSays(String target, String platform) throws UnknownTargetException {
        assertThat(texts(AcceptedTags.of(on(target, python("3.11"))).tags()))
                .isEqualTo(texts(AcceptedTags.of(platform, "cp311", "cp311")
                        .orElseThrow()
                        .tags()));
    }

    @ParameterizedTest
    @CsvSource({
        "CPYTHON, 3.11, false, false, cp311-cp311-win_amd64",
        "CPYTHON, 3.13, true,  false, cp313-cp313t-win_amd64",
        "CPYTHON, 3.11, false, true,  cp311-cp311d-win_amd64",
        "CPYTHON, 3.7,  false, false, cp37-cp37m-win_amd64",
        "CPYTHON, 2.7,  false, false, cp27-cp27m-win_amd64",
        "PYPY,    3.10, false, false, pp310-pypy310_pp73-win_amd64",
        "GRAALPY, 3.11, false, false, graalpy311-graalpy242_311_native-win_amd64",
    })
    void thePythonDecidesTheFirstTag(
            Implementation implementation, String version, boolean freeThreaded, boolean debug, String first)
            throws UnknownTargetException {
        PythonTarget python =
                new PythonTarget(implementation, Version.parse(version).orElseThrow(), false, freeThreaded, debug);
        assertThat(AcceptedTags.of(on("windows-amd64", python)).tags().get(0)).hasToString(first);
    }

    @Test
    void aDebugBuildTakesOrdinaryModulesToo() throws UnknownTargetException {
        PythonTarget python = new PythonTarget(Implementation.CPYTHON, Version.of(3, 11), false, false, true);
        assertThat(texts(AcceptedTags.of(on("windows-amd64", python)).tags()))
                .startsWith("cp311-cp311d-win_amd64", "cp311-cp311-win_amd64", "cp311-abi3-win_amd64");
    }

    @Test
    void wideUnicodeWasTheRuleOnLinuxBeforePython33() throws UnknownTargetException {
        assertThat(AcceptedTags.of(on("linux-x86_64", python("2.7"))).tags().get(0))
                .hasToString("cp27-cp27mu-manylinux_2_28_x86_64");
    }

    @ParameterizedTest
    @CsvSource({
        "macosx_10_9_fat3,        macosx_14_0_x86_64,     true",
        "macosx_10_9_fat32,       macosx_14_0_x86_64,     true",
        "macosx_10_9_fat,         macosx_14_0_x86_64,     false",
        "macosx_10_9_arm64,       macosx_14_0_arm64,      false",
        "macosx_10_9_universal2,  macosx_14_0_arm64,      true",
        "manylinux2014_riscv64,   manylinux_2_36_riscv64, true",
        "manylinux_2_38_riscv64,  manylinux_2_36_riscv64, false",
        "linux_riscv64,           manylinux_2_36_riscv64, true",
        "linux_x86_64,            musllinux_1_2_x86_64,   true",
        "manylinux_2_28_x86_64,   linux_x86_64,           true",
        "manylinux_2_29_x86_64,   linux_x86_64,           false",
        "win_amd64,               win_arm64,              false",
        "pyodide_2024_0_wasm32,   pyodide_2024_0_wasm32,  true",
        "freebsd_14_0_amd64,      freebsd_14_0_amd64,     true",
    })
    void acceptanceFollowsTheNewestRules(String wheel, String platform, boolean accepted) {
        assertThat(AcceptedTags.of(platform, "cp311", "cp311").orElseThrow().accepts(wheel("cp311-cp311-" + wheel)))
                .isEqualTo(accepted);
    }

    /** Questions in the order of the table of reasons. */
    @ParameterizedTest
    @CsvSource({
        "cp312-cp312-win_ia64,                                  NO_PYTHON_TAG",
        "cp310-cp310-win_amd64,                                 NO_ABI_TAG",
        "cp311-cp311-manylinux_2_28_x86_64.win_amd64,           NO_PLATFORM_OS",
        "cp311-cp311-any,                                       NO_PLATFORM_OS",
        "cp311-cp311-freebsd_14_0_amd64,                        NO_PLATFORM_OS",
        "cp311-cp311-ios_15_0_arm64_iphoneos,                   NO_PLATFORM_OS",
        "cp311-cp311-macosx_11_0_amd64,                         NO_PLATFORM_ARCH_SPELLING",
        "cp311-cp311-macosx_11_0_aarch64.macosx_10_9_x86_64,    NO_PLATFORM_ARCH",
        "cp311-cp311-macosx_13_x86_64,                          NO_PLATFORM_ARCH",
        "cp311-cp311-macosx_11_1_arm64,                         NO_PLATFORM_MACOS_MINOR",
        "cp311-cp311-macosx_15_2_arm64,                         NO_PLATFORM_MACOS_MINOR",
        "cp311-cp311-macosx_10_9_arm64,                         NO_PLATFORM_ARCH",
        "cp311-cp311-macosx_10_3_universal2,                    NO_PLATFORM_OS_TOO_OLD",
        "cp311-cp311-macosx_13_universal2,                      NO_PLATFORM_MALFORMED",
        "cp311-cp311-macosx_15_0_universal2,                    NO_PLATFORM_OS_TOO_NEW",
    })
    void aWheelIsRefusedForTheFirstReason(String tags, Reason reason) {
        assertThat(accepted("macosx_14_0_arm64").fit(wheel(tags)).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "manylinux_2_34_x86_64,               NO_PLATFORM_LIBC_TOO_NEW",
        "manylinux_2_34_x86_64.win_amd64,     NO_PLATFORM_LIBC_TOO_NEW",
        "manylinux_2_4_x86_64,                NO_PLATFORM_POLICY",
        "manylinux2020_x86_64,                NO_PLATFORM_POLICY",
        "musllinux_1_2_x86_64.win_amd64,      NO_PLATFORM_LIBC",
        "musllinux_1_2_aarch64,               NO_PLATFORM_LIBC",
        "linux_arm64,                         NO_PLATFORM_ARCH_SPELLING",
        "manylinux_2_17_amd64,                NO_PLATFORM_ARCH_SPELLING",
        "linux_aarch64,                       NO_PLATFORM_ARCH",
    })
    void linuxWheelsAreRefusedForTheirLibraryFirst(String platform, Reason reason) {
        assertThat(accepted("manylinux_2_28_x86_64")
                        .fit(wheel("cp311-cp311-" + platform))
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void theBetterTagWinsAndThenTheHigherBuild() {
        List<WheelName> wheels = List.of(
                wheel("cp311-cp311-macosx_11_0_arm64"),
                wheel("cp311-cp311-macosx_10_9_universal2"),
                wheel("9-cp311-cp311-macosx_11_0_arm64"),
                wheel("10-cp311-cp311-macosx_11_0_arm64"),
                wheel("10a-cp39-abi3-macosx_14_0_arm64"));
        assertThat(accepted("macosx_14_0_arm64").best(wheels).map(WheelName::fileName))
                .contains("demo-1.0-10-cp311-cp311-macosx_11_0_arm64.whl");
    }

    @Test
    void aVersionBeyondAllSystemsCostsNothing() {
        for (String platform : List.of(
                "macosx_999999_0_x86_64",
                "manylinux_2_999999_x86_64",
                "musllinux_1_999999_x86_64",
                "android_999999_x86",
                "ios_999999_999999_arm64_iphoneos")) {
            assertThat(accepted(platform).platforms()).hasSizeBetween(1, 12_000);
        }
    }

    @Test
    void fiveThousandWheelsAreJudgedInAMoment() {
        List<WheelName> wheels = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            wheels.add(wheel("cp3" + i % 15 + "-cp3" + i % 15 + "-manylinux_2_" + i % 40
                    + "_x86_64.manylinux2014_x86_64.macosx_11_0_arm64"));
        }
        AcceptedTags accepted = accepted("macosx_14_0_x86_64");
        long best = Long.MAX_VALUE;
        Map<Reason, Integer> reasons = new LinkedHashMap<>();
        for (int round = 0; round < 20; round++) {
            reasons.clear();
            long start = System.nanoTime();
            wheels.forEach(wheel -> reasons.merge(accepted.fit(wheel).reason(), 1, Integer::sum));
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(reasons).containsOnlyKeys(Reason.NO_ABI_TAG, Reason.NO_PYTHON_TAG, Reason.NO_PLATFORM_ARCH);
        assertThat(best).as("nanoseconds, best of 20").isLessThan(100_000_000L);
    }

    private static AcceptedTags accepted(String platform) {
        return AcceptedTags.of(platform, "cp311", "cp311").orElseThrow();
    }

    private static WheelName wheel(String tags) {
        return WheelName.parse("demo-1.0-" + tags + ".whl").orElseThrow();
    }

    private static InstallTarget on(String target, PythonTarget python) throws UnknownTargetException {
        Target machine = TargetNames.parse(target);
        return new InstallTarget(machine, python);
    }

    private static PythonTarget python(String version) {
        return new PythonTarget(Implementation.CPYTHON, Version.parse(version).orElseThrow(), false, false, false);
    }

    private static List<String> texts(List<WheelTag> tags) {
        return tags.stream().map(WheelTag::toString).toList();
    }
}
