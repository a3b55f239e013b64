package io.github.archcheck.report;

import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.verdict.DistributionVerdict;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.Judgement;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scenes;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Roots of the larger sample that lie elsewhere than an environment on disk does. */
final class SampleRoots {
    static final RuleInfo NO_WHEEL =
            new RuleInfo("AC501", "no-usable-wheel", Severity.ERROR, "no wheel for the target");
    static final RuleInfo BUILD =
            new RuleInfo("AC502", "build-from-source", Severity.WARNING, "it would be built from source");
    private static final RuleInfo UNKNOWN =
            new RuleInfo("AC504", "availability-unknown", Severity.WARNING, "nothing tells which files there are");
    private static final RuleInfo CONTENT =
            new RuleInfo("AC505", "unusable-content", Severity.ERROR, "the native files in the wheel do not fit");
    private static final RuleInfo PREFIX =
            new RuleInfo("AC204", "unusable-rpath", Severity.WARNING, "a search path that leads nowhere");

    /** Beside those of the smaller sample. */
    static final List<RuleInfo> RULES = List.of(PREFIX, NO_WHEEL, BUILD, UNKNOWN, CONTENT);

    private static final String WORDS =
            "mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64')";

    private SampleRoots() {}

    /** The top of the checkout itself, with one file and something about the whole. */
    static Report.Root top() {
        Path root = Path.of("/home/me");
        Artifact artifact = artifact(root, "tools/native helper/libfast.dylib", Optional.empty());
        Finding whole = Finding.aboutRoot(PREFIX, "paths of the machine that it was built on");
        return new Report.Root(".", judged(root, EnvironmentKind.FOLDER, List.of(whole, refused(artifact)), artifact));
    }

    /** Outside of the checkout. */
    static Report.Root outside() {
        Path root = Path.of("/opt/tools");
        Artifact artifact = artifact(root, "lib/libshared.dylib", Optional.empty());
        return new Report.Root(
                "../../opt/tools",
                judged(
                        root,
                        EnvironmentKind.FOLDER,
                        List.of(Finding.about(artifact, PREFIX, "an rpath leads to /Users/build/lib, which is not here")
                                .withChain(List.of(artifact.path(), "@rpath/libfast.dylib"))),
                        artifact));
    }

    /** A wheel: what is found is about a member. */
    static Report.Root wheel() {
        Path root = Path.of("/home/me/dist");
        Distribution owner = distribution("speedy", "1.0");
        Artifact artifact = artifact(root, "speedy/_core.cpython-311-darwin.so", Optional.of(owner));
        return new Report.Root(
                "dist/speedy-1.0-cp311-cp311-macosx_11_0_universal2.whl",
                judged(
                        root,
                        EnvironmentKind.WHEEL,
                        List.of(refused(artifact)
                                .withSlice("x86_64")
                                .withFix(Fix.sentence("build it for arm64 too, and join both with lipo"))),
                        artifact),
                true,
                Optional.empty());
    }

    /** One environment of a container image. */
    static Report.Root image() {
        Path root = Path.of("/app/.venv");
        Distribution owner = distribution("pandas", "2.2.0");
        Artifact artifact =
                artifact(root, "app/.venv/lib/python3.11/site-packages/pandas/_libs/lib.so", Optional.of(owner));
        return new Report.Root(
                "image.tar",
                judged(
                        root,
                        EnvironmentKind.VENV,
                        List.of(
                                Finding.aboutRoot(PREFIX, "the environment was made for another place"),
                                refused(artifact)),
                        artifact),
                true,
                Optional.of("app/.venv"));
    }

