package io.github.archcheck.cli;

import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.locate.Interpreters;
import io.github.archcheck.inventory.locate.Locators;
import io.github.archcheck.inventory.locate.SystemPlaces;
import io.github.archcheck.inventory.source.DiskPythonFiles;
import io.github.archcheck.inventory.take.ContentChecks;
import io.github.archcheck.inventory.take.InventoryTaker;
import io.github.archcheck.inventory.walk.WalkOptions;
import io.github.archcheck.loader.system.Loaders;
import io.github.archcheck.platform.Target;
import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Judge;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Judges environments, plain folders and single files. */
@Command(
        name = "scan",
        description = "Judge environments, folders and single files.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ScanCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "What to judge. Without it: $VIRTUAL_ENV, $CONDA_PREFIX, ./.venv or ./venv.")
    List<String> paths = new ArrayList<>();

    @Mixin
    ScanOptions options = new ScanOptions();

    ScanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, UsageException, InterruptedException {
        Optional<Severity> failOn = options.failOn();
        ReportOutputs outputs = ReportOutputs.of(session, options);
        Report report = judge(options.shown());
        boolean failed = failOn.isPresent() && hasFindings(report, failOn.get());
        boolean incomplete = report.summary().unreadable() > 0 && !options.allowIncomplete;
        ExitStatus status = failed ? ExitStatus.FINDINGS : incomplete ? ExitStatus.INCOMPLETE : ExitStatus.CLEAN;
        outputs.write(report, status);
        return status.code();
    }

    private Report judge(Predicate<Finding> shown) throws IOException, UsageException, InterruptedException {
        WalkOptions walk = new WalkOptions(options.thorough, options.exclusions(), options.jobs());
        List<ScanRoots.ScanRoot> roots = ScanRoots.of(session, paths);
        FileInspector inspector = new Inspector(Parsers.ALL)::inspect;
        for (ScanRoots.ScanRoot root : roots) {
            refuseArchive(root, inspector);
        }
        Optional<Path> sysroot = sysroot();
        Target target = Targets.of(Optional.ofNullable(options.target), sysroot);
        ContentChecks checks = options.verifySignatures ? ContentChecks.EVERYTHING : ContentChecks.cheap(target);
        SystemPlaces places =
                sysroot.map(SystemPlaces::sysroot).orElseGet(() -> SystemPlaces.of(session.environment()));
        Optional<Interpreter> python = python(inspector, places);
        Judge judge = new Judge(
                BuiltInRules.ALL,
                Loaders::forTarget,
                new ScannedSystems(sysroot, inspector),
                new DiskPythonFiles(options.jobs()));
        List<Report.Root> judged = new ArrayList<>();
        for (ScanRoots.ScanRoot root : roots) {
            Environment environment = Locators.locate(root.path(), inspector, places);
            Inventory inventory = take(environment, new InventoryTaker(inspector, walk, checks), root.text());
            judged.add(new Report.Root(root.text(), judge.judge(inventory, target, python, root.text(), shown)));
        }
        return new Report(ToolVersion.text(), target, judged);
    }

    /** Nothing is said of what has not been looked into. */
    private static void refuseArchive(ScanRoots.ScanRoot root, FileInspector inspector)
            throws IOException, UsageException {
        boolean isArchive = Files.isRegularFile(root.path())
                && inspector.inspect(root.path()) instanceof Inspection.NotBinary other
                && (other.content() == Content.ZIP || other.content() == Content.GZIP);
        if (isArchive) {
            throw new UsageException("an archive, which must be unpacked first: " + root.text());
        }
    }

    private Inventory take(Environment environment, InventoryTaker taker, String what)
            throws IOException, InterruptedException {
        Progress progress = Progress.start(session, !options.noProgress, what);
        try {
            return taker.take(environment);
        } finally {
            progress.stop();
        }
    }

    private Optional<Path> sysroot() throws UsageException {
        if (options.sysroot == null) {
            return Optional.empty();
        }
        Path directory = ScanRoots.path(session, options.sysroot);
        if (!Files.isDirectory(directory)) {
            throw new UsageException("--sysroot takes a directory, not '" + options.sysroot + "'");
        }
        return Optional.of(directory);
    }

    private Optional<Interpreter> python(FileInspector inspector, SystemPlaces places)
            throws IOException, UsageException {
        if (options.python == null) {
            return Optional.empty();
        }
        String text = options.python;
        Optional<Interpreter> version = Interpreters.ofVersion(text);
        if (version.isPresent()) {
            return version;
        }
        Path file = ScanRoots.path(session, text);
        if (!Files.isRegularFile(file) && !Files.isSymbolicLink(file)) {
            throw new UsageException("--python takes a file or a version such as 3.11, not '" + text + "'");
        }
        Optional<Interpreter> located =
                Interpreters.ofFile(file, inspector, places).interpreter();
        if (located.isEmpty()
                || located.get().inspection().filter(ScanCommand::isNoProgram).isPresent()) {
            throw new UsageException("not a Python interpreter: " + text);
        }
        return located;
    }

    /** A script may start an interpreter; other text or data does not. */
    private static boolean isNoProgram(Inspection inspection) {
        return inspection instanceof Inspection.NotBinary other && other.content() != Content.SCRIPT;
    }

    private static boolean hasFindings(Report report, Severity lowest) {
        return report.roots().stream()
                .flatMap(root -> root.judged().findings().stream())
                .anyMatch(finding -> finding.severity().isAtLeast(lowest));
    }
}
