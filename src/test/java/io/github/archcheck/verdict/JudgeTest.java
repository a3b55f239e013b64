package io.github.archcheck.verdict;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.source.PythonFiles;
import io.github.archcheck.loader.system.Loaders;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Elf;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static Scenes mac() {
        return Scenes.on("macos-14-arm64").python("3.11", Natives.macProgram(ARM64));
    }

    private static List<String> distributions(Judged judged) {
        return judged.distributions().stream()
                .map(d -> d.distribution().name() + " " + d.binaries() + " "
                        + d.verdict().label())
                .toList();
    }

    @Test
    void aDistributionIsAsGoodAsTheWorstOfItsBinaries() {
        Scenes scene = mac().owned("clean", "1.0")
                .extension("clean/_x.cpython-311-darwin.so", Natives.bundle(ARM64))
                .library("clean/other.dll", Natives.dll(0x8664))
                .owned("translated", "1.0")
                .extension("translated/_x.cpython-311-darwin.so", Natives.bundle(ARM64))
                .program("translated/helper", Natives.macProgram(X86_64))
                .owned("unclear", "1.0")
                .program("unclear/helper", Natives.macProgram(X86_64))
                .library("unclear/x.node", Natives.bundle(X86_64))
                .owned("broken", "1.0")
                .library("broken/x.node", Natives.bundle(X86_64))
                .extension("broken/_x.cpython-311-darwin.so", Natives.bundle(X86_64))
                .owned("lost", "1.0")
                .extension("lost/_x.cpython-310-darwin.so", Natives.bundle(ARM64))
                .owned("unused", "1.0")
                .library("unused/other.dll", Natives.dll(0x8664))
                .owned("pure", "1.0");

        assertThat(distributions(scene.judge()))
                .containsExactly(
                        "broken 2 cannot-run",
                        "clean 2 runs",
                        "lost 1 cannot-run",
                        "pure 0 runs",
                        "translated 2 runs-translated",
                        "unclear 2 undetermined",
                        "unused 1 not-used");
    }

    @Test
    void findingsAboutTheRootComeFirstThenByPathThenByRule() {
        Built damagedProgram = Natives.macProgram(X86_64).withU32("LC_LOAD_DYLIB.name", 0xffff);
        Scenes scene = mac().note(Note.Kind.METADATA_BROKEN, "z", "z")
                .note(Note.Kind.INTERPRETER_MISSING, "y", "y")
                .library("b/x.node", Natives.bundle(X86_64))
                .library("a/x.node", Natives.bundle(X86_64))
                .program("a/helper", damagedProgram);

        assertThat(scene.findings())
                .containsExactly(
                        "AC901 warning -",
                        "AC904 warning -",
                        "AC005 warning a/helper undetermined",
                        "AC903 warning a/helper undetermined",
                        "AC001 warning a/x.node undetermined",
                        "AC001 warning b/x.node undetermined");
    }

    @Test
    void verdictsDoNotDependOnWhichFindingsAreShown() {
        Scenes scene = mac().owned("a", "1.0").extension("a/_x.cpython-311-darwin.so", Natives.bundle(X86_64));
        Judged hidden = new Judge(BuiltInRules.ALL, Loaders::forTarget, (t, i, p) -> Optional.empty(), PythonFiles.NONE)
                .judge(scene.inventory(), scene.judge().scene().asked(), Optional.empty(), "venv", finding -> false);

        assertThat(hidden.findings()).isEmpty();
        assertThat(hidden.count(Severity.ERROR)).isZero();
        assertThat(hidden.judgements()).isEqualTo(scene.judge().judgements());
        assertThat(distributions(hidden)).containsExactly("a 1 cannot-run");
        assertThat(hidden.imports()).hasSize(1);
    }

    @Test
    void namesAreThoseOfTheContract() {
        assertThat(Verdict.values())
                .extracting(Verdict::label)
                .containsExactly("runs", "runs-translated", "cannot-run", "not-used", "undetermined");
        assertThat(Severity.values()).extracting(Severity::label).containsExactly("error", "warning", "info");
        assertThat(BrokenImport.Outcome.values())
                .extracting(BrokenImport.Outcome::label)
                .containsExactly("fails", "partly");
    }

    @Test
    void aCleanEnvironmentHasNothingToSay() {
        Scenes scene = Scenes.on("linux-x86_64-musl1.2")
                .python("3.11", Natives.muslProgram())
                .owned("psutil", "6.0", "cp36-abi3-musllinux_1_2_x86_64")
                .extension("psutil/_psutil_linux.abi3.so", muslModule())
                .owned("pyzmq", "26.0", "cp311-cp311-musllinux_1_2_x86_64")
                .extension("zmq/_x.cpython-311-x86_64-linux-musl.so", muslModule());

        assertThat(scene.findings()).isEmpty();
        assertThat(scene.judge().count(Severity.ERROR)).isZero();
    }

    private static Built muslModule() {
        return Elf.x86().soname("x.so").needed("libc.musl-x86_64.so.1").build();
    }

    @Test
    void rulesCannotBeCalledAnything() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RuleInfo("AC1", "x", Severity.ERROR, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new RuleInfo("AC001", "No Good", Severity.ERROR, "x"));
    }
}
