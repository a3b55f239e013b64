package io.github.archcheck.packaging.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.packaging.PythonTarget.Implementation;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import io.github.archcheck.platform.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WheelKnowledgeTest {
    private static final WheelKnowledge KNOWLEDGE = WheelKnowledge.builtIn();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "tensorflow      | 2.12.0 | macos-14-arm64  | 3.11 | OTHER_VERSION | tensorflow>=2.13",
                "tensorflow      | 2.4    | macos-14-arm64  | 3.12 | OTHER_VERSION | tensorflow>=2.16.1",
                "tensorflow      | 2.4    | macos-14-arm64  | 3.7  | OTHER_PYTHON  | -",
                "tensorflow      | 2.15.0 | macos-14-arm64  | 3.11 | EMPTY_WHEEL | tensorflow==2.15.0 tensorflow-macos==2.15.0",
                "tensorflow      | 2.15.1 | macos-14-arm64  | 3.11 | -             | -",
                "tensorflow      | 2.15.1 | macos-11-arm64  | 3.11 | NEWER_SYSTEM  | -",
                "tensorflow      | 2.20.0 | macos-14-arm64  | 3.8  | OTHER_VERSION | tensorflow<=2.13.1",
                "tensorflow      | -      | macos-14-arm64  | 3.13 | -             | -",
                "tensorflow      | -      | macos-14-arm64  | 3.9  | -             | -",
                "tensorflow      | -      | macos-14-arm64  | 3.14 | OTHER_PYTHON  | -",
                "tensorflow      | -      | macos-14-x86_64 | 3.11 | DROPPED       | tensorflow<=2.16.2",
                "tensorflow      | 2.17.0 | macos-14-x86_64 | 3.13 | DROPPED       | -",
                "tensorflow      | 2.12.0 | macos-14-x86_64 | 3.11 | -             | -",
                "tensorflow      | 2.17.0 | linux-aarch64-musl1.2 | 3.11 | NEVER   | -",
                "tensorflow      | 2.13.0 | linux-aarch64   | 3.11 | EMPTY_WHEEL | tensorflow==2.13.0 tensorflow-cpu-aws==2.13.0",
                "tensorflow      | 2.18.0 | windows-amd64   | 3.11 | EMPTY_WHEEL | tensorflow==2.18.0 tensorflow-intel==2.18.0",
                "tensorflow      | 2.19.0 | windows-amd64   | 3.11 | -             | -",
                "tensorflow-macos| 2.15.0 | macos-14-arm64  | 3.11 | -             | -",
                "tensorflow-macos| -      | macos-14-arm64  | 3.11 | EMPTY_WHEEL   | tensorflow",
                "tensorflow-macos| 2.13.0 | macos-14-x86_64 | 3.11 | DROPPED       | tensorflow",
                "tensorflow-macos| 2.12.0 | linux-x86_64    | 3.11 | NEVER         | tensorflow",
                "tensorflow-metal| -      | linux-x86_64    | 3.11 | NEVER         | -",
                "tensorflow-intel| 2.15.0 | macos-14-arm64  | 3.11 | NEVER         | tensorflow",
                "tensorflow-io   | 0.31.0 | macos-14-arm64  | 3.11 | OTHER_VERSION | tensorflow-io>=0.34",
                "tensorflow-io   | 0.37.1 | macos-14-arm64  | 3.13 | OTHER_PYTHON  | -",
                "tensorflow-io   | 0.37.1 | windows-amd64   | 3.11 | DROPPED       | tensorflow-io<=0.31.0",
                "tensorflow-io-gcs-filesystem | 0.31.0 | macos-14-arm64 | 3.12 | OTHER_VERSION"
                        + " | tensorflow-io-gcs-filesystem>=0.37",
                "tensorflow-text | 2.15.0 | macos-14-arm64  | 3.11 | OTHER_VERSION | tensorflow-text>=2.17",
                "Tensorflow_Text | 2.15.0 | macos-14-arm64  | 3.11 | OTHER_VERSION | tensorflow-text>=2.17",
                "tensorflow-federated | 0.80.0 | macos-14-arm64 | 3.11 | DROPPED      | -",
                "tensorflow-federated | 0.48.0 | macos-14-arm64 | 3.11 | FOREIGN_CONTENT | -",
                "tensorflow-federated | 0.80.0 | linux-x86_64-glibc2.31 | 3.11 | -     | -",
                "tensorflow-federated | 0.80.0 | linux-x86_64-glibc2.28 | 3.11 | NEWER_SYSTEM | -",
                "tensorflow-addons | -    | macos-14-arm64  | 3.12 | OTHER_PYTHON  | -",
                "torch           | 1.8.0  | macos-14-arm64  | 3.8  | OTHER_VERSION | torch>=1.9",
                "torch           | 2.12.0 | macos-13-arm64  | 3.11 | OTHER_VERSION | torch<=2.11.0",
                "torch           | 2.6.0  | macos-14-rosetta| 3.11 | DROPPED       | torch<=2.2.2",
                "numpy           | 1.20.3 | macos-14-arm64  | 3.9  | OTHER_VERSION | numpy>=1.21",
                "numpy           | 1.19.5 | macos-14-arm64  | 3.11 | OTHER_VERSION | numpy>=1.23.2",
                "jaxlib          | 0.5.0  | macos-14-x86_64 | 3.12 | DROPPED       | jaxlib<=0.4.38",
                "scipy           | 1.7.3  | macos-11-arm64  | 3.9  | NEWER_SYSTEM  | -",
                "scipy           | nonsense | macos-14-arm64 | 3.9 | -             | -",
                "unheard-of      | 1.0    | macos-14-arm64  | 3.11 | -             | -",
            })
    void whatIsInTheWayIsKnown(
            String name, String version, String machine, String python, Situation situation, String requirements)
            throws UnknownTargetException {
        Optional<Hint> hint = KNOWLEDGE.hint(
                name, Optional.ofNullable(version), new InstallTarget(TargetNames.parse(machine), python(python)));

        assertThat(hint.map(Hint::situation)).isEqualTo(Optional.ofNullable(situation));
        assertThat(hint.map(found -> String.join(" ", found.requirements())).filter(text -> !text.isEmpty()))
                .isEqualTo(Optional.ofNullable(requirements));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tensorflow | 2.12.0 | macos-14-arm64 | 3.11"
                        + "| the first later tensorflow with a wheel for Python 3.11 on macOS arm64 is 2.13",
                "tensorflow | 2.15.0 | macos-14-arm64 | 3.11"
                        + "| the wheel of tensorflow 2.15.0 for macOS arm64 is empty; tensorflow-macos 2.15.0 has its code",
                "tensorflow | 2.17.0 | macos-14-x86_64 | 3.13"
                        + "| the last tensorflow with a wheel for macOS x86_64 is 2.16.2, for Python 3.9 to 3.12",
                "tensorflow | 2.4 | macos-14-arm64 | 3.7"
                        + "| tensorflow has wheels for macOS arm64 for Python 3.8 to 3.11 only",
                "tensorflow | 2.17.0 | linux-x86_64-musl | 3.11"
                        + "| tensorflow was never published for Linux x86_64 with musl: use an image with glibc",
                "scipy | 1.7.3 | macos-11-arm64 | 3.9 | scipy has wheels for macOS 12 and later only",
                "tensorflow-federated | 0.48.0 | macos-14-arm64 | 3.11"
                        + "| tensorflow-federated 0.48.0 does not suit macOS arm64: its wheels fit every machine by name"
                        + " and hold a program for Linux x86_64",
            })
    void itIsToldInWords(String name, String version, String machine, String python, String words)
            throws UnknownTargetException {
        Hint hint = KNOWLEDGE
                .hint(name, Optional.of(version), TargetNames.parse(machine), Optional.of(python(python)))
                .orElseThrow();

        assertThat(hint.words()).isEqualTo(words);
    }

    @Test
    void withoutAPythonAnyWillDo() throws UnknownTargetException {
        Target machine = TargetNames.parse("macos-14-arm64");

        assertThat(KNOWLEDGE.hint("tensorflow", Optional.of("2.4"), machine, Optional.empty()))
                .hasValueSatisfying(hint -> {
                    assertThat(hint.requirements()).containsExactly("tensorflow>=2.13");
                    assertThat(hint.words())
                            .isEqualTo("the first later tensorflow with a wheel for macOS arm64 is 2.13");
                });
    }

    @Test
    void anEmptyWheelAsksForTheOldOneToBeGone() throws UnknownTargetException {
        Target machine = TargetNames.parse("macos-14-arm64");

        assertThat(KNOWLEDGE.hint("tensorflow", Optional.of("2.15.0"), machine, Optional.of(python("3.11"))))
                .hasValueSatisfying(hint -> assertThat(hint.uninstallFirst()).isTrue());
        assertThat(KNOWLEDGE.hint("tensorflow", Optional.of("2.12.0"), machine, Optional.of(python("3.8"))))
                .as("all that Python 3.8 has are empty ones")
                .hasValueSatisfying(hint -> assertThat(hint.uninstallFirst()).isTrue());
        assertThat(KNOWLEDGE.hint("tensorflow", Optional.of("2.12.0"), machine, Optional.of(python("3.11"))))
                .hasValueSatisfying(hint -> assertThat(hint.uninstallFirst()).isFalse());
    }

    /** Symbols that tensorflow-metal 1.2.0 and older ask for, looked for in TensorFlow 2.16.2 to 2.21.0. */
    @ParameterizedTest
    @CsvSource({
        "1.1.0, 2.17.1,    false",
        "1.1.0, 2.18.0,    true",
        "1.1.0, 2.18.0rc0, true",
        "0.8.0, 2.21.0,    true",
        "1.2.0, 2.18.0,    false",
        "1.2.0, 2.19.1,    false",
        "1.2.0, 2.20.0,    true",
        "1.2.0, nonsense,  false"
    })
    void distributionsThatDoNotWorkBesideEachOtherAreNamed(String metal, String tensorflow, boolean conflict)
            throws UnknownTargetException {
        Target machine = TargetNames.parse("macos-14-arm64");

        assertThat(KNOWLEDGE
                        .conflict("tensorflow_metal", metal, "TensorFlow", tensorflow, machine)
                        .isPresent())
                .isEqualTo(conflict);
        assertThat(KNOWLEDGE.conflicts(
                        Map.of("tensorflow-metal", metal, "tensorflow", tensorflow, "numpy", "1"), machine))
                .hasSize(conflict ? 1 : 0);
    }

    @Test
    void aConflictIsToldWithWhatToDo() throws UnknownTargetException {
        assertThat(KNOWLEDGE.conflict(
                        "tensorflow-metal", "1.1.0", "tensorflow", "2.18.0", TargetNames.parse("macos-14-arm64")))
                .hasValueSatisfying(hint -> assertThat(hint.words())
                        .isEqualTo("tensorflow-metal 1.1.0 does not work beside tensorflow 2.18.0: use tensorflow-metal"
                                + " 1.2.0 or tensorflow<2.18"));
        assertThat(KNOWLEDGE.conflicts(Map.of("tensorflow-metal", "1.1.0"), TargetNames.parse("macos-14-arm64")))
                .isEmpty();
        assertThat(KNOWLEDGE.conflict(
                        "tensorflow-metal", "1.0.0", "tensorflow", "2.18.0", TargetNames.parse("macos-14-x86_64")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"confirmed, ''", "a, 'probably '", "b, 'probably '", "c, 'probably '"})
    void whatIsNotConfirmedIsProbable(String certainty, String start) throws UnknownTargetException {
        WheelKnowledge knowledge = new WheelKnowledge(
                List.of(List.of("demo", "macos-arm64", "", "", "", "never", "", "leave it out", certainty, "index")));

        assertThat(knowledge.hint("demo", Optional.empty(), TargetNames.parse("macos-14-arm64"), Optional.empty()))
                .hasValueSatisfying(hint -> {
                    assertThat(hint.words())
                            .isEqualTo(start + "demo was never published for macOS arm64: leave it out");
                    assertThat(hint.certainty().isSure()).isEqualTo(start.isEmpty());
                });
    }

    @Test
    void theTableIsWellFormed() {
        assertThat(KNOWLEDGE.rows()).hasSizeGreaterThan(100).allSatisfy(row -> {
            assertThat(row.distribution()).isEqualTo(ProjectName.normalise(row.distribution()));
            assertThat(row.source()).isNotEmpty();
            assertThat(row.isInstallable()).isEqualTo(!row.pythons().isEmpty() && row.kind() != Row.Kind.DROPPED);
            assertThat(row.first().isPresent()).isEqualTo(!row.firstText().isEmpty());
            row.last().ifPresent(last -> assertThat(row.includes(last)).isTrue());
        });
    }

    private static PythonTarget python(String version) {
        return new PythonTarget(Implementation.CPYTHON, Version.parse(version).orElseThrow(), false, false, false);
    }
}
