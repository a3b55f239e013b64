package io.github.archcheck.inventory.locate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Interpreter.SuffixSource;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Version;
import io.github.archcheck.testkit.Environments;
import io.github.archcheck.testkit.FakePrograms;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prefixes, frameworks, conda prefixes, directories of packages, and everything that is none of them. */
class InstallationsTest {
    @TempDir
    Path temporary;

    @Test
    void anInstallationOfItsOwnIsWalkedWhole() throws IOException {
        Tree pyenv = Environments.linuxInstallation(temporary.resolve("versions/3.11.7"), "3.11");
        Environment environment = locate(pyenv.root());
        assertThat(environment.kind()).isEqualTo(EnvironmentKind.PREFIX);
        assertThat(environment.walkRoots()).containsExactly(pyenv.root());
        assertThat(sites(environment))
                .containsExactly("STDLIB lib/python3.11/lib-dynload", "SITE lib/python3.11/site-packages");
        assertThat(environment.interpreter().map(Interpreter::file)).contains(pyenv.path("bin/python3"));
        assertThat(environment.interpreter().flatMap(Interpreter::version)).contains(new Version(3, 11, 7));
        assertThat(environment.notes()).isEmpty();
    }

    @Test
    void headersNameTheWholeVersion() throws IOException {
        Tree prefix = Environments.linuxInstallation(temporary.resolve("py"), "3.13")
                .file(
                        "include/python3.13/patchlevel.h",
                        "#define PY_MAJOR_VERSION        3",
                        "#define PY_VERSION              \"3.13.5+\"");
        assertThat(locate(prefix.root()).interpreter().flatMap(Interpreter::version))
                .contains(new Version(3, 13, 5));
    }

    @Test
    void debianSharesItsPrefixSoOnlyPythonsPartsAreWalked() throws IOException {
        Tree rootfs = Tree.at(temporary.resolve("debian")).directory("etc");
        Tree usr = Environments.linuxInstallation(rootfs.path("usr"), "3.11")
                .directory("lib/python3/dist-packages")
                .directory("local/lib/python3.11/dist-packages")
                .directory("local/lib/python3.11/site-packages")
                .file("lib/python3.11/EXTERNALLY-MANAGED", "[externally-managed]");
        Environment environment = locate(usr.root());
        assertThat(environment.kind()).isEqualTo(EnvironmentKind.PREFIX);
        assertThat(environment.externallyManaged()).isTrue();
        assertThat(sites(environment))
                .containsExactly(
                        "STDLIB lib/python3.11/lib-dynload",
                        "SITE lib/python3.11/site-packages",
                        "SITE local/lib/python3.11/dist-packages",
                        "SITE lib/python3/dist-packages");
        assertThat(environment.walkRoots())
                .containsExactly(
                        usr.path("lib/python3.11/lib-dynload"),
                        usr.path("lib/python3.11/site-packages"),
                        usr.path("local/lib/python3.11/dist-packages"),
                        usr.path("lib/python3/dist-packages"),
                        usr.path("bin/python3.11"));
    }

    @Test
    void fedoraHasTwoLibraryDirectories() throws IOException {
        Tree rootfs = Tree.at(temporary.resolve("fedora")).directory("etc");
        Tree usr = Tree.at(rootfs.path("usr"))
                .file("bin/python3.12", Environments.LINUX)
                .link("bin/python3", "python3.12")
                .file("lib64/python3.12/os.py", "")
                .directory("lib64/python3.12/lib-dynload")
                .directory("lib64/python3.12/site-packages")
                .directory("lib/python3.12/site-packages")
                .directory("local/lib64/python3.12/site-packages");
        assertThat(sites(locate(usr.root())))
                .containsExactly(
                        "STDLIB lib64/python3.12/lib-dynload",
                        "SITE lib/python3.12/site-packages",
                        "SITE lib64/python3.12/site-packages",
                        "SITE local/lib64/python3.12/site-packages");
    }

    @Test
    void theUsersPackagesBelongToAnInstallation() throws IOException {
        Tree prefix = Environments.linuxInstallation(temporary.resolve("py"), "3.11");
        Tree home = Tree.at(temporary.resolve("home"))
                .directory(".local/lib/python3.11/site-packages")
                .directory(".local/lib/python3.12/site-packages");
        Environment environment = Locators.locate(
                prefix.root(), FakePrograms::inspect, new SystemPlaces(Path.of("/"), Optional.of(home.root())));
        assertThat(environment.walkRoots())
                .containsExactly(prefix.root(), home.path(".local/lib/python3.11/site-packages"));
    }

