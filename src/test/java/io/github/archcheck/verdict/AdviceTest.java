package io.github.archcheck.verdict;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static io.github.archcheck.testkit.Natives.LinuxCpu.AARCH64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceTest {
    private static Scenes mac() {
        return Scenes.on("macos-14-arm64").python("3.11", Natives.macProgram(ARM64));
    }

    private static Scenes linux() {
        return Scenes.on("linux-aarch64").python("3.11", Natives.linuxProgram(AARCH64));
    }

    private static Scenes wrong(Scenes scene, String name, String version, String installer, Distribution.Kind kind) {
        return scene.owned(name, version, installer, kind).library(name + "/liba.dylib", Natives.dylib("a", X86_64));
    }

    private static Scenes wrong(Scenes scene, String name, String version) {
        return wrong(scene, name, version, "pip", Distribution.Kind.DIST_INFO);
    }

    private static Fix fix(Scenes scene, String rule) {
        return scene.finding(rule).fix().orElseThrow();
    }

    private static String fix(Scenes scene) {
        return fix(scene, "AC001").text();
    }

    @Test
    void pipGetsTheSameVersionAgain() {
        assertThat(fix(wrong(mac(), "scipy", "1.14.1"), "AC001"))
                .isEqualTo(Fix.command("venv/bin/python3.11 -m pip install --no-cache-dir --force-reinstall --no-deps"
                        + " --only-binary=:all: scipy==1.14.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pip", "", "Pip", "installer"})
    void whatNobodyElseInstalledIsPips(String installer) {
        assertThat(fix(wrong(mac(), "scipy", "1.14.1", installer, Distribution.Kind.DIST_INFO)))
                .startsWith("venv/bin/python3.11 -m pip install ")
                .endsWith(" scipy==1.14.1");
    }

    @Test
    void uvIsAskedInItsOwnWords() {
        assertThat(fix(wrong(mac(), "scipy", "1.14.1", "uv", Distribution.Kind.DIST_INFO)))
                .isEqualTo("uv pip install --python venv/bin/python3.11 --reinstall-package scipy --no-cache"
                        + " scipy==1.14.1");
    }

    @Test
    void condaIsNamedThePlatformAndThePrefix() {
        assertThat(fix(wrong(mac().root("/opt/my env"), "scipy", "1.14.1", "conda", Distribution.Kind.CONDA)))
                .isEqualTo("CONDA_SUBDIR=osx-arm64 conda install --force-reinstall -p '/opt/my env' scipy=1.14.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tensorflow       | 2.12.0     | 'tensorflow>=2.13'",
                "tensorflow       | 2.4.0      | 'tensorflow>=2.13'",
                "TensorFlow_Text  | 2.15.0     | 'tensorflow-text>=2.17'",
                "tensorflow-macos | 2.12.0     | tensorflow-macos==2.12.0",
                "tensorflow       | 2.16.2     | tensorflow==2.16.2",
                "tensorflow       | 2.16.1rc1  | tensorflow==2.16.1rc1",
                "tensorflow-cpu   | 2.12.0     | --no-cache-dir tensorflow",
                "numpy            | 1.20.3     | 'numpy>=1.23.2'",
                "numpy            | 2.0.0.post1| numpy==2.0.0.post1"
            },
            quoteCharacter = '^')
    void versionsThatNeverHadAWheelAreReplacedByTheFirstThatHas(String name, String version, String requirement) {
        assertThat(fix(wrong(mac(), name, version))).endsWith(" " + requirement);
    }

    @Test
    void aVersionThatIsReplacedBringsItsDependencies() {
        assertThat(fix(wrong(mac(), "tensorflow", "2.12.0")))
                .isEqualTo("venv/bin/python3.11 -m pip install --no-cache-dir 'tensorflow>=2.13'");
    }

    @Test
    void withoutAVersionTheNameAloneIsAskedFor() {
        assertThat(fix(wrong(mac(), "scipy", ""))).endsWith(" scipy");
        assertThat(fix(wrong(mac(), "tensorflow", ""))).endsWith(" tensorflow");
    }

    @Test
    void factsAboutAppleSiliconDoNotConcernLinux() {
        Scenes scene = linux().owned("numpy", "1.20.3").library("numpy/liba.so", Natives.so(LinuxCpu.X86_64));

        assertThat(fix(scene)).endsWith(" numpy==1.20.3");
    }

    /** Reinstalled as it is, pip puts the code there and then removes it with the old distribution. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pip    | P -m pip uninstall -y tensorflow && P -m pip install --no-cache-dir",
                "uv     | uv pip uninstall --python P tensorflow && uv pip install --python P --no-cache",
                "poetry | poetry remove tensorflow && poetry add",
                "pdm    | pdm remove tensorflow && pdm add"
            })
    void anEmptyWheelIsInstalledTogetherWithTheOneThatHasItsCode(String installer, String start) {
        assertThat(fix(wrong(mac(), "tensorflow", "2.15.0", installer, Distribution.Kind.DIST_INFO)))
                .isEqualTo(
                        start.replace("P ", "venv/bin/python3.11 ") + " tensorflow==2.15.0 tensorflow-macos==2.15.0");
    }

    @Test
    void onLinuxAnotherDistributionHasTheCode() {
        Scenes scene = linux().owned("tensorflow", "2.13.0").library("tensorflow/liba.so", Natives.so(LinuxCpu.X86_64));

        assertThat(fix(scene)).endsWith(" tensorflow==2.13.0 tensorflow-cpu-aws==2.13.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poetry       | poetry run pip install --no-cache-dir --force-reinstall --no-deps --only-binary=:all: a==1",
                "Poetry 1.8.2 | poetry run pip install --no-cache-dir --force-reinstall --no-deps --only-binary=:all: a==1",
                "pdm          | pdm sync --reinstall"
            })
    void projectsAreAskedThroughTheirOwnTool(String installer, String command) {
        assertThat(fix(wrong(mac(), "a", "1", installer, Distribution.Kind.DIST_INFO)))
                .isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uv     | uv pip install --python venv/bin/python3.11 --no-cache 'tensorflow>=2.13'",
                "poetry | poetry add 'tensorflow>=2.13'",
                "pdm    | pdm add 'tensorflow>=2.13'"
            },
            quoteCharacter = '^')
    void anotherVersionIsAskedForThroughTheirOwnTool(String installer, String command) {
        assertThat(fix(wrong(mac(), "tensorflow", "2.12.0", installer, Distribution.Kind.DIST_INFO)))
                .isEqualTo(command);
    }

    @Test
    void poetryIsToldWhichProcessAUniversalPythonIs() {
        Scenes scene = Scenes.on("macos-14-arm64").python("3.11", Natives.macProgram(X86_64, ARM64));

        assertThat(fix(wrong(scene, "a", "1", "poetry", Distribution.Kind.DIST_INFO)))
                .startsWith("poetry run arch -arm64 python -m pip install ");
    }

    @Test
    void whatIsKnownOfWheelsDoesNotConcernConda() {
        assertThat(fix(wrong(mac().root("/c"), "tensorflow", "2.12.0", "conda", Distribution.Kind.CONDA)))
                .isEqualTo("CONDA_SUBDIR=osx-arm64 conda install --force-reinstall -p /c tensorflow=2.12.0");
    }

    @Test
    void whatWasNeverPublishedIsSaidAndNotTyped() {
        assertThat(fix(wrong(mac(), "tensorflow-federated", "0.80.0"), "AC001"))
                .isEqualTo(Fix.sentence(
                        "tensorflow-federated is not published for macOS arm64 any more: run it on Linux x86_64"));
    }

    @Test
    void severalAreReinstalledInTheWordsOfTheirInstaller() {
        Scenes scene = wrong(mac(), "a", "1", "uv", Distribution.Kind.DIST_INFO);

        assertThat(fix(wrong(scene, "b", "2", "uv", Distribution.Kind.DIST_INFO), "AC003"))
                .isEqualTo(Fix.command("uv pip install --python venv/bin/python3.11 --reinstall-package a"
                        + " --reinstall-package b --no-cache a==1 b==2"));
    }

    @Test
    void severalOfWhichOneIsEmptyAreNoOneCommand() {
        Scenes scene = wrong(wrong(mac(), "tensorflow", "2.15.0"), "b", "2");

        assertThat(fix(scene, "AC003").isCommand()).isFalse();
    }

    @Test
    void aUniversalInterpreterIsStartedNatively() {
        Scenes scene = Scenes.on("macos-14-arm64").python("3.11", Natives.macProgram(X86_64, ARM64));

        assertThat(fix(wrong(scene, "scipy", "1.14.1"))).startsWith("arch -arm64 venv/bin/python3.11 -m pip install ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my env     | 'my env/bin/python3.11'",
                "it's       | 'it'\\''s/bin/python3.11'",
                "/a/b/      | /a/b/bin/python3.11",
                "a;rm -rf ~ | 'a;rm -rf ~/bin/python3.11'",
                "$HOME/`x`  | '$HOME/`x`/bin/python3.11'"
            },
            quoteCharacter = '^')
    void pathsAreQuotedForTheShell(String root, String quoted) {
        assertThat(fix(wrong(mac().root(root), "scipy", "1.14.1"))).startsWith(quoted + " -m pip ");
    }

    @Test
    void withoutAnInterpreterItIsPython() {
        assertThat(fix(wrong(Scenes.on("macos-14-arm64"), "scipy", "1.14.1"))).startsWith("python -m pip install ");
    }

    @Test
    void whereTheSystemForbidsPipNoCommandIsGiven() {
        Fix fix = fix(wrong(mac().externallyManaged(), "scipy", "1.14.1"), "AC001");

        assertThat(fix.isCommand()).isFalse();
        assertThat(fix.text())
                .isEqualTo("install scipy==1.14.1 for arm64 with the system's package manager, or in a virtual"
                        + " environment");
        assertThat(fix(wrong(mac(), "scipy", "1.14.1", "apt", Distribution.Kind.SYSTEM), "AC001")
                        .isCommand())
                .isFalse();
    }

    @Test
    void aFileWithoutAPackageIsForItsOwnerToReplace() {
        assertThat(fix(mac().library("liba.dylib", Natives.dylib("a", X86_64)), "AC001"))
                .isEqualTo(Fix.sentence("replace by a build for macOS on arm64; no package owns what is named here"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VENV          | uv venv --python cpython-3.11-macos-aarch64-none venv-arm64",
                "CONDA         | CONDA_SUBDIR=osx-arm64 conda create -n NAME python=3.11",
                "PREFIX        | install a Python for macOS on arm64, and the packages again with it",
                "SITE_PACKAGES | install the packages again with a Python for macOS on arm64",
                "FOLDER        | install the packages again with a Python for macOS on arm64"
            })
    void whatIsNoVirtualEnvironmentIsNeverCleared(EnvironmentKind kind, String text) {
        Scenes scene = Scenes.on("macos-28-arm64")
                .python("3.11", Natives.macProgram(X86_64))
                .kind(kind);

        assertThat(fix(scene, "AC002").text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "macos-14-x86_64  | uv venv --python cpython-3.11-macos-x86_64-none venv-x86_64",
                "macos-15-rosetta | uv venv --python cpython-3.11-macos-x86_64-none venv-x86_64",
                "macos-28-rosetta | uv venv --python cpython-3.11-macos-aarch64-none venv-arm64",
                "linux-aarch64    | create the environment and install its packages on aarch64, for example in a container started with docker run --platform linux/arm64",
                "linux-x86_64     | create the environment and install its packages on x86_64, for example in a container started with docker run --platform linux/amd64",
                "linux-armv7l     | create the environment and install its packages on armv7l, for example in a container started with docker run --platform linux/arm/v7",
                "linux-i686       | create the environment and install its packages on i686, for example in a container started with docker run --platform linux/386",
                "linux-s390x      | create the environment and install its packages on s390x, for example in a container started with docker run --platform linux/s390x",
                "windows-amd64    | create the environment again with a Python for Windows on x86_64"
            })
    void anEnvironmentIsRebuiltForTheTarget(String target, String text) {
        assertThat(fix(Scenes.on(target).python("3.11", Natives.macProgram(ARM64)), "AC002")
                        .text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "linux-x86_64, linux-64",
        "linux-aarch64, linux-aarch64",
        "windows-amd64, win-64",
        "macos-14-x86_64, osx-64"
    })
    void condaNamesPlatformsItsOwnWay(String target, String subdir) {
        Scenes scene =
                Scenes.on(target).python("3.11", Natives.macProgram(ARM64)).kind(EnvironmentKind.CONDA);

        assertThat(fix(scene, "AC002").text()).startsWith("CONDA_SUBDIR=" + subdir + " ");
    }

    @Test
    void theImplementationIsKept() {
        Scenes scene = Scenes.on("macos-28-arm64").python("3.11", Natives.macProgram(X86_64));

        assertThat(fix(scene.freeThreaded(Interpreter.Implementation.CPYTHON), "AC002")
                        .text())
                .contains(" cpython-3.11t-macos-");
        assertThat(fix(scene.freeThreaded(Interpreter.Implementation.GRAALPY), "AC002")
                        .text())
                .contains(" graalpy-3.11t-macos-");
    }
}
