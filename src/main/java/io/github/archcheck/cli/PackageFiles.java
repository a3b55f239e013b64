package io.github.archcheck.cli;

import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.Selection;
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
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.TargetResolution;
import io.github.archcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Judges wheels and other package files: their names and what is in them.
 *
 * @param python the one to install for; empty for the one that a wheel is for
 */
record PackageFiles(
        Asked asked, Target target, Optional<Interpreter> python, boolean onlyBinary, Predicate<Finding> shown) {
    private static final int MOST_PROBLEMS = 3;

    /** The same for one of many at a time. */
    PackageFiles oneJob() {
        return new PackageFiles(asked.withJobs(1), target, python, onlyBinary, shown);
    }

    /** A file by itself: its plan beside everything that is in it. */
    Report.Root root(String text, Path file) throws IOException, UsageException, InterruptedException {
        Report.Root inside = inside(text, file);
        InstallPlan plan = plan(file, Optional.of(content(inside)));
        Judged planned = PlanJudge.judge(NoFiles.listing(file), target, python, text, plan, shown);
        return new Report.Root(text, inside.judged().with(plan, planned.findings()), true, Optional.empty());
    }

    /** One of many. */
    PackageVerdict verdict(Path file) {
        return plan(file, contentOf(String.valueOf(file.getFileName()), file)).packages().get(0);
    }

    /** What is in a file; what goes wrong is part of the answer. */
    Optional<WheelContents.Content> contentOf(String fileName, Path file) {
        try {
            return Optional.of(content(inside(fileName, file)));
        } catch (IOException | UsageException e) {
            return Optional.of(new WheelContents.Content(
                    Verdict.UNDETERMINED, List.of(fileName + " could not be read: " + e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Report.Root inside(String text, Path file) throws IOException, UsageException, InterruptedException {
        Asked forThis = asked.withPython(python.or(() -> implied(file)));
        return new RootJudge(forThis, shown).judge(text, file).get(0);
    }

    private static Optional<Interpreter> implied(Path file) {
        return WheelName.parse(String.valueOf(file.getFileName())).map(PythonChoice::of);
    }

    private InstallPlan plan(Path file, Optional<WheelContents.Content> content) {
        String fileName = String.valueOf(file.getFileName());
        Optional<WheelName> wheel = WheelName.parse(fileName);
        Interpreter interpreter = python.or(() -> implied(file)).orElseGet(PythonChoice::newest);
        InstallTarget wanted = new InstallTarget(
                TargetResolution.apply(target, Optional.of(interpreter)), PythonChoice.target(interpreter));
        Candidate candidate =
                new Candidate(fileName, Optional.of(file.toString()), OptionalLong.empty(), Optional.empty());
        Wanted.Files files = new Wanted.Files(
                fileName.endsWith(".whl") ? List.of(candidate) : List.of(),
                fileName.endsWith(".whl") ? Optional.empty() : Optional.of("sdist"),
                Optional.of(candidate),
                Specifiers.ANY,
                true);
        Wanted one = new Wanted(
                wheel.map(WheelName::distribution).orElse(fileName),
                wheel.map(WheelName::version),
                Optional.empty(),
                files,
                List.of(),
                List.of());
        Selection selection = new Selection(Optional.empty(), List.of(one), List.of());
        return new Planner(wanted, Optional.empty(), w -> content, onlyBinary).plan(fileName, selection);
    }

    private static WheelContents.Content content(Report.Root root) {
        Judged judged = root.judged();
        Inventory inventory = judged.scene().inventory();
        Verdict worst = judged.judgements().stream()
                .map(judgement -> judgement.verdict())
                .reduce(judged.judgements().isEmpty() ? Verdict.RUNS : Verdict.NOT_USED, Verdict::worst);
        List<Finding> errors = judged.findings().stream()
                .filter(f -> f.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            return new WheelContents.Content(Verdict.CANNOT_RUN, problems(errors));
        }
        if (!inventory.unreadable().isEmpty()) {
            Inventory.UnreadablePath first = inventory.unreadable().get(0);
            return new WheelContents.Content(
                    worst.worst(Verdict.UNDETERMINED), List.of(first.path() + ": " + first.reason()));
        }
        return new WheelContents.Content(worst, List.of());
    }

    private static List<String> problems(List<Finding> errors) {
        List<String> all = errors.stream()
                .map(f -> f.artifact().map(a -> a.path() + " ").orElse("") + f.message() + " ["
                        + f.rule().id() + "]")
                .toList();
        if (all.size() <= MOST_PROBLEMS) {
            return all;
        }
        List<String> first = new ArrayList<>(all.subList(0, MOST_PROBLEMS));
        first.add("and " + (all.size() - MOST_PROBLEMS) + " more");
        return first;
    }
}
