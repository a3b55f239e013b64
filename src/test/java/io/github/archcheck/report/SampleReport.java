package io.github.archcheck.report;

import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import io.github.archcheck.platform.Version;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.verdict.BrokenImport;
import io.github.archcheck.verdict.DistributionVerdict;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.Judgement;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scenes;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report with something of everything, made without any rule, so that it changes only when the report layer does. */
public final class SampleReport {
    static final RuleInfo ARCHITECTURE =
            new RuleInfo("AC001", "missing-architecture", Severity.ERROR, "no slice for the target");
    private static final RuleInfo MODULE =
            new RuleInfo("AC007", "no-usable-variant", Severity.ERROR, "no file that the interpreter tries");
    private static final RuleInfo ROSETTA =
            new RuleInfo("AC006", "needs-rosetta", Severity.WARNING, "runs as long as there is a Rosetta 2");
    private static final RuleInfo LINK = new RuleInfo("AC903", "broken-link", Severity.INFO, "a link leads nowhere");

    private static final Path ROOT = Path.of("/home/me/venv");
    private static final String SITE = "lib/python3.11/site-packages/";
    private static final String WORDS =
            "mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64')";

    private static final Distribution TENSORFLOW = distribution("tensorflow", "2.4.0");
    private static final Distribution SCIPY = distribution("scipy", "1.14.1");
    private static final Distribution NUMPY = distribution("numpy", "2.1.0");
    private static final Distribution KALEIDO = distribution("kaleido", "0.2.1");

    private SampleReport() {}

    /** Two roots: one with errors, warnings and notes, one without anything. */
    public static Report report() {
        return report(List.of(troubled(), clean()));
    }

    /** Of these roots, in a checkout at {@code /home/me}. */
    public static Report report(List<Report.Root> roots) {
        return new Report(
                "1.2.3",
                target(),
                new Checkout(Path.of("/home/me"), Path.of("/home/me")),
                List.of(ARCHITECTURE, ROSETTA, MODULE, LINK),
                false,
                roots);
    }

    /** A root of every kind, in and out of the checkout at {@code /home/me}; what is suppressed is to be shown. */
    public static Report everything() {
        return everything(true);
    }

    /**
     * A root of every kind: an environment with a finding that is ignored and one of a baseline, an empty folder, the top
     * of the checkout, a folder outside of it, a wheel, a container image and a lock file.
     */
    public static Report everything(boolean showsSuppressed) {
        List<RuleInfo> rules = new ArrayList<>(List.of(ARCHITECTURE, ROSETTA, MODULE));
        rules.addAll(SampleRoots.RULES);
        rules.add(LINK);
        return new Report(
                        "1.2.3",
                        target(),
                        new Checkout(Path.of("/home/me"), Path.of("/home/me")),
                        rules,
                        showsSuppressed,
                        List.of(
                                troubled(),
                                clean(),
                                SampleRoots.top(),
                                SampleRoots.outside(),
                                SampleRoots.wheel(),
                                SampleRoots.image(),
                                SampleRoots.plan()))
                .suppressing(SampleReport::suppression);
    }

    private static Optional<Suppression> suppression(Reported reported) {
        String path = reported.finding().artifact().map(Artifact::path).orElse("");
        if (path.contains("kaleido")) {
            return Optional.of(new Suppression(
                    Suppression.Kind.IGNORED,
                    Optional.of("only used for printing, on Intel machines"),
                    Optional.of(LocalDate.of(2030, 12, 31)),
                    "archcheck.toml:7"));
        }
        return path.endsWith("_pywrap_tensorflow_internal.so")
                ? Optional.of(
                        new Suppression(Suppression.Kind.BASELINE, Optional.empty(), Optional.empty(), "baseline.json"))
                : Optional.empty();
    }