    /** A lock file with a package of every outcome. */
    static Report.Root plan() {
        PackageVerdict blocked = planned("tensorflow-text", "2.15.0", Outcome.BLOCKED)
                .nearest("needs macOS x86_64")
                .requiredBy("transformers[tf]", "tf-models")
                .fix(new Fix("python -m pip install 'tensorflow-text>=2.16'", true))
                .verdict();
        PackageVerdict content = planned("speedy", "1.0", Outcome.OK)
                .file("speedy-1.0-cp311-cp311-macosx_11_0_arm64.whl")
                .content(Verdict.CANNOT_RUN, "speedy/_core.so contains x86_64, not arm64")
                .verdict();
        PackageVerdict build = planned("psycopg2", "2.9.9", Outcome.BUILD)
                .because("there is only an sdist")
                .verdict();
        PackageVerdict unknown = planned("private-thing", "0.1", Outcome.UNKNOWN)
                .because("the lock file names no files")
                .verdict();
        PackageVerdict skipped = planned("pywin32", "306", Outcome.SKIPPED)
                .because("sys_platform == 'win32' does not hold")
                .verdict();
        PackageVerdict fine = planned("numpy", "2.1.0", Outcome.OK)
                .file("numpy-2.1.0-cp311-cp311-macosx_14_0_arm64.whl")
                .content(Verdict.RUNS, "")
                .doubt("the index was not asked")
                .verdict();
        InstallPlan plan = new InstallPlan(
                "3.11",
                Optional.empty(),
                List.of(fine, content, blocked, build, unknown, skipped),
                List.of("two extras are named that nothing provides"),
                false);
        List<Finding> findings = List.of(
                Finding.aboutPackage(
                        CONTENT, content, content.file().orElseThrow() + " can be installed and not be used"),
                Finding.aboutPackage(NO_WHEEL, blocked, "no wheel fits: needs macOS x86_64")
                        .withChain(List.of("transformers[tf]", "tf-models", "tensorflow-text"))
                        .withFix(blocked.fix().orElseThrow()),
                Finding.aboutPackage(BUILD, build, "would be built from source: there is only an sdist"),
                Finding.aboutPackage(UNKNOWN, unknown, "the lock file names no files"));
        Path lock = Path.of("/home/me/app/uv.lock");
        return new Report.Root(
                "app/uv.lock", judged(lock, EnvironmentKind.FILE, List.of()).with(plan, findings));
    }

    private static SamplePlanned planned(String name, String version, Outcome outcome) {
        return new SamplePlanned(name, version, outcome);
    }

    private static Judged judged(Path root, EnvironmentKind kind, List<Finding> findings, Artifact... artifacts) {
        Environment environment = new Environment(
                root, kind, Optional.empty(), List.of(), List.of(root), Optional.empty(), false, List.of());
        List<Distribution> owners =
                List.of(artifacts).stream().flatMap(a -> a.owner().stream()).toList();
        Inventory inventory = new Inventory(
                environment,
                List.of(artifacts),
                owners,
                List.of(),
                List.of(new Note(Note.Kind.INFORMATION, "README", "a note that is no finding")),
                3);
        return new Judged(
                Scenes.unjudged(inventory, SampleReport.target(), Optional.empty()),
                findings,
                List.of(artifacts).stream()
                        .map(a -> new Judgement(a, Verdict.CANNOT_RUN))
                        .toList(),
                owners.stream()
                        .map(owner -> new DistributionVerdict(owner, 1, Verdict.CANNOT_RUN))
                        .toList(),
                List.of());
    }

    private static Finding refused(Artifact artifact) {
        return Finding.about(artifact, SampleReport.ARCHITECTURE, Verdict.CANNOT_RUN, "contains x86_64, not arm64")
                .withLoaderError(Optional.of("dlopen(" + artifact.file() + ", 0x0002): " + WORDS), WORDS);
    }

    private static Artifact artifact(Path root, String path, Optional<Distribution> owner) {
        Inspection inspection = SampleReport.inspection(
                MachO.dylib(MachO.X86_64).minos(11, 0).build().bytes());
        return new Artifact(
                path,
                root.resolve(path),
                inspection,
                Role.LIBRARY,
                owner,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of());
    }

    private static Distribution distribution(String name, String version) {
        return new Distribution(
                name,
                Optional.of(version),
                Optional.of("pip"),
                List.of(),
                Distribution.Kind.DIST_INFO,
                name + "-" + version + ".dist-info");
    }
}
