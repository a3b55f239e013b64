package io.github.archcheck.verdict.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.ExtensionNames;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.ModuleNames;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.inventory.source.DiskPythonFiles;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each expectation is what CPython 3.11 did with such a tree whose {@code _x} was text. */
class ImportGraphTest {
    private static final String TAG = ".cpython-311-x86_64-linux-gnu.so";
    private static final List<String> SUFFIXES = List.of(TAG, ".abi3.so", ".so");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path site;

    private final List<Artifact> artifacts = new ArrayList<>();
    private final Map<String, Broken> broken = new LinkedHashMap<>();

    private ImportGraphTest file(String path, String text) throws IOException {
        Path file = site.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    private ImportGraphTest sound(String path) throws IOException {
        file(path, "");
        Path file = site.resolve(path);
        String name = path.substring(path.lastIndexOf('/') + 1);
        Role role = name.startsWith("lib") ? Role.LIBRARY : Role.EXTENSION;
        artifacts.add(new Artifact(
                path,
                file,
                new Inspection.NotBinary(Content.TEXT, 0),
                role,
                Optional.empty(),
                ExtensionNames.parse(name),
                role == Role.LIBRARY ? Optional.empty() : ModuleNames.of(path),
                false,
                List.of()));
        return this;
    }

    private ImportGraphTest broken(String path) throws IOException {
        sound(path);
        Artifact artifact = artifacts.get(artifacts.size() - 1);
        broken.put(path, new Broken(artifact, List.of(path, "libculprit.so")));
        return this;
    }

    private ImportGraph graph(Path... standard) {
        Interpreter python = new Interpreter(
                site,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Version.of(3, 11)),
                false,
                Interpreter.Implementation.CPYTHON,
                false,
                false,
                SUFFIXES,
                Interpreter.SuffixSource.DERIVED);
        try {
            return new ImportGraph(
                    new ImportPath(List.of(standard), List.of(site), true),
                    artifacts,
                    SUFFIXES,
                    TargetNames.parse("linux-x86_64"),
                    Optional.of(python),
                    new DiskPythonFiles(1));
        } catch (UnknownTargetException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> losses() {
        return graph().losses(broken).stream()
                .map(loss -> loss.module() + (loss.isWhole() ? " fails" : " partly"))
                .toList();
    }

    /** A package {@code a} with the text as its {@code __init__}, and a broken {@code a._x}. */
    private List<String> ofPackage(String text) throws IOException {
        file("a/__init__.py", text.replace("; ", "\n").replace("~", "    ")).broken("a/_x" + TAG);
        file("a/sub.py", "");
        return losses();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from . import _x",
                "from ._x import f",
                "import a._x",
                "from a._x import *",
                "import importlib; importlib.import_module('a._x')",
                "from importlib import import_module; import_module('._x', __name__)",
                "__import__('a._x')",
                "class C:; ~from . import _x",
                "def load():; ~from . import _x; load()",
                "def load():; ~inner(); def inner():; ~from . import _x; x = load()",
                "if True:; ~from . import _x",
                "if False:; ~pass; else:; ~from . import _x",
                "import sys; if sys.platform == 'linux':; ~from . import _x",
                "import sys; if sys.version_info < (3, 8):; ~pass; else:; ~from . import _x",
                "import sys; PY3 = sys.version_info[0] >= 3; if PY3:; ~from . import _x",
                "import os; if os.name != 'nt' and not os.name.startswith('java'):; ~pass; from . import _x",
                "try:; ~__A_SETUP__; except NameError:; ~__A_SETUP__ = False; if __A_SETUP__:; ~pass; else:;"
                        + " ~from . import _x",
                "try:; ~from . import _x; except ModuleNotFoundError:; ~pass",
                "try:; ~from . import _x; except ValueError:; ~pass",
                "try:; ~from . import _x; except ImportError as e:; ~raise RuntimeError('x') from e",
                "try:; ~from . import _x; except Exception:; ~raise",
                "try:; ~import nowhere_at_all; except ImportError:; ~from . import _x",
                "try:; ~pass; finally:; ~from . import _x",
                "try:; ~from . import _x; ~OK = True; except ImportError:; ~OK = False; if not OK:; ~raise ImportError('x')",
                "import importlib; for m, v in [('os', '1.0'), ('a._x', '1.1')]:; ~importlib.import_module(m)",
                "import warnings; with warnings.catch_warnings():; ~from . import _x",
            })
    void whatSurelyRunsFails(String text) throws IOException {
        assertThat(ofPackage(text)).containsExactly("a fails");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "def load():; ~from . import _x",
                "load = lambda: __import__('a._x')",
                "from typing import TYPE_CHECKING; if TYPE_CHECKING:; ~from . import _x",
                "import typing as t; if t.TYPE_CHECKING:; ~from . import _x",
                "import sys; if sys.platform == 'win32':; ~from . import _x",
                "import sys; if sys.version_info < (3, 8):; ~from . import _x",
                "import sys; if sys.version_info[:2] == (3, 10):; ~from . import _x",
                "try:; ~from . import _x; except ImportError:; ~pass",
                "try:; ~from . import _x; except:; ~_x = None",
                "try:; ~from ._x import f; except (AttributeError, ImportError):; ~f = None",
                "import contextlib; with contextlib.suppress(ImportError):; ~from . import _x",
                "try:; ~from . import _x; except ImportError:; ~OK = False; else:; ~OK = True; if OK:; ~import a._x",
                "import os; if 'A_FAST' in os.environ:; ~from . import _x",
                "for x in ():; ~from . import _x",
                "if __name__ == '__main__':; ~from . import _x",
                "import importlib; def __getattr__(n):; ~return importlib.import_module('a._x')",
                "'''; import a._x; '''",
                "from somewhere import import_module; import_module('a._x')",
            })
    void whatMayOrDoesNotRunDoesNotFail(String text) throws IOException {
        assertThat(ofPackage(text)).containsExactly("a partly", "a._x fails");
    }