    @Test
    void suffixesComeFromModulesWhenThereIsNoSysconfig() throws IOException {
        Tree prefix = Environments.installation(temporary.resolve("py"), "3.11", Environments.LINUX)
                .file("lib/python3.11/lib-dynload/_a.cpython-311-x86_64-linux-musl.so", "")
                .file("lib/python3.11/lib-dynload/_b.cpython-311-x86_64-linux-musl.so", "")
                .file("lib/python3.11/lib-dynload/_c.cpython-310-x86_64-linux-gnu.so", "")
                .file("lib/python3.11/lib-dynload/_d.so", "");
        Interpreter python = locate(prefix.root()).interpreter().orElseThrow();
        assertThat(python.extensionSuffixes()).containsExactly(".cpython-311-x86_64-linux-musl.so", ".abi3.so", ".so");
        assertThat(python.suffixSource()).isEqualTo(SuffixSource.LIB_DYNLOAD);
    }

    @Test
    void suffixesFollowFromTheProgramWhenNothingElseSaysThem() throws IOException {
        Tree prefix = Environments.installation(temporary.resolve("py"), "3.11", "ELF ARM64 libc.musl-aarch64.so.1");
        Interpreter python = locate(prefix.root()).interpreter().orElseThrow();
        assertThat(python.extensionSuffixes()).containsExactly(".cpython-311-aarch64-linux-musl.so", ".abi3.so", ".so");
        assertThat(python.suffixSource()).isEqualTo(SuffixSource.DERIVED);
    }

    @Test
    void theSysconfigOfAnotherBuildIsNotTaken() throws IOException {
        Tree prefix = Environments.linuxInstallation(temporary.resolve("py"), "3.11")
                .file(
                        "lib/python3.11/_sysconfigdata_d_linux_x86_64-linux-gnu.py",
                        "{'EXT_SUFFIX': '.cpython-311d-x.so'}")
                .file("lib/python3.11/_sysconfigdata_aarch64_conda.py", "{'EXT_SUFFIX': '.cpython-311-aarch64.so'}");
        assertThat(locate(prefix.root()).interpreter().orElseThrow().extensionSuffixes())
                .startsWith(".cpython-311-x86_64-linux-gnu.so");
    }

    @Test
    void frameworksAreKnownFromTheRootOrOneVersion() throws IOException {
        Tree library = Environments.framework(temporary.resolve("Frameworks"), "3.11");
        Path prefix = library.path("Python.framework/Versions/3.11");
        for (Path path : List.of(library.path("Python.framework"), prefix)) {
            Environment environment = locate(path);
            assertThat(environment.kind()).isEqualTo(EnvironmentKind.PREFIX);
            assertThat(environment.root()).isEqualTo(path);
            assertThat(environment.walkRoots()).containsExactly(prefix);
            Interpreter python = environment.interpreter().orElseThrow();
            assertThat(python.realFile()).contains(prefix.resolve("Resources/Python.app/Contents/MacOS/Python"));
            assertThat(python.architectures()).containsExactly(Architecture.Known.ARM64);
            assertThat(python.extensionSuffixes()).containsExactly(".cpython-311-darwin.so", ".abi3.so", ".so");
        }
    }

    @Test
    void frameworkUsersKeepTheirPackagesInTheirLibrary() throws IOException {
        Tree library = Environments.framework(temporary.resolve("Frameworks"), "3.11");
        Tree home = Tree.at(temporary.resolve("home")).directory("Library/Python/3.11/lib/python/site-packages");
        Environment environment = Locators.locate(
                library.path("Python.framework"),
                FakePrograms::inspect,
                new SystemPlaces(Path.of("/"), Optional.of(home.root())));
        assertThat(environment.walkRoots()).contains(home.path("Library/Python/3.11/lib/python/site-packages"));
    }

