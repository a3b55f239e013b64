package io.github.archcheck.inventory.locate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Interpreter.Implementation;
import io.github.archcheck.platform.Version;
import io.github.archcheck.testkit.Environments;
import io.github.archcheck.testkit.FakePrograms;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpretersTest {
    @ParameterizedTest
    @CsvSource({
        "3.11,         CPYTHON, 3.11,   false",
        "3.11.4,       CPYTHON, 3.11.4, false",
        "3.13t,        CPYTHON, 3.13,   true",
        "cp311,        CPYTHON, 3.11,   false",
        "cp313t,       CPYTHON, 3.13,   true",
        "python3.12,   CPYTHON, 3.12,   false",
        "cpython-3.12, CPYTHON, 3.12,   false",
        "311,          CPYTHON, 3.11,   false",
        "pp310,        PYPY,    3.10,   false",
        "pypy3.10,     PYPY,    3.10,   false",
        "graalpy3.11,  GRAALPY, 3.11,   false",
    })
    void versionsAreReadInEverySpelling(
            String text, Implementation implementation, String version, boolean freeThreaded) {
        Interpreter python = Interpreters.ofVersion(text).orElseThrow();
        assertThat(python.implementation()).isEqualTo(implementation);
        assertThat(python.version()).isEqualTo(Version.parse(version));
        assertThat(python.freeThreaded()).isEqualTo(freeThreaded);
        assertThat(python.realFile()).isEmpty();
        assertThat(python.extensionSuffixes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "x", "3.", "3.11.4.5", "python", "./python3.11", "3.11 ", "jython2.7"})
    void otherTextsAreNoVersion(String text) {
        assertThat(Interpreters.ofVersion(text)).isEmpty();
    }

    @Test
    void aFileIsReadAsItsEnvironmentWould(@TempDir Path temporary) throws IOException {
        Tree base = Environments.linuxInstallation(temporary.resolve("base"), "3.11");
        Tree venv = Environments.venv(temporary.resolve("venv"), base.root(), "3.11");
        for (Path file : new Path[] {base.path("bin/python3"), venv.path("bin/python")}) {
            Interpreter python = ofFile(file).interpreter().orElseThrow();
            assertThat(python.file()).isEqualTo(file);
            assertThat(python.realFile()).contains(base.path("bin/python3.11"));
            assertThat(python.extensionSuffixes()).startsWith(".cpython-311-x86_64-linux-gnu.so");
        }
    }

    @Test
    void aFileThatIsNotThereIsTold(@TempDir Path temporary) throws IOException {
        Tree tree = Tree.at(temporary).link("bin/python3.11", "gone");
        Interpreters.Located located = ofFile(tree.path("bin/python3.11"));
        assertThat(located.notes()).hasSize(1);
        assertThat(located.interpreter().flatMap(Interpreter::realFile)).isEmpty();
    }

    @Test
    void theActiveEnvironmentIsTheFirstThatExists(@TempDir Path temporary) throws IOException {
        Tree tree = Tree.at(temporary).directory("a").directory("b").directory("venv");
        Map<String, String> both = Map.of(
                "VIRTUAL_ENV",
                tree.path("a").toString(),
                "CONDA_PREFIX",
                tree.path("b").toString());
        assertThat(ActiveEnvironment.find(both, tree.root())).contains(tree.path("a"));
        assertThat(ActiveEnvironment.find(
                        Map.of("VIRTUAL_ENV", tree.path("gone").toString(), "CONDA_PREFIX", "b"), tree.root()))
                .contains(tree.path("b"));
        assertThat(ActiveEnvironment.find(Map.of("VIRTUAL_ENV", ""), tree.root()))
                .contains(tree.path("venv"));
        tree.directory(".venv");
        assertThat(ActiveEnvironment.find(Map.of(), tree.root())).contains(tree.path(".venv"));
        assertThat(ActiveEnvironment.find(Map.of(), tree.path("a"))).isEmpty();
    }

    private static Interpreters.Located ofFile(Path file) throws IOException {
        return Interpreters.ofFile(file, FakePrograms::inspect, new SystemPlaces(Path.of("/"), Optional.empty()));
    }
}