    @Test
    void whatAnImportMeetsOnItsWayFailsIt() throws IOException {
        file("a/__init__.py", "");
        file("a/b/__init__.py", "from a.b.c import d");
        file("a/b/c.py", "from .._x import e");
        file("other.py", "import a.b.c as z");
        file("lazy.py", "import a");
        broken("a/_x" + TAG);

        List<Loss> losses = graph().losses(broken);

        assertThat(losses)
                .extracting(loss ->
                        loss.module() + (loss.isWhole() ? " fails " : " partly ") + String.join(" > ", loss.modules()))
                .containsExactly(
                        "a partly a._x", "a._x fails a._x", "a.b fails a.b > a.b.c", "other fails other > a.b > a.b.c");
        assertThat(losses).allMatch(loss -> loss.because().chain().equals(List.of("a/_x" + TAG, "libculprit.so")));
    }

    @Test
    void theFirstBrokenFileInTheOrderOfImportIsTheReason() throws IOException {
        file("a/__init__.py", "from . import y\nfrom . import x")
                .broken("a/x" + TAG)
                .broken("a/y" + TAG);

        assertThat(graph().losses(broken).get(0).because().artifact().path()).isEqualTo("a/y" + TAG);
    }

    @Test
    void modulesThatImportEachOtherFailTogetherWhereOneMust() throws IOException {
        file("a/__init__.py", "");
        file("a/p.py", "from a import q");
        file("a/q.py", "from a import r");
        file("a/r.py", "import a.p\nimport a._x");
        file("a/s.py", "import a.t").file("a/t.py", "import a.s");
        broken("a/_x" + TAG);

        assertThat(losses()).containsExactly("a partly", "a._x fails", "a.p fails", "a.q fails", "a.r fails");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // in the order of the interpreter: a package, each suffix, then the source
                "a/x.py            | a/_y.abi3.so | a partly, a._y fails",
                "a/_y.py           | a/_y.abi3.so | a partly, a._y fails",
                "a/_y/__init__.py  | a/_y.abi3.so | ''",
                "a/_y.py           | a/_y.cpython-310-x86_64-linux-gnu.so | ''",
                "a/x.py            | a/_y.cpython-310-x86_64-linux-gnu.so | a partly, a._y fails",
            })
    void aModuleIsTheFileThatTheInterpreterTriesFirst(String beside, String file, String expected) throws IOException {
        file("a/__init__.py", "").file(beside, "").broken(file);

        assertThat(String.join(", ", losses())).isEqualTo(expected);
    }

    @Test
    void aSoundFileWithABetterSuffixIsTakenFirst() throws IOException {
        file("a/__init__.py", "from . import _x").sound("a/_x" + TAG).broken("a/_x.abi3.so");

        assertThat(losses()).isEmpty();
    }

    @Test
    void directoriesWithoutInitAreImported() throws IOException {
        file("a/b/c.py", "from . import _x").broken("a/b/_x" + TAG);

        assertThat(losses()).containsExactly("a partly", "a.b._x fails", "a.b.c fails");
    }

    @Test
    void privateModulesAndTestsAreNotNamed() throws IOException {
        file("a/__init__.py", "")
                .file("a/_private.py", "import a._x")
                .file("a/tests/test_x.py", "import a._x")
                .broken("a/_x" + TAG);

        assertThat(losses()).containsExactly("a partly", "a._x fails");
    }

    @Test
    void theStandardLibraryIsFollowedWhereOneOfItsModulesIsBroken() throws IOException {
        Path library = site.resolve("std");
        file("std/ssl.py", "import _ssl").file("std/hashlib.py", "").file("a.py", "import ssl, hashlib");
        file("std/asyncio/__init__.py", "try:\n    import ssl\nexcept ImportError:\n    ssl = None\n");
        broken("std/lib-dynload/_ssl" + TAG);

        assertThat(graph(library, library.resolve("lib-dynload")).losses(broken).stream()
                        .map(loss -> loss.module() + (loss.isWhole() ? " fails" : " partly")))
                .contains("_ssl fails", "a fails", "ssl fails")
                .doesNotContain("asyncio fails", "asyncio partly");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import ctypes, os~lib = ctypes.CDLL(os.path.join(here, 'libfoo.so')) | a fails",
                "NAME = 'libfoo.so' | a partly",
                "def f():~    return 'libfoo.so' | ''",
                "try:~    lib = CDLL('libfoo.so')~except OSError:~    lib = None | ''",
                "lib = CDLL('libbar.so') | ''",
            })
    void librariesAreOpenedByName(String text, String expected) throws IOException {
        file("a/__init__.py", text.replace("~", "\n")).broken("a/lib/libfoo.so.1");

        assertThat(String.join(", ", losses())).isEqualTo(expected);
        assertThat(graph().mentions(artifacts.get(0))).isEqualTo(text.contains("libfoo"));
    }

    /** Cython 3: a cimport leaves the name between null bytes; a name in a message or a docstring is no import. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "~a._x~ | a fails",
                "~import a._x~ | a partly, a._x fails",
                "~a._xy~ | a partly, a._x fails",
                "~a.z~ | a partly, a._x fails, a.z fails",
            })
    void nativeCodeImportsTheNativeModulesThatItNames(String text, String expected) throws IOException {
        for (int before : new int[] {0, 7, (1 << 20) - 3, (1 << 20) + 196}) {
            artifacts.clear();
            file("a/__init__.py", "from . import _y")
                    .file("a/z.py", "from . import _x")
                    .broken("a/_x" + TAG);
            sound("a/_y" + TAG).file("a/_y" + TAG, "x".repeat(before) + text.replace('~', '\0'));

            String losses = String.join(", ", losses()).replace(", a.z fails", "");
            assertThat(losses).as("%d bytes before", before).isEqualTo(expected.replace(", a.z fails", ""));
        }
    }

    @Test
    void anExtensionModuleIsImportableThroughPackages() throws IOException {
        file("a/__init__.py", "").sound("a/_x.so").sound("a/plugins/_y.so").file("b.py", "import a.plugins._y");

        assertThat(graph().isImportable(artifacts.get(0))).isTrue();
        assertThat(graph().isImportable(artifacts.get(1))).isFalse();
        assertThat(graph().isImported("a.plugins._y")).isTrue();
        assertThat(graph().isImported("a._x")).isFalse();
    }

    @Test
    void costGrowsWithModulesAndEdgesOnly() throws IOException {
        int many = 3_000;
        file("a/__init__.py", "");
        for (int i = 0; i < many; i++) {
            file("a/m" + i + ".py", "from . import m" + (i + 1) % many + "\nfrom . import m" + i * 7 % many);
        }
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < many; i++) {
            all.append("import a.m").append(i).append('\n');
        }
        file("all.py", all + "import " + "a.".repeat(50_000) + "a\n");
        file("a/m1500.py", "from . import m1501\nimport a._x").broken("a/_x" + TAG);

        List<String> losses = Assertions.assertTimeoutPreemptively(PATIENCE, this::losses);

        assertThat(losses).hasSize(many + 3).contains("all fails", "a.m0 fails", "a.m1499 fails");
    }

    @Test
    void linksInCirclesAndOddNamesEnd() throws IOException {
        file("a/__init__.py", "import a.loop.loop.loop._x\nimport a._x").broken("a/_x" + TAG);
        Files.createSymbolicLink(site.resolve("a/loop"), site.resolve("a"));
        Files.createSymbolicLink(site.resolve("a/nowhere.py"), site.resolve("no-such-file"));
        Files.createDirectory(site.resolve("a/folder.py"));

        assertThat(losses()).contains("a fails");
    }
}
