package io.github.archcheck.lock.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentFormatTest {
    private static final String FILE = """
            name: demo
            dependencies:
              - python=3.10
              - appnope  # [osx]
              - odd  # [py>=39]
              - pip:
                - --index-url https://index.example/simple
                - -r not-there.txt
                - six ; python_version < '3.11'
                - winonly  # [win]
            platforms: [linux-64]
            """;

    private static Selection select(String target) throws Exception {
        return Shown.read(new EnvironmentFormat(), FILE).select(Shown.choice(target, "3.12"));
    }

    @Test
    void condaHasNoFilesAndPipItsOwnRules() throws Exception {
        Selection selection = select("linux-64");
        assertThat(Shown.lines(selection))
                .containsExactly(
                        "python: conda - -",
                        "appnope skipped selector: osx",
                        "odd: conda - - doubts [selector: py>=39]",
                        "six: asked ''",
                        "-r not-there.txt: Undecided[why=not-there.txt is not there]",
                        "winonly skipped selector: win");
        assertThat(selection.python().orElseThrow().series()).isEqualTo("3.10");
        assertThat(selection.notices()).singleElement().asString().startsWith("selectors in comments");
    }

    @Test
    void anotherPlatformIsNoticed() throws Exception {
        assertThat(select("macos-14-arm64").notices()).contains("meant for linux-64");
        assertThat(Shown.lines(select("macos-14-arm64"))).contains("appnope: conda - -");
    }

    @Test
    void pipsOptionsAreCollected() throws Exception {
        Listing listing = Shown.read(new EnvironmentFormat(), FILE);
        assertThat(listing.indexOptions().indexUrl()).contains("https://index.example/simple");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "python; python; ; ",
                "python=3.11; python; ; ",
                "python==3.11.4; python; 3.11.4; ",
                "python ==3.11.4; python; 3.11.4; ",
                "numpy=1.26.4=py311h_0; numpy; 1.26.4; ",
                "numpy >=1.26,<2; numpy; ; ",
                "numpy 1.26.*; numpy; ; ",
                "conda-forge/osx-64::numpy; numpy; ; osx-64",
                "conda-forge::numpy==1.0; numpy; 1.0; ",
                "'numpy[version=''==1.0'', subdir=linux-64]'; numpy; 1.0; linux-64",
                "https://c/linux-64/a-1-0.conda; a; 1; linux-64",
                "https://h:443::flask=1.0.2; flask; ; "
            })
    void specsTellNameVersionAndSubdir(String text, String name, String version, String subdir) {
        CondaSpec spec = CondaSpec.parse(text, "").orElseThrow();
        assertThat(spec.name()).isEqualTo(name);
        assertThat(spec.version().orElse(null)).isEqualTo(version);
        assertThat(spec.subdir().orElse(null)).isEqualTo(subdir);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: x",
                "dependencies: x",
                "dependencies: [[a]]",
                "dependencies: ['=1']",
                "dependencies:\n  - pip:\n    - --foo"
            })
    void whatIsNoEnvironmentIsNamed(String content) {
        assertThatThrownBy(() -> Shown.read(new EnvironmentFormat(), content)).hasMessageStartingWith("list:");
    }
}