    /** One root, one file, whose every text that comes from a file is {@code name}. */
    public static Report named(String name) {
        Distribution owner = new Distribution(
                name, Optional.of(name), Optional.of(name), List.of(name), Distribution.Kind.DIST_INFO, name);
        Inspection inspection = machO(MachO.dylib(MachO.X86_64).minos(11, 0));
        Artifact artifact = new Artifact(
                name,
                ROOT.resolve("file.so"),
                inspection,
                Role.EXTENSION,
                Optional.of(owner),
                Optional.empty(),
                Optional.of(name),
                false,
                List.of(name));
        Finding finding = Finding.about(artifact, ARCHITECTURE, Verdict.CANNOT_RUN, "contains " + name)
                .withLoaderError(Optional.of("dlopen(" + name + ")"), name)
                .withFix(new Fix("python -m pip install '" + name + "'", true));
        Inventory inventory = new Inventory(
                environment(Optional.empty()),
                List.of(artifact),
                List.of(owner),
                List.of(new Inventory.UnreadablePath(name, name)),
                List.of(new Note(Note.Kind.INFORMATION, name, name)),
                1);
        Judged judged = new Judged(
                Scenes.unjudged(inventory, target(), Optional.empty()),
                List.of(finding, Finding.aboutRoot(ROSETTA, name)),
                List.of(new Judgement(artifact, Verdict.CANNOT_RUN)),
                List.of(new DistributionVerdict(owner, 1, Verdict.CANNOT_RUN)),
                List.of(new BrokenImport(name, BrokenImport.Outcome.FAILS, artifact, List.of(name))));
        return report(List.of(new Report.Root(name, judged)));
    }

    public static Target target() {
        try {
            return TargetNames.parse("macos-14-arm64");
        } catch (UnknownTargetException e) {
            throw new AssertionError(e);
        }
    }

