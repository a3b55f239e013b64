package io.github.archcheck.comparison;

import static io.github.archcheck.comparison.Sketch.SITE;
import static io.github.archcheck.comparison.Sketch.compare;
import static io.github.archcheck.comparison.Sketch.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.archcheck.comparison.PackageChange.Move;
import io.github.archcheck.comparison.PackageChange.Status;
import io.github.archcheck.comparison.PackageChange.Subject;
import io.github.archcheck.comparison.Snapshot.Finding;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    private static final String MODULE = SITE + "pkg/_c.cpython-311-darwin.so";
    private static final String LATER = "lib/python3.12/site-packages/pkg/_c.cpython-312-darwin.so";

    private static PackageChange only(Comparison comparison) {
        List<PackageChange> changes = comparison.roots().get(0).packages();
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private static Sketch venv() {
        return new Sketch().has("pkg", "1.0").file("pkg", MODULE, "arm64");
    }

    private static Sketch broken() {
        return new Sketch()
                .has("pkg", "1.0", Verdict.CANNOT_RUN)
                .file("pkg", MODULE, Verdict.CANNOT_RUN, "", "x86_64")
                .error("AC001", "pkg", MODULE);
    }

    @Test
    void theSameReportTwiceIsTheSame() {
        Comparison comparison = compare(broken().loses("pkg", true, MODULE), broken().loses("pkg", true, MODULE));
        assertThat(comparison.isSame()).isTrue();
        assertThat(comparison.broke(Severity.INFO)).isFalse();
        assertThat(only(comparison).status()).isEqualTo(Status.STILL_BROKEN);
        assertThat(comparison.totals().stillErrors()).isEqualTo(1);
    }

    @Test
    void aNewErrorBreaksItsPackage() {
        PackageChange change = only(compare(venv(), broken()));
        assertThat(change.status()).isEqualTo(Status.BROKE);
        assertThat(change.broke()).extracting(Finding::rule).containsExactly("AC001");
        assertThat(change.architectures())
                .containsExactly(new ArchitectureShift(List.of("arm64"), List.of("x86_64"), 1, false));
    }

    @Test
    void theOtherWayRoundItIsRepaired() {
        PackageChange change = only(compare(broken(), venv()));
        assertThat(change.status()).isEqualTo(Status.REPAIRED);
        assertThat(change.gone()).extracting(Finding::rule).containsExactly("AC001");
        assertThat(change.broke(Severity.INFO)).isFalse();
    }

    @Test
    void anErrorThatIsStillThereBehindAnotherPythonIsNotNew() {
        Sketch after = new Sketch()
                .python("3.12.1", "arm64")
                .has("pkg", "1.0", Verdict.CANNOT_RUN)
                .file("pkg", LATER, Verdict.CANNOT_RUN, "", "x86_64")
                .error("AC001", "pkg", LATER);
        Comparison comparison = compare(broken(), after);
        assertThat(only(comparison).status()).isEqualTo(Status.STILL_BROKEN);
        assertThat(comparison.roots().get(0).frame())
                .containsExactly(new FrameChange(FrameChange.What.PYTHON, "3.11.4 arm64", "3.12.1 arm64"));
    }

    @ParameterizedTest
    @CsvSource({
        // Before, after, whether it is the same trouble.
        "numpy.libs/libz-1a2b3c4d.so.1.2, numpy.libs/libz-5e6f7a8b.so.1.3, true",
        "numpy/core/_m.cpython-311-darwin.so, numpy/_core/_m.cpython-311-darwin.so, true",
        "numpy/core/_m.so, numpy/core/_n.so, false"
    })
    void anErrorIsKnownAgainWhereItsFileIs(String before, String after, boolean same) {
        Comparison comparison = compare(
                new Sketch()
                        .has("numpy", "1.0")
                        .file("numpy", SITE + before, "arm64")
                        .error("AC202", "numpy", SITE + before),
                new Sketch()
                        .has("numpy", "2.0")
                        .file("numpy", SITE + after, "arm64")
                        .error("AC202", "numpy", SITE + after));
        assertThat(only(comparison).status()).isEqualTo(same ? Status.STILL_BROKEN : Status.WORSE);
    }

    /** Two files of one name, of which one was mended and the other broke: nothing was moved. */
    @Test
    void anErrorInAnotherFileOfThatNameIsNew() {
        String first = SITE + "pkg/a/_core.so";
        String second = SITE + "pkg/b/_core.so";
        Comparison comparison = compare(
                new Sketch()
                        .has("pkg", "1.0")
                        .file("pkg", first, "arm64")
                        .file("pkg", second, "arm64")
                        .error("AC202", "pkg", first),
                new Sketch()
                        .has("pkg", "1.0")
                        .file("pkg", first, "arm64")
                        .file("pkg", second, "arm64")
                        .error("AC202", "pkg", second));
        assertThat(only(comparison).status()).isEqualTo(Status.WORSE);
    }

    @Test
    void anotherRuleAboutTheSameFileIsAnotherTrouble() {
        Comparison comparison = compare(
                new Sketch().has("pkg", "1.0").error("AC001", "pkg", MODULE),
                new Sketch().has("pkg", "1.0").error("AC202", "pkg", MODULE));
        assertThat(only(comparison).status()).isEqualTo(Status.WORSE);
    }

    @Test
    void aWarningThatBecameAnErrorIsNew() {
        Comparison comparison = compare(venv().warning("AC001", "pkg", MODULE), venv().error("AC001", "pkg", MODULE));
        assertThat(only(comparison).status()).isEqualTo(Status.BROKE);
        assertThat(only(compare(venv().error("AC001", "pkg", MODULE), venv().warning("AC001", "pkg", MODULE)))
                        .broke(Severity.WARNING))
                .isFalse();
    }

    @Test
    void aNewWarningBreaksNothingButCounts() {
        Comparison comparison = compare(venv(), venv().warning("AC006", "pkg", MODULE));
        assertThat(only(comparison).status()).isEqualTo(Status.FINE);
        assertThat(comparison.broke(Severity.ERROR)).isFalse();
        assertThat(comparison.broke(Severity.WARNING)).isTrue();
    }

    @Test
    void whatIsIgnoredOnOneSideIsNeitherNewNorRepaired() {
        assertThat(only(compare(venv().known("AC001", "pkg", MODULE), broken())).broke())
                .isEmpty();
        assertThat(only(compare(broken(), venv().known("AC001", "pkg", MODULE))).gone())
                .isEmpty();
    }

    @Test
    void aFindingAboutTheRootBelongsToTheEnvironment() {
        PackageChange change = only(compare(new Sketch(), new Sketch().error("AC002", "", "")));
        assertThat(change.subject()).isEqualTo(Subject.ENVIRONMENT);
        assertThat(change.status()).isEqualTo(Status.BROKE);
    }

    @Test
    void aFileWithoutAPackageBelongsToNobody() {
        PackageChange change = only(compare(new Sketch(), new Sketch().error("AC001", "", "bin/tool")));
        assertThat(change.subject()).isEqualTo(Subject.FILES);
    }

    @Test
    void anImportThatFailsNowIsAnErrorOfTheFileAtFault() {
        Comparison comparison = compare(broken(), broken().loses("app", true, MODULE));
        assertThat(only(comparison).importsLost()).containsExactly("app");
        assertThat(comparison.broke(Severity.ERROR)).isTrue();
        assertThat(only(comparison).status()).isEqualTo(Status.WORSE);
    }

    @Test
    void anImportThatWasPartlyLostAndIsWhollyLostNowIsLost() {
        Comparison comparison = compare(broken().loses("app", false, MODULE), broken().loses("app", true, MODULE));
        assertThat(only(comparison).importsLost()).containsExactly("app");
    }

    @Test
    void anImportOfWhatIsIgnoredIsNotLost() {
        Comparison comparison = compare(venv(), venv().loses("app", true, MODULE));
        assertThat(only(comparison).importsLost()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0, SAME",
        "1.9, 1.10, UPGRADED",
        "2.0, 2.0rc1, DOWNGRADED",
        "1.0, 1.0.0, CHANGED",
        "jpeg-9e, jpeg-9f, CHANGED",
        "1.0+cpu, 1.0+cu121, UPGRADED"
    })
    void versionsAreOrderedAsInstallersOrderThem(String before, String after, Move move) {
        assertThat(only(compare(new Sketch().has("Foo.Bar", before), new Sketch().has("foo_bar", after)))
                        .move())
                .isEqualTo(move);
    }

    @Test
    void whatIsOnOneSideOnlyWasAddedOrRemoved() {
        Comparison comparison = compare(
                new Sketch().has("old", "1").error("AC001", "old", SITE + "old/_c.so"), new Sketch().has("new", "1"));
        List<PackageChange> changes = comparison.roots().get(0).packages();
        assertThat(changes).extracting(PackageChange::move).containsExactly(Move.ADDED, Move.REMOVED);
        assertThat(changes).extracting(PackageChange::status).containsExactly(Status.FINE, Status.FINE);
    }

    @Test
    void whatChangesWithTheTargetIsToldApart() {
        Comparison comparison = compare(
                new Sketch().target(Sketch.INTEL).has("pkg", "1").file("pkg", MODULE, "x86_64"),
                new Sketch().target(Sketch.MAC).has("pkg", "1").file("pkg", MODULE, "arm64"));
        assertThat(only(comparison).architectures())
                .containsExactly(new ArchitectureShift(List.of("x86_64"), List.of("arm64"), 1, true));
        assertThat(comparison.totals().changedArchitecture()).isZero();
        assertThat(comparison.totals().followedTarget()).isEqualTo(1);
    }

    @Test
    void filesThatChangedAlikeAreOneChange() {
        Comparison comparison = compare(
                new Sketch()
                        .has("pkg", "1")
                        .file("pkg", SITE + "pkg/a.so", "x86_64", "arm64")
                        .file("pkg", SITE + "pkg/b.so", "arm64", "x86_64")
                        .file("pkg", SITE + "pkg/c.so", "arm64"),
                new Sketch()
                        .has("pkg", "1")
                        .file("pkg", SITE + "pkg/a.so", "arm64")
                        .file("pkg", SITE + "pkg/b.so", "arm64")
                        .file("pkg", SITE + "pkg/c.so", "arm64"));
        assertThat(only(comparison).architectures())
                .containsExactly(new ArchitectureShift(List.of("arm64", "x86_64"), List.of("arm64"), 2, false));
    }

    @Test
    void aPackageThatHasNativeCodeNowChanged() {
        Comparison comparison = compare(
                new Sketch().has("pkg", "1"), new Sketch().has("pkg", "2").file("pkg", MODULE, "arm64"));
        assertThat(only(comparison).architectures())
                .containsExactly(new ArchitectureShift(List.of(), List.of("arm64"), 1, false));
    }

    /** Its name is another machine's, so that Python never opens it. */
    @Test
    void aModuleThatShouldBeUsedHasAnArchitecture() {
        String other = SITE + "pkg/_c.cpython-311-x86_64-linux-gnu.so";
        Comparison comparison = compare(
                venv(),
                new Sketch()
                        .has("pkg", "1.0")
                        .file("pkg", other, Verdict.NOT_USED, "", "x86_64")
                        .error("AC010", "pkg", other));
        assertThat(only(comparison).architectures())
                .containsExactly(new ArchitectureShift(List.of("arm64"), List.of("x86_64"), 1, false));
    }

    @Test
    void launchersForOtherSystemsAreNobodysArchitecture() {
        Comparison comparison = compare(
                new Sketch().has("pip", "1").file("pip", SITE + "pip/t32.exe", Verdict.NOT_USED, "", "i686"),
                new Sketch().has("pip", "1").file("pip", SITE + "pip/t64.exe", Verdict.NOT_USED, "", "x86_64"));
        assertThat(only(comparison).architectures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"11.0, 13.0, true", "13.0, 11.0, false", "9.0, 10.0, true", "'', 11.0, false", "11.0, '', false"})
    void aRaisedFloorIsTold(String before, String after, boolean raised) {
        Comparison comparison = compare(
                new Sketch().has("pkg", "1").file("pkg", MODULE, Verdict.RUNS, before, "arm64"),
                new Sketch().has("pkg", "1").file("pkg", MODULE, Verdict.RUNS, after, "arm64"));
        assertThat(only(comparison).floor())
                .isEqualTo(raised ? Optional.of(new FloorShift("macOS", before, after)) : Optional.empty());
    }

    @Test
    void onLinuxTheFloorIsThatOfGlibc() {
        String file = SITE + "pkg/_c.so";
        Comparison comparison = compare(
                new Sketch().target(Sketch.LINUX).has("pkg", "1").file("pkg", file, Verdict.RUNS, "2.17", "x86_64"),
                new Sketch().target(Sketch.LINUX).has("pkg", "1").file("pkg", file, Verdict.RUNS, "2.28", "x86_64"));
        assertThat(only(comparison).floor()).contains(new FloorShift("glibc", "2.17", "2.28"));
    }

    @Test
    void ofTwoSystemsNoFloorsAreCompared() {
        Comparison comparison = compare(
                new Sketch().target(Sketch.LINUX).has("pkg", "1").file("pkg", "a.so", Verdict.RUNS, "2.17", "x86_64"),
                new Sketch().target(Sketch.MAC).has("pkg", "1").file("pkg", "a.so", Verdict.RUNS, "11.0", "arm64"));
        assertThat(only(comparison).floor()).isEmpty();
    }

    @Test
    void asManyRootsArePairedByOrder() {
        Comparison comparison = compare(
                snapshot(new Sketch().at("/old/venv").has("a", "1")),
                snapshot(new Sketch().at("/new/venv").has("a", "1")));
        assertThat(comparison.isSame()).isTrue();
    }

    @Test
    void theSameRootsInAnotherOrderAreTheSame() {
        Comparison comparison = compare(
                snapshot(
                        new Sketch().at("one").has("a", "1"),
                        new Sketch().at("two").has("b", "1")),
                snapshot(
                        new Sketch().at("two").has("b", "1"),
                        new Sketch().at("one").has("a", "1")));
        assertThat(comparison.isSame()).isTrue();
    }

    @Test
    void aRootMoreWasAdded() {
        Comparison comparison = compare(
                snapshot(new Sketch().at("x/venv").has("a", "1")),
                snapshot(
                        new Sketch().at("other").has("b", "1").error("AC001", "b", "b.so"),
                        new Sketch().at("y/venv").has("a", "1")));
        assertThat(comparison.roots())
                .extracting(root -> root.before().map(Snapshot.Root::path), RootChange::title)
                .containsExactly(tuple(Optional.of("x/venv"), "y/venv"), tuple(Optional.empty(), "other"));
        assertThat(comparison.broke(Severity.ERROR)).isTrue();
    }

    @Test
    void environmentsOfAnImageArePairedByTheirDirectory() {
        Comparison comparison = compare(
                snapshot(
                        new Sketch().at("v1.tar").in("opt/a").has("a", "1"),
                        new Sketch().at("v1.tar").in("opt/b").has("b", "1")),
                snapshot(new Sketch().at("v2.tar").in("opt/b").has("b", "1")));
        assertThat(comparison.roots()).extracting(RootChange::title).containsExactly("v2.tar: opt/b", "v1.tar: opt/a");
        assertThat(comparison.roots().get(0).isSame()).isTrue();
    }

    @Test
    void whatIsToBeInstalledIsComparedByItsVerdict() {
        PackageChange change = only(compare(
                new Sketch().plans("torch", "2.0", Outcome.OK),
                new Sketch().plans("torch", "2.1", Outcome.BLOCKED).error("AC501", "torch", "")));
        assertThat(change.before()).contains(new PackageChange.Held(Optional.of("2.0"), "ok", 0));
        assertThat(change.after()).contains(new PackageChange.Held(Optional.of("2.1"), "blocked", 0));
        assertThat(change.status()).isEqualTo(Status.BROKE);
        assertThat(change.move()).isEqualTo(Move.UPGRADED);
    }

    @Test
    void whatCouldNotBeReadOrFoundOutMakesItIncomplete() {
        assertThat(compare(venv().unreadable("x"), venv()).isIncomplete()).isTrue();
        assertThat(compare(venv(), venv().plans("a", "1", Outcome.UNKNOWN)).isIncomplete())
                .isTrue();
        assertThat(compare(venv(), venv()).isIncomplete()).isFalse();
    }

    @Test
    void reportsOfDifferentProgramsAreNoted() {
        Snapshot old = snapshot(venv());
        Snapshot newer = new Snapshot("2.0.0", Sketch.MAC, old.roots(), 3);
        assertThat(compare(old, newer).notes())
                .containsExactly(
                        "the old report was written by archcheck 1.2.3, the new one by 2.0.0: a difference may come from"
                                + " the program",
                        "new.json leaves out 3 findings that do not count there; written with --show-ignored it would"
                                + " name them");
    }

    @Test
    void twoDistributionsOfOneNameAreOnePackage() {
        PackageChange change =
                only(compare(new Sketch().has("a", "1").has("A", "2", Verdict.CANNOT_RUN), new Sketch().has("a", "2")));
        assertThat(change.before()).contains(new PackageChange.Held(Optional.of("1, 2"), "cannot-run", 0));
        assertThat(change.move()).isEqualTo(Move.CHANGED);
    }
}
