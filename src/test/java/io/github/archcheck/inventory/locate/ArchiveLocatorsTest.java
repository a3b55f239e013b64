package io.github.archcheck.inventory.locate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.testkit.Tree;
import io.github.archcheck.testkit.Unpacked;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveLocatorsTest {
    @TempDir
    Path folder;

    private Tree tree() throws IOException {
        return Tree.at(folder.resolve("tree"));
    }

    private static List<String> sites(Environment environment) {
        return environment.siteDirectories().stream()
                .map(site -> environment.root().relativize(site.path()).toString())
                .toList();
    }

    private static String python(Environment environment) {
        return environment
                .interpreter()
                .map(python -> python.implementation().label() + " "
                        + python.versionText().orElse("") + (python.freeThreaded() ? "t" : ""))
                .orElse("");
    }

    @Test
    void aWheelHasItsDistInfoAtTheTop() throws IOException {
        Tree tree = tree().file("a/__init__.py")
                .file("a-1.0.dist-info/METADATA", "Name: a")
                .file("a-1.0.dist-info/WHEEL", "Tag: cp311-cp311-macosx_11_0_arm64")
                .file("a-1.0.data/platlib/b/__init__.py")
                .file("a-1.0.data/purelib/c.py")
                .directory("a-1.0.data/scripts");

        Environment named = Unpacked.locate(tree.root(), "a-1.0-cp312-cp312-macosx_11_0_arm64.whl");
        Environment renamed = Unpacked.locate(tree.root(), "download");

        assertThat(named.kind()).isEqualTo(EnvironmentKind.WHEEL);
        assertThat(named.kind().label()).isEqualTo("wheel");
        assertThat(named.fileName()).contains("a-1.0-cp312-cp312-macosx_11_0_arm64.whl");
        assertThat(sites(named)).containsExactly("", "a-1.0.data/purelib", "a-1.0.data/platlib");
        assertThat(python(named)).isEqualTo("cpython 3.12");
        assertThat(renamed.kind()).isEqualTo(EnvironmentKind.WHEEL);
        assertThat(python(renamed)).isEqualTo("cpython 3.11");
    }

    @ParameterizedTest
    @CsvSource({
        "a-1.0-cp311-cp311-macosx_11_0_arm64.whl, cpython 3.11",
        "a-1.0-2-cp311-none-macosx_11_0_arm64.whl, cpython 3.11",
        "a-1.0-cp313-cp313t-win_amd64.whl, cpython 3.13t",
        "a-1.0-cp27-cp27mu-manylinux1_x86_64.whl, cpython 2.7",
        "a-1.0-pp310-pypy310_pp73-win_amd64.whl, pypy 3.10",
        "a-1.0-cp38-abi3-win_amd64.whl, ''",
        "a-1.0-py3-none-win_amd64.whl, ''",
        "a-1.0-py2.py3-none-any.whl, ''",
        "a-1.0-cp310.cp311-none-win_amd64.whl, ''",
        "a-1.0.whl, ''",
        "a.whl, ''",
    })
    void theTagOfAWheelMayNameOnePython(String fileName, String expected) throws IOException {
        assertThat(python(Unpacked.locate(tree().root(), fileName))).isEqualTo(expected);
    }

    @Test
    void anEggIsForOnePython() throws IOException {
        Tree tree = tree().file("EGG-INFO/PKG-INFO", "Name: a").file("a.py");

        Environment egg = Unpacked.locate(tree.root(), "a-1.0-py3.8-linux-x86_64.egg");

        assertThat(egg.kind()).isEqualTo(EnvironmentKind.EGG);
        assertThat(egg.kind().label()).isEqualTo("archive");
        assertThat(sites(egg)).containsExactly("");
        assertThat(python(egg)).isEqualTo("cpython 3.8");
    }

    @Test
    void eachWheelOfAPexIsAPlaceToImportFrom() throws IOException {
        Tree tree = tree().file(
                        "PEX-INFO",
                        "{\"build_properties\": {\"x\": [1]}, \"interpreter_constraints\": [\"CPython==3.11.*\"]}")
                .file("__main__.py")
                .directory(".deps/a-1.0-cp311-cp311-macosx_11_0_arm64.whl")
                .directory(".deps/a-1.0-cp311-cp311-manylinux_2_17_x86_64.whl");

        Environment pex = Unpacked.locate(tree.root(), "app.pex");

        assertThat(pex.kind()).isEqualTo(EnvironmentKind.BUNDLE);
        assertThat(sites(pex))
                .containsExactly(
                        "",
                        ".deps/a-1.0-cp311-cp311-macosx_11_0_arm64.whl",
                        ".deps/a-1.0-cp311-cp311-manylinux_2_17_x86_64.whl");
        assertThat(python(pex)).isEqualTo("cpython 3.11");
    }

    @Test
    void withoutConstraintsTheWheelsOfAPexSayIt() throws IOException {
        Tree tree = tree().file("PEX-INFO", "{}")
                .directory(".deps/a-1.0-cp312-cp312-macosx_11_0_arm64.whl")
                .directory(".deps/b-1.0-py3-none-any.whl");

        assertThat(python(Unpacked.locate(tree.root(), "app.pex"))).isEqualTo("cpython 3.12");

        tree.directory(".deps/a-1.0-cp311-cp311-macosx_11_0_arm64.whl");

        assertThat(python(Unpacked.locate(tree.root(), "app.pex"))).isEmpty();
    }

    @Test
    void aBrokenPexInfoIsStillAPex() throws IOException {
        Tree tree = tree().file("PEX-INFO", "[".repeat(5000));

        assertThat(Unpacked.locate(tree.root(), "app.pex").kind()).isEqualTo(EnvironmentKind.BUNDLE);
    }

    @Test
    void aCondaPackageSaysItsPlatform() throws IOException {
        Tree tree = tree().file("info/index.json", "{\"name\": \"a\", \"version\": \"1.0\", \"subdir\": \"osx-arm64\"}")
                .directory("lib/python3.11/site-packages/a");

        Environment conda = Unpacked.locate(tree.root(), "a-1.0-py311_0.conda");

        assertThat(conda.kind()).isEqualTo(EnvironmentKind.CONDA_PACKAGE);
        assertThat(conda.condaSubdir()).contains("osx-arm64");
        assertThat(sites(conda)).containsExactly("lib/python3.11/site-packages");
        assertThat(python(conda)).isEqualTo("cpython 3.11");
    }

    @Test
    void aCondaPackageForAllPythonsHasSitePackagesOfItsOwn() throws IOException {
        Tree tree = tree().file("info/index.json", "{\"name\": \"a\", \"noarch\": \"python\", \"subdir\": \"noarch\"}")
                .directory("site-packages/a");

        Environment conda = Unpacked.locate(tree.root(), "a-1.0-pyhd8ed1ab_0.tar.bz2");

        assertThat(sites(conda)).containsExactly("site-packages");
        assertThat(python(conda)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', .", "venv/, venv"})
    void anEnvironmentIsOneWhereverItLies(String prefix, String root) throws IOException {
        Tree tree = tree().file(prefix + "pyvenv.cfg", "home = /opt/python/bin", "version = 3.11.4")
                .directory(prefix + "lib/python3.11/site-packages/a");

        Environment venv = Unpacked.locate(tree.root(), "venv.tar.gz");

        assertThat(venv.kind()).isEqualTo(EnvironmentKind.VENV);
        assertThat(venv.root()).isEqualTo(tree.path(root).normalize());
        assertThat(python(venv)).isEqualTo("cpython 3.11.4");
        assertThat(venv.notes()).noneMatch(note -> note.kind().label().equals("interpreter-missing"));
    }

    @Test
    void aPackedCondaPrefixIsOne() throws IOException {
        Tree tree = tree().file("conda-meta/history").directory("lib/python3.11/site-packages");

        assertThat(Unpacked.locate(tree.root(), "env.tar.gz").kind()).isEqualTo(EnvironmentKind.CONDA);
    }

    @Test
    void sourcesHaveOneFolderWithTheirMetadata() throws IOException {
        Tree tree = tree().file("a-1.0/PKG-INFO", "Name: a").file("a-1.0/setup.py");

        Environment source = Unpacked.locate(tree.root(), "a-1.0.tar.gz");

        assertThat(source.kind()).isEqualTo(EnvironmentKind.SOURCE);
        assertThat(source.kind().label()).isEqualTo("archive");
    }

    @Test
    void packagesBesideTheirProgramAreABundle() throws IOException {
        Environment shiv = Unpacked.locate(
                tree().file("environment.json", "{}")
                        .file("__main__.py")
                        .directory("site-packages/a")
                        .root(),
                "app.pyz");
        Environment function = Unpacked.locate(
                Tree.at(folder.resolve("function"))
                        .file("lambda_function.py")
                        .file("a-1.0.dist-info/INSTALLER", "pip")
                        .file("a-1.0.dist-info/WHEEL")
                        .root(),
                "function.zip");
        Environment layer = Unpacked.locate(
                Tree.at(folder.resolve("layer"))
                        .directory("python/lib/python3.12/site-packages/a")
                        .file("bin/tool", "")
                        .root(),
                "layer.zip");

        assertThat(shiv.kind()).isEqualTo(EnvironmentKind.BUNDLE);
        assertThat(sites(shiv)).containsExactly("", "site-packages");
        assertThat(function.kind()).isEqualTo(EnvironmentKind.BUNDLE);
        assertThat(layer.kind()).isEqualTo(EnvironmentKind.BUNDLE);
        assertThat(sites(layer)).containsExactly("", "python", "python/lib/python3.12/site-packages");
        assertThat(python(layer)).isEqualTo("cpython 3.12");
    }

    @Test
    void anythingElseIsLookedThrough() throws IOException {
        Environment other = Unpacked.locate(tree().file("data/x.bin", "x").root(), "other.tar");

        assertThat(other.kind()).isEqualTo(EnvironmentKind.ARCHIVE);
        assertThat(other.kind().label()).isEqualTo("archive");
        assertThat(other.interpreter()).isEmpty();
    }

    @Test
    void theRootOfAForeignFileSystemIsAsGood() throws IOException {
        Path zip = folder.resolve("a.zip");
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.createDirectories(files.getPath("/venv/lib/python3.11/site-packages/a"));
            Files.writeString(files.getPath("/venv/pyvenv.cfg"), "home = /usr/bin\nversion = 3.11.4\n");
        }
        try (FileSystem files = FileSystems.newFileSystem(zip)) {
            Environment venv = Unpacked.locate(files.getPath("/"), "venv.zip");

            assertThat(venv.kind()).isEqualTo(EnvironmentKind.VENV);
            assertThat(venv.siteDirectories().get(0).path()).hasToString("/venv/lib/python3.11/site-packages");
        }
    }
}
