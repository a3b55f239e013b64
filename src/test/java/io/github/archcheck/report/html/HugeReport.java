package io.github.archcheck.report.html;

import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.SampleReport;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 50,000 files in 400 packages with 5,000 findings about as many of them, each with words of its own. */
final class HugeReport {
    static final int FINDINGS = 5_000;
    static final int FILES = 50_000;
    private static final int PACKAGES = 400;
    private static final int BROKEN_PACKAGES = 250;
    private static final int FILES_EACH = FILES / PACKAGES;
    private static final int FINDINGS_EACH = FINDINGS / BROKEN_PACKAGES;
    private static final Path ROOT = Path.of("/home/somebody/projects/large/environment");
    private static final String SITE = "lib/python3.12/site-packages/";
    private static final RuleInfo ARCHITECTURE =
            new RuleInfo("AC001", "missing-architecture", Severity.ERROR, "native code for another processor");
    private static final RuleInfo LIBRARY =
            new RuleInfo("AC202", "unusable-library", Severity.ERROR, "needs a library that cannot be loaded");
    private static final RuleInfo TAG =
            new RuleInfo("AC303", "floor-above-tag", Severity.WARNING, "needs a newer system than its tag promises");

    private final Inspection inspection =
            SampleReport.inspection(MachO.dylib(MachO.X86_64).build().bytes());
    private final List<Artifact> artifacts = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();
    private final List<Distribution> distributions = new ArrayList<>();
    private final List<DistributionVerdict> verdicts = new ArrayList<>();
    private final List<BrokenImport> imports = new ArrayList<>();

    private HugeReport() {}

    static Report report() {
        HugeReport huge = new HugeReport();
        for (int number = 0; number < PACKAGES; number++) {
            huge.addPackage(number);
        }
        Environment environment = new Environment(
                ROOT,
                EnvironmentKind.VENV,
                Optional.empty(),
                List.of(new SiteDirectory(ROOT.resolve(SITE), SiteDirectory.Origin.SITE)),
                List.of(ROOT),
                Optional.empty(),
                false,
                List.of());
        Inventory inventory =
                new Inventory(environment, huge.artifacts, huge.distributions, List.of(), List.of(), FILES);
        Judged judged = new Judged(
                Scenes.unjudged(inventory, SampleReport.target(), Optional.empty()),
                huge.findings,
                huge.judgements,
                huge.verdicts,
                huge.imports);
        return SampleReport.report(List.of(new Report.Root("environment", judged)));
    }

    private void addPackage(int number) {
        String name = "package-%03d".formatted(number);
        Distribution distribution = new Distribution(
                name,
                Optional.of("1." + number),
                Optional.of("pip"),
                List.of(),
                Distribution.Kind.DIST_INFO,
                SITE + name + "-1." + number + ".dist-info");
        distributions.add(distribution);
        boolean isBroken = number < BROKEN_PACKAGES;
        for (int file = 0; file < FILES_EACH; file++) {
            Artifact artifact = artifact(distribution, name.replace('-', '_'), file);
            boolean hasFinding = isBroken && file < FINDINGS_EACH;
            artifacts.add(artifact);
            judgements.add(new Judgement(artifact, hasFinding ? Verdict.CANNOT_RUN : Verdict.RUNS));
            if (hasFinding) {
                findings.add(finding(artifact, name, file));
            }
        }
        verdicts.add(new DistributionVerdict(distribution, FILES_EACH, isBroken ? Verdict.CANNOT_RUN : Verdict.RUNS));
        if (isBroken) {
            Artifact because = artifacts.get(artifacts.size() - FILES_EACH);
            String module = name.replace('-', '_');
            imports.add(new BrokenImport(
                    module,
                    BrokenImport.Outcome.FAILS,
                    because,
                    List.of(module, module + ".core", because.path(), "@rpath/libshared." + number + ".dylib")));
        }
    }

    private Artifact artifact(Distribution owner, String module, int file) {
        String below = module + "/core/_extension_%03d.cpython-312-darwin.so".formatted(file);
        return new Artifact(
                SITE + below,
                ROOT.resolve(SITE + below),
                inspection,
                Role.EXTENSION,
                Optional.of(owner),
                Optional.empty(),
                Optional.of(module + ".core._extension_%03d".formatted(file)),
                false,
                List.of());
    }

    private static Finding finding(Artifact artifact, String name, int file) {
        String words = "mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64')";
        Fix fix = new Fix("python -m pip install --force-reinstall --no-cache-dir '" + name + ">=2'", true);
        if (file % 5 == 4) {
            return Finding.about(artifact, TAG, "needs macOS 13." + file + ", its tag promises 11.0")
                    .withFix(fix);
        } else if (file % 5 == 3) {
            String library = "@rpath/lib" + name + "-" + file + ".dylib";
            return Finding.about(
                            artifact, LIBRARY, Verdict.CANNOT_RUN, "needs " + library + ", which is for x86_64 only")
                    .withChain(List.of(artifact.path(), SITE + name + "/.dylibs/lib" + name + ".dylib", library))
                    .withLoaderError(
                            Optional.of("dlopen(" + artifact.file() + ", 0x0002): Library not loaded: " + library
                                    + "\n  Referenced from: <0> " + artifact.file() + "\n  Reason: tried: '" + words
                                    + "'"),
                            words)
                    .withFix(fix);
        }
        return Finding.about(artifact, ARCHITECTURE, Verdict.CANNOT_RUN, "contains x86_64, not arm64")
                .withLoaderError(
                        Optional.of("dlopen(" + artifact.file() + ", 0x0002): tried: '" + artifact.file() + "' ("
                                + words + ")"),
                        words)
                .withFix(fix);
    }
}
