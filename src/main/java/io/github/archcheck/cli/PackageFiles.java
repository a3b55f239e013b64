package io.github.archcheck.cli;

import io.github.archcheck.archive.OpenArchive;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.tags.WheelName;
import io.github.archcheck.packaging.version.Specifiers;
import io.github.archcheck.platform.Target;
import io.github.archcheck.preinstall.Planner;
import io.github.archcheck.preinstall.WheelContents;
import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.TargetResolution;
import io.github.archcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Judges wheels and other package files: their names, and what is in those that fit.
 *
 * @param python the one to install for; empty for the one that a wheel is for
 */
record PackageFiles(
        Asked asked, Target target, Optional<Interpreter> python, boolean onlyBinary, Predicate<Finding> shown) {
    /** The same for one of many: by a single thread, and without hashes of what is inside. */
    PackageFiles ofMany() {
        return new PackageFiles(asked.withJobs(1).withoutHashes(), target, python, onlyBinary, shown);
    }

    /** A file by itself: its plan, and everything that is in it if it would be installed. */
    Report.Root root(String text, Path file) throws IOException, UsageException, InterruptedException {
        PackageVerdict byName = verdict(file, WheelContents.CLOSED);
        if (byName.outcome() == Outcome.BLOCKED) {
            InstallPlan plan = new InstallPlan("", Optional.empty(), List.of(byName), List.of(), onlyBinary);
            Judged judged = PlanJudge.judge(NoFiles.wheel(file), target, interpreter(name(file)), text, plan, shown);
            return new Report.Root(text, judged, true, Optional.empty());
        }
        Report.Root inside = inside(text, name(file), file);
        EnvironmentKind kind = inside.judged().scene().inventory().environment().kind();
        boolean isPackage = PackageNames.isWheel(name(file)) || kind == EnvironmentKind.SOURCE;
        List<PackageVerdict> verdicts = kind == EnvironmentKind.CONDA_PACKAGE
                ? List.of(conda(file, inside))
                : isPackage
                        ? List.of(verdict(file, wheel -> Optional.of(ContentVerdicts.of(inside.judged()))))
                        : List.of();
        InstallPlan plan = new InstallPlan("", Optional.empty(), verdicts, List.of(), onlyBinary);
        Judged planned = PlanJudge.judge(NoFiles.wheel(file), target, interpreter(name(file)), text, plan, shown);
        return new Report.Root(
                text, inside.judged().with(plan, planned.findings()), inside.isArchive(), inside.environment());
    }

    /** One of many. */
    PackageVerdict verdict(Path file) {
        return verdict(file, wheel -> contentOf(wheel.fileName(), file));
    }

    /** What is in a file; what goes wrong is part of the answer. */
    Optional<WheelContents.Content> contentOf(String fileName, Path file) {
        try {
            return Optional.of(
                    ContentVerdicts.of(inside(fileName, fileName, file).judged()));
        } catch (IOException | UsageException e) {
            return Optional.of(new WheelContents.Content(
                    Verdict.UNDETERMINED, List.of(fileName + " could not be read: " + e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** What is in an archive that lies elsewhere. */
    WheelContents.Content contentOf(String fileName, OpenArchive archive) throws IOException {
        try {
            RootJudge judge =
                    new RootJudge(asked.withPython(interpreter(fileName)).withoutHashes(), Optional.of(target), shown);
            return ContentVerdicts.of(judge.whole(fileName, fileName, archive).judged());
        } catch (UsageException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Report.Root inside(String text, String fileName, Path file)
            throws IOException, UsageException, InterruptedException {
        Optional<Interpreter> known = interpreter(fileName);
        return new RootJudge(asked.withPython(known), Optional.of(target), shown)
                .judge(text, file)
                .get(0);
    }

    /** The one asked for, else the one that a wheel's name implies; empty for other files. */
    private Optional<Interpreter> interpreter(String fileName) {
        return python.or(() -> WheelName.parse(fileName).map(PythonChoice::of));
    }

    private PackageVerdict verdict(Path file, WheelContents contents) {
        Interpreter interpreter = interpreter(name(file)).orElseGet(PythonChoice::newest);
        Candidate candidate =
                new Candidate(name(file), Optional.of(file.toString()), OptionalLong.empty(), Optional.empty());
        boolean isWheel = PackageNames.isWheel(name(file));
        Wanted.Files files = new Wanted.Files(
                isWheel ? List.of(candidate) : List.of(),
                isWheel ? Optional.empty() : Optional.of("sdist"),
                Optional.of(candidate),
                Specifiers.ANY,
                true);
        Optional<WheelName> wheel = WheelName.parse(name(file));
        Wanted wanted =
                wanted(wheel.map(WheelName::distribution).orElse(name(file)), wheel.map(WheelName::version), files);
        return planner(interpreter, contents).file(name(file), wanted);
    }

    private PackageVerdict conda(Path file, Report.Root inside) {
        Environment environment = inside.judged().scene().inventory().environment();
        Candidate candidate =
                new Candidate(name(file), Optional.of(file.toString()), OptionalLong.empty(), Optional.empty());
        Optional<Distribution> distribution =
                inside.judged().scene().inventory().distributions().stream().findFirst();
        Wanted wanted = wanted(
                distribution.map(Distribution::name).orElse(name(file)),
                distribution.flatMap(Distribution::version),
                new Wanted.Conda(Optional.of(candidate), environment.condaSubdir(), List.of()));
        return planner(PythonChoice.newest(), own -> Optional.of(ContentVerdicts.of(inside.judged())))
                .file(name(file), wanted);
    }

    private Planner planner(Interpreter interpreter, WheelContents contents) {
        InstallTarget wanted = new InstallTarget(
                TargetResolution.apply(target, Optional.of(interpreter)), PythonChoice.target(interpreter));
        return new Planner(wanted, Optional.empty(), contents, onlyBinary);
    }

    private static Wanted wanted(String name, Optional<String> version, Wanted.Supply supply) {
        return new Wanted(name, version, Optional.empty(), supply, List.of(), List.of());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