    @Test
    void homebrewKeepsItsPackagesBesideTheFramework() throws IOException {
        Tree brew = Tree.at(temporary.resolve("homebrew"))
                .directory("Cellar")
                .directory("lib/python3.11/site-packages")
                .link("bin/python3.11", "../Cellar/python@3.11/3.11.4_1/bin/python3.11")
                .link(
                        "Cellar/python@3.11/3.11.4_1/bin/python3.11",
                        "../Frameworks/Python.framework/Versions/3.11/bin/python3.11");
        Tree cellar = Environments.framework(brew.path("Cellar/python@3.11/3.11.4_1/Frameworks"), "3.11");
        Environment environment = locate(brew.root());
        assertThat(environment.kind()).isEqualTo(EnvironmentKind.PREFIX);
        Path application = cellar.path("Python.framework/Versions/3.11/Resources/Python.app/Contents/MacOS/Python");
        assertThat(environment.interpreter().flatMap(Interpreter::realFile)).contains(application);
        assertThat(environment.interpreter().map(Interpreter::suffixSource)).contains(SuffixSource.SYSCONFIG);
        assertThat(environment.walkRoots()).containsExactly(brew.path("lib/python3.11/site-packages"), application);
    }

    @Test
    void condaRecordsNameThePlatform() throws IOException {
        Tree conda = Environments.linuxInstallation(temporary.resolve("conda"), "3.12")
                .file("conda-meta/history", "")
                .file(
                        "conda-meta/python-3.12.3-hab00c5b_0.json",
                        Environments.condaRecord("python", "3.12.3", "linux-64"))
                .file("conda-meta/numpy-2.0.0-py312.json", Environments.condaRecord("numpy", "2.0.0", "linux-64"))
                .file("conda-meta/tzdata-2024a-0.json", Environments.condaRecord("tzdata", "2024a", "noarch"));
        Environment environment = locate(conda.root());
        assertThat(environment.kind()).isEqualTo(EnvironmentKind.CONDA);
        assertThat(environment.condaSubdir()).contains("linux-64");
        assertThat(environment.interpreter().flatMap(Interpreter::version)).contains(new Version(3, 12, 3));
        assertThat(environment.notes()).isEmpty();
        assertThat(sites(environment))
                .containsExactly("STDLIB lib/python3.12/lib-dynload", "SITE lib/python3.12/site-packages");
        assertThat(environment.walkRoots()).containsExactly(conda.root());
    }

    @Test
    void aMixedCondaPrefixIsForTheMajority() throws IOException {
        Tree conda = Tree.at(temporary.resolve("conda"))
                .file("conda-meta/a-1-0.json", Environments.condaRecord("a", "1", "osx-arm64"))
                .file("conda-meta/b-1-0.json", Environments.condaRecord("b", "1", "osx-arm64"))
                .file("conda-meta/c-1-0.json", Environments.condaRecord("c", "1", "osx-64"))
                .file("conda-meta/broken-1-0.json", "{\"name\": ");
        Environment environment = locate(conda.root());
        assertThat(environment.condaSubdir()).contains("osx-arm64");
        assertThat(environment.interpreter()).isEmpty();
        assertThat(environment.notes()).isEmpty();
    }

    @Test
    void theChannelsAddressSavesReadingOn() throws IOException {
        Tree conda = Tree.at(temporary.resolve("conda"))
                .file(
                        "conda-meta/a-1-0.json",
                        "{\"channel\": \"https://channel.example/conda-forge/linux-aarch64\", never read")
                .file(
                        "conda-meta/b-1-0.json",
                        "{\"channel\": \"https://channel.example/conda-forge\", \"subdir\": \"linux-aarch64\"}");
        Environment environment = locate(conda.root());
        assertThat(environment.condaSubdir()).contains("linux-aarch64");
        assertThat(environment.notes()).isEmpty();
    }

    @Test
    void aRecordedSiteDirectoryIsTakenOnlyInsideThePrefix() throws IOException {
        Tree conda = Environments.linuxInstallation(temporary.resolve("conda"), "3.13t")
                .directory("lib/odd")
                .file(
                        "conda-meta/python-3.13.1-0_cp313t.json",
                        "{\"subdir\": \"linux-64\", \"version\": \"3.13.1\", \"python_site_packages_path\": \"lib/odd\"}");
        assertThat(sites(locate(conda.root())))
                .containsExactly(
                        "STDLIB lib/python3.13t/lib-dynload", "SITE lib/odd", "SITE lib/python3.13t/site-packages");
        conda.file(
                "conda-meta/python-3.13.1-0_cp313t.json",
                "{\"subdir\": \"linux-64\", \"version\": \"3.13.1\", \"python_site_packages_path\": \"../../..\"}");
        assertThat(locate(conda.root()).walkRoots()).containsExactly(conda.root());
    }

