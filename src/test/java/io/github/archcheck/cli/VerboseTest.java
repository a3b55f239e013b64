package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.cli.Archcheck.Outcome;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code -v} says of decisions, and what {@code -q} does not say. */
class VerboseTest {
    @TempDir
    Path folder;

    @BeforeEach
    void anEnvironment() throws IOException {
        MacVenv.broken(folder.resolve("venv"));
    }

    @Test
    void theRootIsExplained() {
        assertThat(verbose().lines().map(String::strip))
                .contains("target       macos-14-arm64: asked for")
                .contains("environment  a virtual environment: it has a pyvenv.cfg, or virtualenv's marks")
                .contains("interpreter  bin/python, of the environment; really bin/python3.11; arm64")
                .contains("version      3.11.4, from pyvenv.cfg")
                .contains("modules      named .cpython-311-darwin.so, .abi3.so, .so, from its version and the target")
                .contains("imports from lib/python3.11/site-packages, its own");
    }

    @Test
    void aTargetThatTheInterpreterChangesSaysSo() throws IOException {
        Tree.at(folder.resolve("venv"))
                .bytes("bin/python3.11", MacVenv.python(MachO.X86_64).bytes());
        assertThat(verbose())
                .contains(
                        "macos-14-arm64: asked for; here macos-14-rosetta, because the interpreter is x86_64 only and so"
                                + " runs under Rosetta 2");
    }

    @Test
    void theHostIsNamedAsTheReason() {
        assertThat(run("scan", "venv", "-v").out()).contains(": this machine, as no --target was given");
    }

    @Test
    void aPythonThatWasGivenIsNamedAsThat() {
        assertThat(run("scan", "venv", "-v", "--target", "macos-14-arm64", "--python", "3.12")
                        .out())
                .contains("interpreter  its version only, from --python");
    }

    @Test
    void everyFileHasALineWithItsReason() throws IOException {
        Tree.at(folder.resolve("venv"))
                .bytes(
                        MacVenv.SITE + "pkg/both.cpython-311-darwin.so",
                        FatMachO.fat32()
                                .slice(MachO.X86_64, MacVenv.module(MachO.X86_64))
                                .slice(MachO.ARM64, MacVenv.module(MachO.ARM64))
                                .build()
                                .bytes())
                .bytes(
                        MacVenv.SITE + "pkg/old.cpython-310-darwin.so",
                        MacVenv.module(MachO.ARM64).bytes())
                .file(MacVenv.SITE + "pkg/old.py", "")
                .bytes(MacVenv.SITE + "pkg/tool.exe", Files.readAllBytes(Path.of("testdata/pe/x86_64.dll")))
                .bytes(MacVenv.SITE + "pkg/obj.o", Files.readAllBytes(Path.of("testdata/macho/base-i386.o")));
        List<String> lines = verbose().lines().map(String::strip).toList();
        assertThat(lines)
                .contains("Every native file, and why")
                .contains("runs             bin/python: arm64 started")
                .contains("runs             pkg/both.cpython-311-darwin.so: arm64 of x86_64+arm64 loaded")
                .contains("cannot-run       pkg/_c.cpython-311-darwin.so: contains x86_64, not arm64 [AC001]")
                .contains("not-used         pkg/tool.exe: PE for x86_64: for another system on purpose")
                .contains("not-used         pkg/obj.o: input for a linker, which nothing loads")
                .anyMatch(line -> line.startsWith("not-used         pkg/old.cpython-310-darwin.so: its name ends in"
                        + " .cpython-310-darwin.so, which this interpreter does not try; it tries"));
    }

    @Test
    void aFileWhoseRuleIsLeftOutStillHasAReason() {
        assertThat(run("scan", "venv", "-v", "--target", "macos-14-arm64", "--ignore", "AC001")
                        .out())
                .containsPattern(
                        "cannot-run +pkg/_c\\.cpython-311-darwin\\.so: refused: mach-o file, but is an incompatible");
    }

    @Test
    void everyWheelHasAReason() throws IOException {
        Files.copy(Path.of("testdata/locks/uv.lock"), folder.resolve("uv.lock"));
        String out = run(
                        "preinstall", "uv.lock", "-v", "--target", "macos-14-arm64", "--python", "3.11", "--all-extras")
                .out();
        assertThat(out.lines().map(String::strip))
                .contains("needed by app")
                .contains("taken: cp311-cp311-macosx_11_0_arm64 is the best tag that this Python accepts here:"
                        + " numpy-2.2.0-cp311-cp311-macosx_11_0_arm64.whl")
                .contains("needs macOS 15 and Python 3.12: numpy-2.2.0-cp312-cp312-macosx_15_0_arm64.whl")
                .contains("needs macOS x86_64: tensorflow_text-2.15.0-cp311-cp311-macosx_10_9_x86_64.whl")
                .contains("only for Linux: tensorflow_text-2.15.0-cp311-cp311-manylinux_2_17_x86_64."
                        + "manylinux2014_x86_64.whl");
    }

    @Test
    void quietIsSilentWhenClean() throws IOException {
        MacVenv.clean(folder.resolve("clean"));
        for (String[] line : new String[][] {
            {"scan", "clean", "-q", "--target", "macos-14-arm64"},
            {"scan", "clean", "--quiet", "--fail-on", "warning", "--ignore", "AC901", "--target", "macos-14-arm64"}
        }) {
            Outcome outcome = Archcheck.in(folder).onTerminal().run(line);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.status()).isZero();
        }
    }

    @Test
    void quietStillTellsWhatFailsTheRun() {
        Outcome outcome = run("scan", "venv", "-q", "--target", "macos-14-arm64");
        assertThat(outcome.out()).contains("contains x86_64, not arm64");
        assertThat(outcome.status()).isEqualTo(1);
    }

    private String verbose() {
        Outcome outcome = run("scan", "venv", "-v", "--target", "macos-14-arm64");
        assertThat(outcome.err()).isEmpty();
        return outcome.out();
    }

    private Outcome run(String... line) {
        return Archcheck.in(folder).wide(200).run(line);
    }
}
