package io.github.archcheck.cli;

import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.platform.Target;
import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges environments, plain folders, archives and single files. */
@Command(
        name = "scan",
        description = "Judge environments, folders, wheels and other archives, container images and single files.",
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

    @Mixin
    SuppressionOptions known = new SuppressionOptions();

    @Mixin
    ConfigOptions config = new ConfigOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    ScanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, UsageException, InterruptedException {
        Suppressing suppressing = Settings.apply(session, spec, "scan", config, options, known);
        Optional<Severity> failOn = options.failOn();
        ReportOutputs outputs = ReportOutputs.of(session, options, paths, suppressing);
        Suppressing.Suppressed judged = suppressing.apply(judge());
        ExitStatus status = Outcomes.of(judged.report(), failOn, options.allowIncomplete);
        outputs.write(judged.report(), status, judged.baseline());
        suppressing.tellWritten(judged);
        return status.code();
    }

    Report judge() throws IOException, UsageException, InterruptedException {
        List<ScanRoots.ScanRoot> roots = ScanRoots.of(session, paths);
        Asked asked = Asked.of(session, options, new Inspector(Parsers.ALL)::inspect);
        RootJudge judge = new RootJudge(asked, options.shown());
        List<Report.Root> judged = new ArrayList<>();
        try (Progress progress = Progress.show(asked.work(), session, options.wantsProgress())) {
            for (ScanRoots.ScanRoot root : roots) {
                progress.begin("looking through " + Work.brief(root.text()));
                judged.addAll(judge.judge(root.text(), root.path()));
            }
        }
        return new Report(
                ToolVersion.text(),
                target(judge, asked, judged),
                Checkouts.of(session),
                options.rules(),
                known.showIgnored,
                judged);
    }

    /** Without a name it is the host, unless nothing but images that name their own is judged. */
    private static Target target(RootJudge judge, Asked asked, List<Report.Root> judged) throws UsageException {
        boolean onlyImages = asked.target().isEmpty()
                && judged.stream().allMatch(root -> root.environment().isPresent());
        return onlyImages && !judged.isEmpty() ? judged.get(0).judged().scene().asked() : judge.target();
    }
}
