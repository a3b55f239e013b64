package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.archcheck.cli.Archcheck.Outcome;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which PATH means what, however it is written, and what happens without one. */
class ScanPathsTest {
    private static final String ERROR = "error AC001 " + MacVenv.MODULE;

    @TempDir
    Path folder;

    @BeforeEach
    void anEnvironmentWithAnErrorAndLinksToIt() throws IOException {
        MacVenv.broken(folder.resolve("work/env"));
        Tree.at(folder)
                .link("link", "work/env")
                .link("elsewhere", "work/env/lib")
                .link("nowhere", "missing")
                .link("loop", "loop")
                .directory("empty")
                .directory("@scope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "work/env",
                "work/env/",
                "./work/env",
                "work//env",
                "work/../work/env/.",
                "link",
                "link/",
                "link/../env",
                "elsewhere/..",
                "work/env/lib/..",
            })
    void everySpellingOfAnEnvironmentIsTheEnvironment(String path) {
        Outcome outcome = json(path);
        assertThat(outcome.findingLines()).containsExactly(ERROR);
        assertThat(outcome.root().get("kind").asText()).isEqualTo("venv");
        assertThat(outcome.root().get("path").asText()).isEqualTo(path);
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void anAbsolutePathIsShownAsItWasGiven() {
        String path = folder.resolve("work/env").toString();
        Outcome outcome = json(path);
        assertThat(outcome.findingLines()).containsExactly(ERROR);
        assertThat(outcome.root().get("path").asText()).isEqualTo(path);
    }

    @Test
    void theEnvironmentMayBeTheWorkingDirectory() {
        Outcome outcome = Archcheck.in(folder.resolve("work/env"))
                .run(Lists.of(new String[] {"scan", ".", "-f", "json"}, MacVenv.TARGET));
        assertThat(outcome.findingLines()).containsExactly(ERROR);
    }

    @Test
    void everyPathGivesItsRootInTheOrderGiven() throws IOException {
        MacVenv.clean(folder.resolve("a-clean-one"));
        Outcome outcome = json("work/env", "a-clean-one", "empty");
        List<JsonNode> roots = Outcome.list(outcome.json().get("roots"));
        assertThat(roots).extracting(r -> r.get("path").asText()).containsExactly("work/env", "a-clean-one", "empty");
        assertThat(roots).extracting(r -> r.get("findings").size()).containsExactly(1, 0, 0);
        assertThat(roots).extracting(r -> r.get("kind").asText()).containsExactly("venv", "venv", "folder");
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void aPathGivenTwiceIsJudgedTwiceAlike() {
        List<JsonNode> roots = Outcome.list(json("work/env", "work/env").json().get("roots"));
        assertThat(roots).hasSize(2);
        assertThat(roots.get(0)).isEqualTo(roots.get(1));
    }

    @Test
    void aRootInsideAnotherIsItsOwnRoot() {
        List<JsonNode> roots = Outcome.list(
                json("work/env", "work/env/lib/python3.11/site-packages").json().get("roots"));
        assertThat(roots).extracting(r -> r.get("kind").asText()).containsExactly("venv", "site-packages");
        assertThat(roots)
                .extracting(r -> r.get("findings").get(0).get("path").asText())
                .containsExactly(MacVenv.MODULE, "pkg/_c.cpython-311-darwin.so");
    }

    @Test
    void aFolderAboveEnvironmentsShowsTheirFiles() {
        Outcome outcome = json(".");
        assertThat(outcome.root().get("kind").asText()).isEqualTo("folder");
        assertThat(outcome.findings())
                .filteredOn(f -> f.get("severity").asText().equals("error"))
                .extracting(f -> f.get("path").asText())
                .containsExactly("work/env/" + MacVenv.MODULE);
    }

    @Test
    void aSingleFileIsARoot() {
        Outcome outcome = json("work/env/" + MacVenv.MODULE);
        assertThat(outcome.root().get("kind").asText()).isEqualTo("file");
        assertThat(outcome.findingLines()).containsExactly("error AC001 _c.cpython-311-darwin.so");
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void aFolderMayBeginWithAnAtSign() {
        assertThat(json("@scope").status()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    missing             | no such file or directory: missing
                    empty/missing       | no such file or directory: empty/missing
                    empty/../missing    | no such file or directory: empty/../missing
                    nowhere             | a link that leads nowhere: nowhere
                    loop                | a link that leads nowhere: loop
                    ''                  | PATH is empty; '.' is the working directory
                    """)
    void aPathThatIsNotThereIsTwoAndNamed(String path, String line) {
        Outcome outcome = json("work/env", path);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("archcheck: " + line + "\n");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void theMessageIsOneLineWhateverTheNameIs() {
        Outcome outcome = json("a\nb\u202e\u001b[31m");
        assertThat(outcome.err()).isEqualTo("archcheck: no such file or directory: a\\u000ab\\u202e\\u001b[31m\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nul\0byte", "nul\0byte/.."})
    void aNameThatCannotBeIsNotThere(String path) {
        assertThat(json(path).err()).startsWith("archcheck: no such file or directory: nul\\u0000byte");
    }

    @Test
    void anEmptyFolderIsClean() {
        Outcome outcome = Archcheck.in(folder).run(Lists.of(new String[] {"scan", "empty"}, MacVenv.TARGET));
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("0 files", "No native code found");
    }

    @Test
    void withoutAPathAndWithoutAnEnvironmentItIsTwo() {
        Outcome outcome = Archcheck.in(folder).run("scan", "--target", "macos-14-arm64");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("archcheck: which environment? No PATH was given, neither VIRTUAL_ENV nor CONDA_PREFIX"
                        + " names one, and there is no .venv or venv here\nTry 'archcheck scan --help'.\n");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void theActiveEnvironmentsAreAskedInOrder() throws IOException {
        for (String name : new String[] {"virtual", "conda", "here/.venv", "here/venv"}) {
            MacVenv.clean(folder.resolve(name));
        }
        Archcheck here = Archcheck.in(folder.resolve("here"));
        String virtual = folder.resolve("virtual").toString();
        String conda = folder.resolve("conda").toString();
        assertThat(activeRoot(here.with("VIRTUAL_ENV", virtual).with("CONDA_PREFIX", conda)))
                .isEqualTo(virtual);
        assertThat(activeRoot(here.with("CONDA_PREFIX", conda))).isEqualTo(conda);
        assertThat(activeRoot(here)).isEqualTo(".venv");
        assertThat(activeRoot(here.with("VIRTUAL_ENV", "").with("CONDA_PREFIX", "")))
                .isEqualTo(".venv");
        MacVenv.broken(folder.resolve("there/venv"));
        assertThat(activeRoot(Archcheck.in(folder.resolve("there")))).isEqualTo("venv");
    }

    @Test
    void anActiveEnvironmentThatIsGoneIsSaidInsteadOfJudgingAnother() throws IOException {
        MacVenv.clean(folder.resolve("here/.venv"));
        Outcome outcome = Archcheck.in(folder.resolve("here"))
                .with("VIRTUAL_ENV", "/nowhere/at/all")
                .run("scan");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("archcheck: VIRTUAL_ENV names no directory: /nowhere/at/all;");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void archivesAreNotPassedOffAsClean() throws IOException {
        Files.write(folder.resolve("x.whl"), new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0});
        Outcome outcome = json("x.whl");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("\"AC016\"").contains("x.whl");
    }

    @Test
    void hardLinksAreOneFileWithTwoNames() throws IOException {
        Tree tree = Tree.at(folder.resolve("linked"))
                .bytes("a.so", MacVenv.module(MachO.X86_64).bytes());
        Files.createLink(tree.path("b.so"), tree.path("a.so"));
        Outcome outcome = json("linked");
        assertThat(outcome.findingLines()).containsExactly("error AC001 a.so");
        assertThat(outcome.binary("a.so").get("otherNames").get(0).asText()).isEqualTo("b.so");
    }

    private static String activeRoot(Archcheck archcheck) {
        return archcheck
                .run("scan", "--target", "macos-14-arm64", "-f", "json")
                .root()
                .get("path")
                .asText();
    }

    private Outcome json(String... paths) {
        return Archcheck.in(folder).run(Lists.of(new String[] {"scan", "-f", "json"}, MacVenv.TARGET, paths));
    }
}
