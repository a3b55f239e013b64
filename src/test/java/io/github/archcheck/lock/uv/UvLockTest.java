package io.github.archcheck.lock.uv;

import static io.github.archcheck.lock.LockFixture.extras;
import static io.github.archcheck.lock.LockFixture.groups;
import static io.github.archcheck.lock.LockFixture.lines;
import static io.github.archcheck.lock.LockFixture.plain;
import static io.github.archcheck.lock.LockFixture.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.Choice;
import io.github.archcheck.lock.LockFixture;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.VectorTargets;
import io.github.archcheck.lock.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UvLockTest {
    private static final String HEAD = """
            version = 1
            revision = 3
            requires-python = ">=3.9"
            """;

    /** A package of an index without files. */
    private static String indexed(String name, String version, String... lines) {
        return "[[package]]\nname = \"" + name + "\"\nversion = \"" + version
                + "\"\nsource = { registry = \"https://index.example/simple\" }\n" + String.join("\n", lines) + "\n";
    }

    private static String project(String... lines) {
        return "[[package]]\nname = \"app\"\nversion = \"0.1.0\"\nsource = { virtual = \".\" }\n"
                + String.join("\n", lines) + "\n";
    }

    private static Selection read(String lock, Choice choice) throws MalformedLockException, IOException {
        return select(new UvLockFormat(), lock, choice);
    }

    @Test
    void whatIsMeantComesNearestToTheRootFirstAndTheRestByName() throws Exception {
        String lock = HEAD
                + indexed("zeta", "1")
                + indexed("beta", "1", "dependencies = [{ name = \"gamma\" }]")
                + project(
                        "dependencies = [{ name = \"beta\" }, { name = \"winonly\", marker = \"sys_platform == 'win32'\" }]")
                + indexed("gamma", "1")
                + indexed("winonly", "1", "dependencies = [{ name = \"zeta\" }]");

        assertThat(lines(read(lock, plain())))
                .containsExactly(
                        "app 0.1.0 - the project itself",
                        "beta 1 < app",
                        "gamma 1 < app > beta",
                        "winonly 1 - marker: sys_platform == 'win32'",
                        "zeta 1 - nothing chosen requires it");
    }

    @Test
    void extrasAreTakenWhereTheyAreChosenAndNamedInChains() throws Exception {
        String lock = HEAD
                + project(
                        "dependencies = [{ name = \"plain\" }]",
                        "[package.optional-dependencies]",
                        "tf = [{ name = \"text\" }]",
                        "all = [{ name = \"app\", extra = [\"tf\"] }]")
                + indexed("plain", "1")
                + indexed("text", "2", "dependencies = [{ name = \"lib\", extra = [\"fast\"] }]")
                + indexed("lib", "1", "[package.optional-dependencies]", "fast = [{ name = \"speed\" }]")
                + indexed("speed", "1");

        assertThat(lines(read(lock, plain())))
                .contains("plain 1 < app", "text 2 - extra tf not chosen", "speed 1 - nothing chosen requires it");
        assertThat(lines(read(lock, extras("TF"))))
                .contains("text 2 < app[tf]", "speed 1 < app[tf] > text > lib[fast]");
        assertThat(lines(read(lock, new Choice(LockFixture.MAC, Set.of(), true, Set.of(), true))))
                .contains("text 2 < app[tf]");
        assertThat(lines(read(lock, extras("all")))).contains("text 2 < app[all] > app[tf]");
    }

    @Test
    void groupsAreTakenWhenChosenOnly() throws Exception {
        String lock = HEAD
                + project(
                        "[package.dev-dependencies]",
                        "dev = [{ name = \"ruff\" }]",
                        "docs = [{ name = \"sphinx\" }]",
                        "[package.metadata.requires-dev]",
                        "empty = []")
                + indexed("ruff", "1")
                + indexed("sphinx", "1");

        assertThat(lines(read(lock, plain())))
                .contains("ruff 1 - group dev not chosen", "sphinx 1 - group docs not chosen");
        assertThat(lines(read(lock, groups("docs", "empty"))))
                .contains("ruff 1 - group dev not chosen", "sphinx 1 < app:docs");
        assertThat(lines(read(lock, groups("dev")))).contains("ruff 1 < app:dev");
    }

    @Test
    void whatUvTakesByItselfIsNamedWhenItIsLeftOut(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("pyproject.toml"), "[tool.uv]\ndefault-groups = ['docs']\n");
        String lock = HEAD
                + project("[package.dev-dependencies]", "dev = [{ name = \"ruff\" }]", "docs = [{ name = \"sphinx\" }]")
                + indexed("ruff", "1")
                + indexed("sphinx", "1");
        LockText text = LockFixture.file(folder.resolve("uv.lock"), lock);

        assertThat(new UvLockFormat().read(text).select(plain()).notices())
                .containsExactly("left out, although uv sync takes it by itself: --group docs");

        Files.writeString(folder.resolve("pyproject.toml"), "[tool.uv]\ndefault-groups = 'all'\n");
        assertThat(new UvLockFormat().read(text).select(plain()).notices())
                .containsExactly("left out, although uv sync takes it by itself: --group dev,docs");
        assertThat(new UvLockFormat().read(text).select(groups("dev", "docs")).notices())
                .isEmpty();
    }

    @Test
    void whatTheLockDoesNotKnowIsNamedWithWhatItKnows() throws Exception {
        String lock = HEAD
                + project(
                        "[package.optional-dependencies]",
                        "tf = []",
                        "[package.metadata]",
                        "provides-extras = [\"nothing\"]");

        assertThat(read(lock, extras("x")).unknown()).containsExactly("unknown extra 'x'; known: nothing, tf");
        assertThat(read(lock, groups("x")).unknown()).containsExactly("unknown group 'x'; the file has none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            macos14-arm64/cp311          | >=3.12     |                           | the lock excludes Python 3.11: it requires >=3.12
            macos14-arm64/cp313          | ==3.12.*   |                           | the lock excludes Python 3.13: it requires ==3.12.*
            macos14-arm64/cp311          | >=3.9      | sys_platform == 'linux'   | the lock does not cover macos-14-arm64: it was made for sys_platform == 'linux'
            """)
    void aLockForOtherMachinesIsRefused(String target, String python, String supported, String why) throws Exception {
        String markers = supported == null ? "" : "supported-markers = [\"" + supported + "\"]\n";
        String lock = "version = 1\nrequires-python = \"" + python + "\"\n" + markers + project();

        assertThat(read(lock, Choice.plain(VectorTargets.of(target))).refusal()).contains(why);
    }

    @Test
    void aThirdNumberThatNobodyStatedExcludesNothing() throws Exception {
        String lock = "version = 1\nrequires-python = \">=3.11.4\"\n" + project();

        assertThat(read(lock, plain()).refusal()).isEmpty();
    }

    @Test
    void edgesTellForksApartByVersionSourceAndAtLastByTheirMarkers() throws Exception {
        String other =
                "[[package]]\nname = \"torch\"\nversion = \"2\"\nsource = { registry = \"https://cpu.example\" }\n";
        String lock = HEAD
                + project(
                        "dependencies = [",
                        "{ name = \"torch\", version = \"2\", source = { registry = \"https://cpu.example\" } },",
                        "{ name = \"numpy\" }]")
                + indexed("torch", "2")
                + other
                + indexed("numpy", "1", "resolution-markers = [\"sys_platform == 'linux'\"]")
                + indexed(
                        "numpy",
                        "2",
                        "resolution-markers = [\"sys_platform == 'win32'\", \"sys_platform == 'darwin'\"]");

        assertThat(lines(read(lock, plain())))
                .containsExactly(
                        "app 0.1.0 - the project itself",
                        "torch 2 < app",
                        "numpy 2 < app",
                        "numpy 1 - marker: sys_platform == 'linux'",
                        "torch 2 - nothing chosen requires it");
    }

    @Test
    void conflictingExtrasDecideMarkersAsASet() throws Exception {
        String lock = HEAD
                + "conflicts = [[{ package = \"app\", extra = \"cpu\" }, { package = \"app\", extra = \"gpu\" }]]\n"
                + project(
                        "dependencies = [",
                        "{ name = \"torch\", version = \"1\", marker = \"extra == 'extra-3-app-cpu'\" },",
                        "{ name = \"torch\", version = \"2\", marker = \"extra != 'extra-3-app-cpu'\" }]",
                        "[package.optional-dependencies]",
                        "cpu = [{ name = \"torch\", version = \"1\" }]",
                        "gpu = [{ name = \"torch\", version = \"2\" }]")
                + indexed("torch", "1")
                + indexed("torch", "2");

        assertThat(lines(read(lock, plain())))
                .contains("torch 2 < app", "torch 1 - marker: extra == 'extra-3-app-cpu'");
        assertThat(lines(read(lock, extras("cpu"))))
                .contains("torch 1 < app", "torch 2 - marker: extra != 'extra-3-app-cpu'");
        assertThat(read(lock, extras("cpu", "gpu")).refusal())
                .contains("the lock declares app[cpu] and app[gpu] as conflicting: they cannot be chosen together");
    }

    @Test
    void anExtraThatAPackageSwitchesOnDecidesMarkersEarlierInTheWalk() throws Exception {
        String lock = HEAD
                + "conflicts = [[{ package = \"lib\", extra = \"cpu\" }, { package = \"app\", extra = \"gpu\" }]]\n"
                + project(
                        "dependencies = [",
                        "{ name = \"torch\", version = \"2\", marker = \"extra != 'extra-3-lib-cpu'\" },",
                        "{ name = \"torch\", version = \"1\", marker = \"extra == 'extra-3-lib-cpu'\" },",
                        "{ name = \"lib\", extra = [\"cpu\"] }]")
                + indexed(
                        "lib", "1", "[package.optional-dependencies]", "cpu = [{ name = \"torch\", version = \"1\" }]")
                + indexed("torch", "1")
                + indexed("torch", "2");

        assertThat(lines(read(lock, plain())))
                .contains("torch 1 < app", "torch 2 - marker: extra != 'extra-3-lib-cpu'");
    }

    @Test
    void membersOfAWorkspaceAreRootsTogether() throws Exception {
        String lock = HEAD + """
                [manifest]
                members = ["app", "core"]
                """
                + project("dependencies = [{ name = \"core\" }]")
                + "[[package]]\nname = \"core\"\nversion = \"1\"\nsource = { editable = \"core\" }\ndependencies = [{ name = \"lib\" }]\n"
                + indexed("lib", "1");
        Selection selection = read(lock, plain());

        assertThat(lines(selection))
                .containsExactly("app 0.1.0 - the project itself", "core 1 - the project itself", "lib 1 < core");
        assertThat(selection.notices()).singleElement().asString().contains("all 2 members");
    }

    @Test
    void aScriptsRequirementsAreRoots() throws Exception {
        String lock = """
                version = 1
                requires-python = ">=3.9"

                [manifest]
                requirements = [{ name = "rich", specifier = ">=13", extras = ["fast"] }, { name = "old", marker = "python_version < '3'" }]
                """
                + indexed(
                        "rich",
                        "13.1",
                        "dependencies = [{ name = \"markdown\" }]",
                        "[package.optional-dependencies]",
                        "fast = [{ name = \"speed\" }]")
                + indexed("markdown", "1")
                + indexed("speed", "1")
                + indexed("old", "1");

        assertThat(lines(read(lock, plain())))
                .containsExactly(
                        "rich 13.1 < ",
                        "markdown 1 < rich",
                        "speed 1 < rich[fast]",
                        "old 1 - marker: python_version < '3'");
    }

    @Test
    void whatDependsOnTheKernelIsDoubtedUnlessTheRestOfTheMarkerDecides() throws Exception {
        String lock = HEAD
                + project(
                        "dependencies = [",
                        "{ name = \"new\", marker = \"platform_release >= '20'\" },",
                        "{ name = \"win\", marker = \"sys_platform == 'win32' and platform_release >= '10'\" },",
                        "{ name = \"any\", marker = \"sys_platform == 'darwin' or platform_release >= '10'\" }]")
                + indexed("new", "1", "dependencies = [{ name = \"below\" }, { name = \"any\" }]")
                + indexed("win", "1")
                + indexed("any", "1")
                + indexed("below", "1");

        assertThat(lines(read(lock, plain())))
                .containsExactly(
                        "app 0.1.0 - the project itself",
                        "any 1 < app",
                        "new 1 if marker: platform_release >= '20' < app",
                        "below 1 if marker: platform_release >= '20' < app > new",
                        "win 1 - marker: sys_platform == 'win32' and platform_release >= '10'");
    }

    @Test
    void filesKeepWhereTheyAre() throws Exception {
        String lock = HEAD
                + project(
                        "dependencies = [{ name = \"a\" }, { name = \"b\" }, { name = \"c\" }, { name = \"d\" },",
                        " { name = \"e\" }, { name = \"f\" }, { name = \"g\" }]")
                + "[[package]]\nname = \"a\"\nversion = \"1\"\nsource = { registry = \"../wheels\" }\n"
                + "wheels = [{ path = \"a-1-py3-none-any.whl\", hash = \"md5:00\" }]\n"
                + "[[package]]\nname = \"b\"\nversion = \"1+x\"\nsource = { registry = \"https://index.example\" }\n"
                + "wheels = [{ url = \"https://index.example/b-1%2Bx-py3-none-any.whl?a#b\", hash = \"sha256:"
                + "AB".repeat(32) + "\", size = 7 }]\nsdist = { url = \"https://index.example/b-1.tar.gz\" }\n"
                + "[[package]]\nname = \"c\"\nversion = \"1\"\nsource = { path = \"dist/c-1-py3-none-any.whl\" }\n"
                + "wheels = [{ filename = \"c-1-py3-none-any.whl\" }]\n"
                + "[[package]]\nname = \"d\"\nversion = \"1\"\nsource = { url = \"https://x.example/d-1.zip\" }\n"
                + "[[package]]\nname = \"e\"\nversion = \"1\"\nsource = { git = \"https://x.example/e?rev=1#00\" }\n"
                + "[[package]]\nname = \"f\"\nversion = \"1\"\nsource = { directory = \"../f\" }\n"
                + "[[package]]\nname = \"g\"\nsource = { editable = \"../g\" }\n";
        List<Wanted> wanted = read(lock, plain()).wanted();

        assertThat(files(wanted.get(1)).wheels().get(0).location()).contains("../wheels/a-1-py3-none-any.whl");
        Candidate encoded = files(wanted.get(2)).wheels().get(0);
        assertThat(encoded.fileName()).isEqualTo("b-1+x-py3-none-any.whl");
        assertThat(encoded.sha256()).contains("ab".repeat(32));
        assertThat(encoded.sizeBytes()).hasValue(7);
        assertThat(files(wanted.get(2)).buildFrom()).contains("sdist");
        assertThat(files(wanted.get(3)).wheels().get(0).location()).contains("dist/c-1-py3-none-any.whl");
        assertThat(files(wanted.get(4)).buildFrom()).contains("sdist");
        assertThat(files(wanted.get(5)).buildFrom()).contains("git");
        assertThat(files(wanted.get(6)).buildFrom()).contains("directory");
        assertThat(files(wanted.get(7)).buildFrom()).contains("directory");
        assertThat(wanted.get(7).skipped()).isEmpty();
        assertThat(wanted.get(7).version()).isEqualTo(Optional.empty());
    }

    private static Wanted.Files files(Wanted wanted) {
        return (Wanted.Files) wanted.supply();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            requires-python = '>=3.9'                                | uv.lock: has no version: this is no uv.lock file
            version = 2                                              | uv.lock:1: version is 2; known is 1 of uv.lock
            version = 'x'                                            | uv.lock:1: version is no whole number
            version = 1;[[package]];name = 'a';version = 3;source = {git = 'x'} | uv.lock:4: package 1 (a) version is no text
            version = 1;[[package]];name = 'a'                       | uv.lock:2: package 1 (a) has no source
            version = 1;[[package]];name = 'a';source = {x = 1}      | uv.lock:4: package 1 (a), source names no source that is known
            version = 1;package = [1]                                | uv.lock:2: package holds something that is no table
            version = 1;;;a = [                                      | uv.lock:4: not TOML: premature end of file
            """)
    void whatIsWrongIsSaidWithFileAndLine(String lock, String message) {
        assertThatThrownBy(() -> read(lock.replace(';', '\n'), plain()))
                .isInstanceOf(MalformedLockException.class)
                .hasMessage(message);
    }

    @Test
    void aNewerRevisionIsReadWithANotice() throws Exception {
        assertThat(read("version = 1\nrevision = 9\n" + project(), plain()).notices())
                .containsExactly("revision 9 is newer than 5, the newest that is known: what it adds is not looked at");
    }

    @Test
    void longChainsAreCutInTheMiddle() throws Exception {
        StringBuilder lock = new StringBuilder(HEAD).append(project("dependencies = [{ name = \"p0\" }]"));
        for (int i = 0; i < 5000; i++) {
            lock.append(indexed("p" + i, "1", "dependencies = [{ name = \"p" + (i + 1) + "\" }]"));
        }
        List<Wanted> wanted = read(lock.toString(), plain()).wanted();
        List<String> chain = wanted.get(5000).requiredBy();

        assertThat(wanted).hasSize(5002);
        assertThat(chain).hasSize(32).startsWith("app", "…").endsWith("p4998");
    }

    @Test
    void itIsKnownByNameAndByContent() {
        UvLockFormat format = new UvLockFormat();

        assertThat(List.of("uv.lock", "tool.py.lock")).allMatch(format::hasName);
        assertThat(List.of("poetry.lock", "uv.lock.bak", "py.lock2")).noneMatch(format::hasName);
        assertThat(format.hasContent(HEAD + "\n[[package]]\nname = \"a\"\n")).isTrue();
        assertThat(format.hasContent("lock-version = '1.0'\n[[packages]]\n")).isFalse();
        assertThat(format.hasContent("version: 1\npackage:\n")).isFalse();
    }
}
