package io.github.archcheck.inventory.locate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Interpreter.Implementation;
import io.github.archcheck.inventory.Interpreter.SuffixSource;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.inventory.SiteDirectory.Origin;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Version;
import io.github.archcheck.testkit.Environments;
import io.github.archcheck.testkit.FakePrograms;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenvLocatorTest {
    @TempDir
    Path temporary;

    private Tree base;
    private Tree venv;

    @BeforeEach
    void makeBaseAndVenv() throws IOException {
        base = Environments.linuxInstallation(temporary.resolve("base"), "3.11");
        venv = Environments.venv(temporary.resolve("venv"), base.root(), "3.11");
    }

    @Test
    void theInterpreterIsFoundThroughItsLinks() throws IOException {
        Environment environment = locate(venv);
        assertThat(environment.kind()).isEqualTo(EnvironmentKind.VENV);
        assertThat(environment.notes()).isEmpty();
        assertThat(environment.externallyManaged()).isFalse();
        Interpreter python = environment.interpreter().orElseThrow();
        assertThat(python.file()).isEqualTo(venv.path("bin/python"));
        assertThat(python.realFile()).contains(base.path("bin/python3.11"));
        assertThat(python.architectures()).containsExactly(Architecture.Known.X86_64);
        assertThat(python.version()).contains(new Version(3, 11, 4));
        assertThat(python.implementation()).isEqualTo(Implementation.CPYTHON);
        assertThat(python.freeThreaded()).isFalse();
        assertThat(python.debug()).isFalse();
        assertThat(python.extensionSuffixes()).containsExactly(".cpython-311-x86_64-linux-gnu.so", ".abi3.so", ".so");
        assertThat(python.suffixSource()).isEqualTo(SuffixSource.SYSCONFIG);
    }

    @Test
    void aTwinDirectoryThatIsALinkCountsOnce() throws IOException {
        Environment environment = locate(venv);
        assertThat(environment.siteDirectories())
                .containsExactly(new SiteDirectory(venv.path("lib/python3.11/site-packages"), Origin.SITE));
        assertThat(environment.walkRoots()).containsExactly(venv.root());
    }

    @Test
    void aTwinDirectoryOfItsOwnCountsToo() throws IOException {
        Files.delete(venv.path("lib64"));
        venv.directory("lib64/python3.11/site-packages");
        assertThat(sites(locate(venv)))
                .containsExactly("SITE lib/python3.11/site-packages", "SITE lib64/python3.11/site-packages");
    }

    @Test
    void aBrokenLinkIsToldWithItsWholeChainAndConfigurationIsTriedInstead() throws IOException {
        Tree other = Environments.linuxInstallation(temporary.resolve("other"), "3.11");
        venv.file(
                "pyvenv.cfg", "home = " + other.path("bin"), "version = 3.11.9", "include-system-site-packages=false");
        Files.delete(venv.path("bin/python3.11"));
        venv.link("bin/python3.11", "/opt/nowhere/python3.11");
        Environment environment = locate(venv);
        assertThat(environment.notes())
                .containsExactly(new Note(
                        Note.Kind.INTERPRETER_MISSING,
                        "bin/python",
                        "the link is broken: bin/python -> bin/python3.11 -> /opt/nowhere/python3.11 (does not exist);"
                                + " taking " + other.path("bin/python3.11") + ", which pyvenv.cfg names"));
        assertThat(environment.interpreter().flatMap(Interpreter::realFile)).contains(other.path("bin/python3.11"));
        assertThat(environment.interpreter().map(Interpreter::file)).contains(venv.path("bin/python"));
    }

    @Test
    void withoutAnyInterpreterItGoesOnWithWhatTheConfigurationSays() throws IOException {
        delete(base.path("bin"));
        Environment environment = locate(venv);
        assertThat(environment.notes()).extracting(Note::kind).containsExactly(Note.Kind.INTERPRETER_MISSING);
        Interpreter python = environment.interpreter().orElseThrow();
        assertThat(python.realFile()).isEmpty();
        assertThat(python.inspection()).isEmpty();
        assertThat(python.version()).contains(new Version(3, 11, 4));
        assertThat(sites(environment)).containsExactly("SITE lib/python3.11/site-packages");
    }

    @Test
    void linksInACircleAreTold() throws IOException {
        Files.delete(venv.path("bin/python3.11"));
        venv.link("bin/python3.11", "python3").file("pyvenv.cfg", "");
        Environment environment = locate(venv);
        assertThat(environment.notes()).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(Note.Kind.INTERPRETER_MISSING);
            assertThat(note.message()).contains("(links in a circle); going on without it");
        });
        assertThat(environment.interpreter().flatMap(Interpreter::version)).contains(Version.of(3, 11));
    }

    @Test
    void insideACopiedRootFileSystemAbsoluteLinksLeadThere() throws IOException {
        Tree rootfs = Tree.at(temporary.resolve("rootfs")).directory("etc").directory("usr");
        Environments.linuxInstallation(rootfs.path("opt/only-there"), "3.11");
        Tree inside = Environments.venv(rootfs.path("srv/venv"), Path.of("/opt/only-there"), "3.11");
        Environment environment = locate(inside);
        assertThat(environment.interpreter().flatMap(Interpreter::realFile))
                .contains(rootfs.path("opt/only-there/bin/python3.11"));
        assertThat(environment.notes()).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(Note.Kind.INFORMATION);
            assertThat(note.message()).startsWith("followed inside the root file system that holds the environment");
        });
        assertThat(environment.interpreter().map(Interpreter::suffixSource)).contains(SuffixSource.SYSCONFIG);
    }

    @Test
    void withASysrootAbsoluteLinksNeverLeadToThisMachine() throws IOException {
        Tree sysroot = Tree.at(temporary.resolve("sysroot"));
        Tree inside = Environments.venv(sysroot.path("venv"), base.root(), "3.11");
        SystemPlaces places = SystemPlaces.sysroot(sysroot.root());
        Environment missing = Locators.locate(inside.root(), FakePrograms::inspect, places);
        assertThat(missing.interpreter().flatMap(Interpreter::realFile)).isEmpty();
        Path twin = sysroot.root().resolve(Path.of("/").relativize(base.root()));
        Environments.linuxInstallation(twin, "3.11");
        Environment found = Locators.locate(inside.root(), FakePrograms::inspect, places);
        assertThat(found.interpreter().flatMap(Interpreter::realFile)).contains(twin.resolve("bin/python3.11"));
        assertThat(found.notes()).isEmpty();
    }

    @Test
    void aLinkToItselfIsFollowedOnce() throws IOException {
        Files.delete(venv.path("bin/python"));
        Files.delete(venv.path("bin/python3"));
        Files.delete(venv.path("bin/python3.11"));
        venv.link("bin/python", "python").file("pyvenv.cfg", "");
        assertThat(locate(venv).notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message())
                        .isEqualTo(
                                "the link is broken: bin/python -> bin/python (links to itself); going on without it"));
    }

    @Test
    void anEmptyInterpreterIsMissingThoughTheConfiguredOneIsTaken() throws IOException {
        Files.delete(venv.path("bin/python"));
        Files.delete(venv.path("bin/python3"));
        Files.delete(venv.path("bin/python3.11"));
        Files.createFile(venv.path("bin/python"));
        Environment environment = locate(venv);
        assertThat(environment.notes()).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(Note.Kind.INTERPRETER_MISSING);
            assertThat(note.path()).isEqualTo("bin/python");
            assertThat(note.message()).startsWith("is an empty file, not a program; taking ");
        });
        assertThat(environment.interpreter().flatMap(Interpreter::realFile)).contains(base.path("bin/python3.11"));
    }

    @Test
    void aConfigurationThatIsADirectoryStillMarksAVirtualEnvironment() throws IOException {
        Files.delete(venv.path("pyvenv.cfg"));
        venv.directory("pyvenv.cfg");
        Environment environment = locate(venv);
        assertThat(environment.kind()).isEqualTo(EnvironmentKind.VENV);
        assertThat(environment.notes())
                .contains(new Note(Note.Kind.METADATA_BROKEN, "pyvenv.cfg", "is a directory; going on without it"));
    }

    @Test
    void aPatchLevelOfZeroIsToldFromAnUnknownOne() throws IOException {
        venv.file("pyvenv.cfg", "home = " + base.path("bin"), "version = 3.11.0");
        assertThat(locate(venv).interpreter().flatMap(Interpreter::versionText)).contains("3.11.0");
        Files.delete(base.path("bin/python3.11"));
        venv.file("pyvenv.cfg", "version = 3.11");
        assertThat(locate(venv).interpreter().flatMap(Interpreter::versionText)).contains("3.11");
    }

    @Test
    void aScriptForAnInterpreterIsToldAndTheConfiguredOneTaken() throws IOException {
        Files.delete(venv.path("bin/python"));
        Files.delete(venv.path("bin/python3"));
        Files.delete(venv.path("bin/python3.11"));
        venv.file("bin/python", "#!/bin/sh", "exec pyenv exec python");
        Environment environment = locate(venv);
        assertThat(environment.notes()).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(Note.Kind.INFORMATION);
            assertThat(note.path()).isEqualTo("bin/python");
            assertThat(note.message()).startsWith("is a script, not a program; taking ");
        });
        assertThat(environment.interpreter().flatMap(Interpreter::realFile)).contains(base.path("bin/python3.11"));
    }

    @Test
    void anEmptyInterpreterIsHandedOnForJudgement() throws IOException {
        delete(venv.path("bin"));
        venv.bytes("bin/python", new byte[0]).file("pyvenv.cfg", "version = 3.11.4");
        Interpreter python = locate(venv).interpreter().orElseThrow();
        assertThat(python.realFile()).contains(venv.path("bin/python"));
        assertThat(python.inspection()).isPresent();
    }

    @Test
    void theFrameworksApplicationIsWhatCounts() throws IOException {
        Tree framework = Environments.framework(temporary.resolve("Library"), "3.11");
        Path prefix = framework.path("Python.framework/Versions/3.11");
        Tree linked = Environments.venv(temporary.resolve("linked"), prefix, "3.11");
        Interpreter python = locate(linked).interpreter().orElseThrow();
        assertThat(python.realFile()).contains(prefix.resolve("Resources/Python.app/Contents/MacOS/Python"));
        assertThat(python.architectures()).containsExactly(Architecture.Known.ARM64);
        assertThat(python.extensionSuffixes()).containsExactly(".cpython-311-darwin.so", ".abi3.so", ".so");
    }

    @Test
    void theFrameworksApplicationCountsForACopiedStarterToo() throws IOException {
        Tree framework = Environments.framework(temporary.resolve("Library"), "3.11");
        Path prefix = framework.path("Python.framework/Versions/3.11");
        Tree copied = Tree.at(temporary.resolve("copied"))
                .file("pyvenv.cfg", "home = " + prefix.resolve("bin"), "version = 3.11.4")
                .file("bin/python", "MACH_O X86_64,ARM64");
        assertThat(locate(copied).interpreter().flatMap(Interpreter::realFile))
                .contains(prefix.resolve("Resources/Python.app/Contents/MacOS/Python"));
    }

    @Test
    void systemPackagesComeAfterTheUsersWhenIncluded() throws IOException {
        venv.file(
                "pyvenv.cfg", "home = " + base.path("bin"), "include-system-site-packages = TRUE", "version = 3.11.4");
        Tree home = Tree.at(temporary.resolve("home")).directory(".local/lib/python3.11/site-packages");
        Environment environment = Locators.locate(
                venv.root(), FakePrograms::inspect, new SystemPlaces(Path.of("/"), Optional.of(home.root())));
        assertThat(environment.siteDirectories())
                .containsExactly(
                        new SiteDirectory(venv.path("lib/python3.11/site-packages"), Origin.SITE),
                        new SiteDirectory(home.path(".local/lib/python3.11/site-packages"), Origin.USER),
                        new SiteDirectory(base.path("lib/python3.11/site-packages"), Origin.SYSTEM));
        assertThat(environment.walkRoots())
                .containsExactly(
                        venv.root(),
                        home.path(".local/lib/python3.11/site-packages"),
                        base.path("lib/python3.11/site-packages"));
    }

    @Test
    void systemPackagesAreIncludedWhenTheConfigurationIsSilent() throws IOException {
        venv.file("pyvenv.cfg", "home = " + base.path("bin"));
        assertThat(locate(venv).siteDirectories())
                .extracting(SiteDirectory::origin)
                .contains(Origin.SYSTEM);
    }

    @Test
    void systemPackagesAreNotIncludedForAnythingButTrue() throws IOException {
        venv.file("pyvenv.cfg", "home = " + base.path("bin"), "include-system-site-packages = yes");
        assertThat(locate(venv).siteDirectories())
                .extracting(SiteDirectory::origin)
                .containsOnly(Origin.SITE);
    }

    @Test
    void garbageInTheConfigurationIsToldAndSteppedOver() throws IOException {
        venv.bytes(
                "pyvenv.cfg",
                ("\uFEFFHOME = " + base.path("bin") + "\r\n\u0001\u0002 nonsense\r\n = \r\n# remark\r\nversion_info ="
                                + " 3.11.2.final.0\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        Environment environment = locate(venv);
        assertThat(environment.notes())
                .containsExactly(new Note(
                        Note.Kind.METADATA_BROKEN,
                        "pyvenv.cfg",
                        "line 2 is not 'key = value' (1 more like it); going on without it"));
        assertThat(environment.interpreter().flatMap(Interpreter::version)).contains(new Version(3, 11, 2));
    }

    @Test
    void aConfigurationOfRandomBytesIsSurvived() throws IOException {
        long seed = 20261120;
        byte[] bytes = new byte[200_000];
        new SplittableRandom(seed).nextBytes(bytes);
        venv.bytes("pyvenv.cfg", bytes);
        Environment environment = locate(venv);
        assertThat(environment.kind()).as("seed %d", seed).isEqualTo(EnvironmentKind.VENV);
        assertThat(environment.notes())
                .extracting(Note::message)
                .contains(
                        "is longer than 65536 bytes; the rest was not read",
                        "is not UTF-8; Python would not start with it");
        assertThat(environment.interpreter().flatMap(Interpreter::realFile)).contains(base.path("bin/python3.11"));
    }

    @Test
    void aPathThatCannotBeIsNoFailure() throws IOException {
        venv.file("pyvenv.cfg", "home = /a\0b", "executable = \0");
        assertThat(locate(venv).interpreter()).isPresent();
    }

    @Test
    void anInterpreterThatHasMovedOnIsTold() throws IOException {
        Tree newer = Environments.linuxInstallation(temporary.resolve("newer"), "3.12");
        Files.delete(venv.path("bin/python3.11"));
        venv.link("bin/python3.11", newer.path("bin/python3.12").toString());
        Environment environment = locate(venv);
        assertThat(environment.interpreter().flatMap(Interpreter::version)).contains(Version.of(3, 12));
        assertThat(environment.interpreter().orElseThrow().extensionSuffixes())
                .startsWith(".cpython-312-x86_64-linux-gnu.so");
        assertThat(environment.notes())
                .singleElement()
                .satisfies(note ->
                        assertThat(note.message()).startsWith("says version 3.11.4, but the interpreter is 3.12 now"));
        assertThat(sites(environment)).containsExactly("SITE lib/python3.11/site-packages");
    }

    @Test
    void packagesOfAnotherVersionAreLeftAsideAndTold() throws IOException {
        venv.directory("lib/python3.9/site-packages");
        Environment environment = locate(venv);
        assertThat(sites(environment)).containsExactly("SITE lib/python3.11/site-packages");
        assertThat(environment.notes()).extracting(Note::path).containsExactly("lib/python3.9/site-packages");
    }

    @Test
    void freeThreadedBuildsAreKnownByTheirName() throws IOException {
        Tree free = Environments.linuxInstallation(temporary.resolve("free"), "3.13t");
        Tree inside = Environments.venv(temporary.resolve("freevenv"), free.root(), "3.13t");
        Environment environment = locate(inside);
        Interpreter python = environment.interpreter().orElseThrow();
        assertThat(python.freeThreaded()).isTrue();
        assertThat(python.extensionSuffixes()).containsExactly(".cpython-313t-x86_64-linux-gnu.so", ".abi3.so", ".so");
        assertThat(environment.siteDirectories())
                .containsExactly(new SiteDirectory(inside.path("lib/python3.13t/site-packages"), Origin.SITE));
    }

    @Test
    void pypyIsKnownByItsName() throws IOException {
        Tree pypy = Tree.at(temporary.resolve("pypy3.10-v7.3.15"))
                .file("bin/pypy3.10", Environments.LINUX)
                .file("lib/pypy3.10/os.py", "")
                .file("lib/pypy3.10/_ctypes_test.pypy310-pp73-x86_64-linux-gnu.so", Environments.LINUX);
        Tree inside = Tree.at(temporary.resolve("pypyvenv"))
                .file("pyvenv.cfg", "home = " + pypy.path("bin"), "version = 3.10.13", "implementation = PyPy")
                .link("bin/python", "pypy3.10")
                .link("bin/pypy3.10", pypy.path("bin/pypy3.10").toString())
                .directory("lib/pypy3.10/site-packages");
        Environment environment = locate(inside);
        Interpreter python = environment.interpreter().orElseThrow();
        assertThat(python.implementation()).isEqualTo(Implementation.PYPY);
        assertThat(python.version()).contains(new Version(3, 10, 13));
        assertThat(python.extensionSuffixes()).containsExactly(".pypy310-pp73-x86_64-linux-gnu.so");
        assertThat(python.suffixSource()).isEqualTo(SuffixSource.LIB_DYNLOAD);
        assertThat(environment.siteDirectories())
                .containsExactly(new SiteDirectory(inside.path("lib/pypy3.10/site-packages"), Origin.SITE));
    }

    @Test
    void graalpyIsKnownByItsProgram() throws IOException {
        Tree graalpy = Tree.at(temporary.resolve("graalpy-24.2.0"))
                .file("bin/graalpy", Environments.LINUX)
                .file("lib/graalpy24.2/os.py", "")
                .file("lib/graalpy24.2/modules/_x.graalpy242-311-native-x86_64-linux.so", "");
        Tree inside = Tree.at(temporary.resolve("graalvenv"))
                .file("pyvenv.cfg", "home = " + graalpy.path("bin"), "version = 3.11.7")
                .link("bin/python", graalpy.path("bin/graalpy").toString())
                .directory("lib/python3.11/site-packages");
        Environment environment = locate(inside);
        Interpreter python = environment.interpreter().orElseThrow();
        assertThat(python.implementation()).isEqualTo(Implementation.GRAALPY);
        assertThat(python.version()).contains(new Version(3, 11, 7));
        assertThat(python.extensionSuffixes()).containsExactly(".graalpy242-311-native-x86_64-linux.so", ".so");
        assertThat(sites(environment)).containsExactly("SITE lib/python3.11/site-packages");
    }

    @Test
    void pathsBeginAsTheUserNamedTheRoot() throws IOException {
        Tree copied = Tree.at(temporary.resolve("copied"))
                .file("pyvenv.cfg", "version = 3.11.4", "include-system-site-packages = false")
                .file("bin/python", Environments.LINUX)
                .directory("lib/python3.11/site-packages");
        Path alias = Files.createSymbolicLink(copied.root().resolveSibling("alias"), copied.root());
        Environment environment =
                Locators.locate(alias, FakePrograms::inspect, new SystemPlaces(Path.of("/"), Optional.empty()));
        assertThat(environment.root()).isEqualTo(alias);
        assertThat(environment.walkRoots()).containsExactly(alias);
        assertThat(environment.siteDirectories())
                .containsExactly(new SiteDirectory(alias.resolve("lib/python3.11/site-packages"), Origin.SITE));
        Interpreter python = environment.interpreter().orElseThrow();
        assertThat(python.file()).isEqualTo(alias.resolve("bin/python"));
        assertThat(python.realFile()).contains(alias.resolve("bin/python"));
        assertThat(environment.notes()).isEmpty();
    }

    @Test
    void windowsKeepsItsOwnLayout() throws IOException {
        Tree python = Tree.at(temporary.resolve("Python311"))
                .file("python.exe", "PE X86_64")
                .file("Lib/os.py", "")
                .directory("DLLs");
        Tree inside = Tree.at(temporary.resolve("winvenv"))
                .file("pyvenv.cfg", "home = " + python.root(), "version = 3.11.4", "include-system-site-packages=false")
                .file("Scripts/python.exe", "PE X86_64")
                .directory("Lib/site-packages");
        Environment environment = locate(inside);
        assertThat(environment.interpreter().map(Interpreter::file)).contains(inside.path("Scripts/python.exe"));
        assertThat(environment.interpreter().orElseThrow().extensionSuffixes())
                .containsExactly(".cp311-win_amd64.pyd", ".pyd");
        assertThat(environment.interpreter().map(Interpreter::suffixSource)).contains(SuffixSource.DERIVED);
        assertThat(sites(environment)).hasSize(1);
    }

    @Test
    void virtualenvFromBeforeTheConfigurationIsKnownByItsFiles() throws IOException {
        Tree old = Tree.at(temporary.resolve("old"))
                .file("bin/activate", "")
                .file("bin/python", Environments.LINUX)
                .file("lib/python3.11/orig-prefix.txt", base.root().toString())
                .file("lib/python3.11/no-global-site-packages.txt", "")
                .file("lib/python3.11/os.py", "")
                .directory("lib/python3.11/site-packages");
        Environment environment = locate(old);
        assertThat(environment.kind()).isEqualTo(EnvironmentKind.VENV);
        assertThat(environment.interpreter().flatMap(Interpreter::version)).contains(Version.of(3, 11));
        assertThat(environment.interpreter().map(Interpreter::suffixSource)).contains(SuffixSource.SYSCONFIG);
        assertThat(environment.siteDirectories())
                .extracting(SiteDirectory::origin)
                .containsOnly(Origin.SITE);
    }

    @Test
    void uvNamesTheVersionInItsDirectory() throws IOException {
        Tree uv =
                Environments.linuxInstallation(temporary.resolve("uv/python/cpython-3.11.7-linux-x86_64-gnu"), "3.11");
        Tree.at(temporary.resolve("uv/python"))
                .link("cpython-3.11-linux-x86_64-gnu", uv.root().toString());
        Path minor = uv.root().resolveSibling("cpython-3.11-linux-x86_64-gnu");
        Tree inside = Tree.at(temporary.resolve("uvvenv"))
                .file("pyvenv.cfg", "home = " + minor.resolve("bin"), "implementation = CPython", "uv = 0.8.0")
                .link("bin/python", minor.resolve("bin/python3.11").toString())
                .directory("lib/python3.11/site-packages");
        Interpreter python = locate(inside).interpreter().orElseThrow();
        assertThat(python.realFile()).contains(uv.path("bin/python3.11"));
        assertThat(python.version()).contains(new Version(3, 11, 7));
    }

    @Test
    void aConfigurationAloneIsAnEnvironmentWithoutInterpreter() throws IOException {
        Tree empty = Tree.at(temporary.resolve("empty")).file("pyvenv.cfg", "garbage");
        Environment environment = locate(empty);
        assertThat(environment.kind()).isEqualTo(EnvironmentKind.VENV);
        assertThat(environment.interpreter()).isEmpty();
        assertThat(environment.notes())
                .extracting(Note::kind)
                .containsExactly(Note.Kind.METADATA_BROKEN, Note.Kind.INTERPRETER_MISSING);
    }

    private static Environment locate(Tree tree) throws IOException {
        return Locators.locate(tree.root(), FakePrograms::inspect, new SystemPlaces(Path.of("/"), Optional.empty()));
    }

    private static List<String> sites(Environment environment) {
        return environment.siteDirectories().stream()
                .map(s -> s.origin() + " " + environment.root().relativize(s.path()))
                .toList();
    }

    private static void delete(Path directory) throws IOException {
        for (String name : Directories.names(directory)) {
            Files.delete(directory.resolve(name));
        }
        Files.delete(directory);
    }
}