    @Test
    void aDirectoryOfPackagesFindsItsInterpreterAbove() throws IOException {
        Tree base = Environments.linuxInstallation(temporary.resolve("base"), "3.11");
        Tree venv = Environments.venv(temporary.resolve("venv"), base.root(), "3.11");
        Path site = venv.path("lib/python3.11/site-packages");
        Environment environment = locate(site);
        assertThat(environment.kind()).isEqualTo(EnvironmentKind.SITE_PACKAGES);
        assertThat(environment.walkRoots()).containsExactly(site);
        assertThat(sites(environment)).containsExactly("SITE ");
        assertThat(environment.interpreter().flatMap(Interpreter::realFile)).contains(base.path("bin/python3.11"));
    }

    @Test
    void notesOnTheInterpreterAboveNameItAbsolutely() throws IOException {
        Tree venv = Environments.venv(temporary.resolve("venv"), temporary.resolve("gone"), "3.11");
        Environment environment = locate(venv.path("lib/python3.11/site-packages"));
        assertThat(environment.notes())
                .extracting(Note::path)
                .containsExactly(venv.path("bin/python").toString());
    }

    @Test
    void aDirectoryOfPackagesAloneSaysItsVersion() throws IOException {
        Tree home = Tree.at(temporary.resolve("home/.local")).directory("lib/python3.9/site-packages");
        Interpreter python =
                locate(home.path("lib/python3.9/site-packages")).interpreter().orElseThrow();
        assertThat(python.version()).contains(Version.of(3, 9));
        assertThat(python.realFile()).isEmpty();
        assertThat(python.suffixSource()).isEqualTo(SuffixSource.UNKNOWN);
    }

    @Test
    void packagesOfAnotherVersionDoNotTakeTheInterpreterBesideThem() throws IOException {
        Tree prefix = Environments.linuxInstallation(temporary.resolve("py"), "3.11")
                .directory("lib/python3.9/site-packages");
        Interpreter python =
                locate(prefix.path("lib/python3.9/site-packages")).interpreter().orElseThrow();
        assertThat(python.version()).contains(Version.of(3, 9));
        assertThat(python.realFile()).isEmpty();
    }

    @Test
    void aTargetDirectoryIsKnownByItsMetadata() throws IOException {
        Tree target = Tree.at(temporary.resolve("layer")).directory("numpy-1.0.dist-info");
        Environment environment = locate(target.root());
        assertThat(environment.kind()).isEqualTo(EnvironmentKind.SITE_PACKAGES);
        assertThat(environment.interpreter()).isEmpty();
    }

    @Test
    void sourceTreesFoldersAndFilesAreWhatTheyAre() throws IOException {
        Tree project = Tree.at(temporary.resolve("project"))
                .directory("src/foo.egg-info")
                .directory("foo.egg-info");
        project.file("x.so", "").directory("empty");
        assertThat(locate(project.root()).kind()).isEqualTo(EnvironmentKind.FOLDER);
        assertThat(locate(project.path("empty")).kind()).isEqualTo(EnvironmentKind.FOLDER);
        Environment file = locate(project.path("x.so"));
        assertThat(file.kind()).isEqualTo(EnvironmentKind.FILE);
        assertThat(file.walkRoots()).containsExactly(project.path("x.so"));
    }

    @Test
    void theRootOfAFileSystemIsAFolder() throws IOException {
        Tree rootfs = Tree.at(temporary.resolve("rootfs"))
                .directory("etc")
                .directory("usr")
                .directory("bin");
        rootfs.file("bin/python3", Environments.LINUX);
        assertThat(locate(rootfs.root()).kind()).isEqualTo(EnvironmentKind.FOLDER);
    }

    private static Environment locate(Path path) throws IOException {
        return Locators.locate(path, FakePrograms::inspect, new SystemPlaces(Path.of("/"), Optional.empty()));
    }

    private static List<String> sites(Environment environment) {
        return environment.siteDirectories().stream()
                .map(s -> s.origin() + " " + environment.root().relativize(s.path()))
                .toList();
    }
}