    /** In the order of a report. */
    public static List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.aboutRoot(ROSETTA, "the interpreter has an x86_64 slice, so a program may start it so"));
        Artifact kaleido = artifact("kaleido/executable/kaleido", Role.PROGRAM, KALEIDO, intel());
        findings.add(Finding.about(kaleido, ROSETTA, Verdict.RUNS_TRANSLATED, "x86_64 only: needs Rosetta 2"));
        for (Artifact artifact : scipy()) {
            findings.add(Finding.about(artifact, MODULE, Verdict.CANNOT_RUN, "no file that CPython 3.11 tries")
                    .withLoaderError(Optional.of("No module named 'scipy.linalg'"), "No module named 'scipy.linalg'"));
        }
        for (Artifact artifact : tensorflow()) {
            findings.add(Finding.about(artifact, ARCHITECTURE, Verdict.CANNOT_RUN, "contains x86_64, not arm64")
                    .withLoaderError(
                            Optional.of("dlopen(" + artifact.file() + ", 0x0002): tried: '" + artifact.file() + "' ("
                                    + WORDS + ")"),
                            WORDS)
                    .withFix(new Fix(
                            "arch -arm64 venv/bin/python -m pip install --force-reinstall --no-cache-dir --no-deps"
                                    + " --only-binary=:all: 'tensorflow>=2.13'",
                            true)));
        }
        findings.add(Finding.about(unowned(), LINK, Verdict.UNDETERMINED, "a link that leads nowhere"));
        return findings;
    }

    private static Report.Root troubled() {
        Inventory inventory = inventory();
        Judged judged = new Judged(
                Scenes.unjudged(inventory, target(), inventory.environment().interpreter()),
                findings(),
                inventory.artifacts().stream().map(SampleReport::judgement).toList(),
                List.of(
                        new DistributionVerdict(KALEIDO, 1, Verdict.RUNS_TRANSLATED),
                        new DistributionVerdict(NUMPY, 1, Verdict.RUNS),
                        new DistributionVerdict(SCIPY, 1, Verdict.CANNOT_RUN),
                        new DistributionVerdict(TENSORFLOW, 2, Verdict.CANNOT_RUN)),
                List.of(
                        imported("scipy", BrokenImport.Outcome.PARTLY, scipy().get(0), "scipy.linalg"),
                        imported("scipy.linalg", BrokenImport.Outcome.FAILS, scipy().get(0), "scipy.linalg"),
                        imported(
                                "tensorflow",
                                BrokenImport.Outcome.FAILS,
                                tensorflow().get(0),
                                "tensorflow",
                                "tensorflow.python")));
        return new Report.Root("venv", judged);
    }

    private static BrokenImport imported(
            String module, BrokenImport.Outcome outcome, Artifact because, String... modules) {
        List<String> chain = new ArrayList<>(List.of(modules));
        chain.add(because.path());
        return new BrokenImport(module, outcome, because, chain);
    }

    /** Of the first root. */
    public static Inventory inventory() {
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(artifact("kaleido/executable/kaleido", Role.PROGRAM, KALEIDO, intel()));
        artifacts.add(artifact("numpy/_core/_multiarray_umath.so", Role.EXTENSION, NUMPY, universal()));
        artifacts.addAll(scipy());
        artifacts.addAll(tensorflow());
        artifacts.add(unowned());
        Optional<Interpreter> python = Optional.of(python());
        return new Inventory(
                environment(python),
                artifacts,
                List.of(KALEIDO, NUMPY, SCIPY, TENSORFLOW),
                List.of(new Inventory.UnreadablePath("lib/secret.so", "permission denied")),
                List.of(new Note(Note.Kind.METADATA_BROKEN, SITE + "x.dist-info/RECORD", "line 3 has no path")),
                4812);
    }

    private static Judgement judgement(Artifact artifact) {
        boolean translated = artifact.owner().equals(Optional.of(KALEIDO));
        boolean runs = artifact.owner().equals(Optional.of(NUMPY));
        return new Judgement(artifact, runs ? Verdict.RUNS : translated ? Verdict.RUNS_TRANSLATED : Verdict.CANNOT_RUN);
    }

    private static Report.Root clean() {
        Environment folder = new Environment(
                Path.of("/srv/empty"),
                EnvironmentKind.FOLDER,
                Optional.empty(),
                List.of(),
                List.of(Path.of("/srv/empty")),
                Optional.empty(),
                false,
                List.of());
        Inventory inventory = new Inventory(folder, List.of(), List.of(), List.of(), List.of(), 1);
        return new Report.Root(
                "/srv/empty",
                new Judged(
                        Scenes.unjudged(inventory, target(), Optional.empty()),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private static Environment environment(Optional<Interpreter> python) {
        return new Environment(
                ROOT,
                EnvironmentKind.VENV,
                python,
                List.of(new SiteDirectory(ROOT.resolve(SITE), SiteDirectory.Origin.SITE)),
                List.of(ROOT),
                Optional.empty(),
                false,
                List.of());
    }

    private static Interpreter python() {
        return new Interpreter(
                ROOT.resolve("bin/python3.11"),
                Optional.of(Path.of("/Library/Frameworks/Python.framework/Versions/3.11/bin/python3.11")),
                Optional.of(universal()),
                Optional.of(new Version(3, 11, 4)),
                true,
                Interpreter.Implementation.CPYTHON,
                false,
                false,
                List.of(".cpython-311-darwin.so", ".abi3.so", ".so"),
                Interpreter.SuffixSource.DERIVED);
    }

    private static List<Artifact> tensorflow() {
        return List.of(
                artifact("tensorflow/libtensorflow_framework.2.dylib", Role.LIBRARY, TENSORFLOW, intel()),
                artifact("tensorflow/python/_pywrap_tensorflow_internal.so", Role.EXTENSION, TENSORFLOW, intel()));
    }

    private static List<Artifact> scipy() {
        return List.of(
                artifact("scipy/linalg/_interpolative.cpython-310-darwin.so", Role.EXTENSION, SCIPY, universal()));
    }

    private static Artifact unowned() {
        return new Artifact(
                "share/libmystery.dylib",
                ROOT.resolve("share/libmystery.dylib"),
                intel(),
                Role.LIBRARY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of("share/libmystery.1.dylib"));
    }

    private static Artifact artifact(String below, Role role, Distribution owner, Inspection inspection) {
        String stem = below.replaceAll("\\..*", "").replace('/', '.');
        return new Artifact(
                SITE + below,
                ROOT.resolve(SITE + below),
                inspection,
                role,
                Optional.of(owner),
                Optional.empty(),
                role == Role.EXTENSION ? Optional.of(stem) : Optional.empty(),
                false,
                List.of());
    }

    private static Distribution distribution(String name, String version) {
        return new Distribution(
                name,
                Optional.of(version),
                Optional.of("pip"),
                List.of("cp311-cp311-macosx_10_9_x86_64"),
                Distribution.Kind.DIST_INFO,
                SITE + name + "-" + version + ".dist-info");
    }

    private static Inspection intel() {
        return machO(MachO.dylib(MachO.X86_64)
                .minos(10, 11)
                .idDylib("@rpath/libtensorflow_framework.2.dylib")
                .loadDylib("/usr/lib/libSystem.B.dylib")
                .loadWeakDylib("@rpath/libiomp5.dylib")
                .rpath("@loader_path/.."));
    }

    private static Inspection universal() {
        return inspection(FatMachO.fat32()
                .slice(MachO.X86_64, MachO.bundle(MachO.X86_64).minos(10, 9).build())
                .slice(MachO.ARM64, MachO.bundle(MachO.ARM64).minos(11, 0).build())
                .build()
                .bytes());
    }

    private static Inspection machO(MachO file) {
        return inspection(file.build().bytes());
    }

    public static Inspection inspection(byte[] bytes) {
        try {
            return new Inspector(Parsers.ALL).inspect(new ArraySource(bytes));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
