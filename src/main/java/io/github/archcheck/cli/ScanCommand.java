package io.github.archcheck.cli;

import io.github.archcheck.host.Host;
import io.github.archcheck.host.HostProbe;
import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.loader.system.Loaders;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.table.TableOptions;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Judge;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        Predicate<Finding> shown = options.shown();
        ReportOutputs outputs = ReportOutputs.of(session, options);
        Target target = target();
        FileInspector inspector = new Inspector(Parsers.ALL)::inspect;
        List<Root> roots = Roots.of(session, paths);
        Report report = judge(roots, inspector, target, shown);
        boolean failed = failOn.isPresent() && hasFindings(report, failOn.get());
        outputs.write(report, failed);
        if (failed) {
            return ExitStatus.FINDINGS.code();
        }
        boolean incomplete = report.summary().unreadable() > 0 && !options.allowIncomplete;
        return incomplete ? ExitStatus.INCOMPLETE.code() : ExitStatus.CLEAN.code();
    }
}
