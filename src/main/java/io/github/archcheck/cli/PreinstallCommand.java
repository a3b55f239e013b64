package io.github.archcheck.cli;

import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
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

/** Judges what is to be installed. */
@Command(
        name = "preinstall",
        description = "Judge, before anything is installed: wheels, folders of wheels, lock files, requirements.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PreinstallCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "SOURCE",
            arity = "0..*",
            description = "What to judge; '-' for standard input. Without it: the lock file in this directory.")
    List<String> sources = new ArrayList<>();

    @Mixin
    PreinstallOptions install = new PreinstallOptions();

    @Mixin
    ScanOptions options = new ScanOptions();

    @Mixin
    SuppressionOptions known = new SuppressionOptions();

    @Mixin
    ConfigOptions config = new ConfigOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    PreinstallCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, UsageException, InterruptedException {
        Suppressing suppressing = Settings.apply(session, spec, "preinstall", config, options, known);
        Optional<Severity> failOn = options.failOn();
        List<InstallSources.Source> named = InstallSources.of(session, sources);
        ReportOutputs outputs = ReportOutputs.of(
                session,
                options,
                named.stream().map(InstallSources.Source::text).toList(),
                suppressing);
        Asked asked = Asked.of(session, options, new Inspector(Parsers.ALL)::inspect);
        SourceJudge judge = SourceJudge.of(session, asked, install, options.shown(), options.verbose);
        List<Report.Root> roots = new ArrayList<>();
        try (Progress progress = Progress.show(asked.work(), session, options.wantsProgress())) {
            for (InstallSources.Source source : named) {
                progress.begin("looking into " + Work.brief(source.text()));
                roots.add(judge.judge(source));
            }
        }
        Suppressing.Suppressed judged = suppressing.apply(new Report(
                ToolVersion.text(), judge.target(), Checkouts.of(session), options.rules(), known.showIgnored, roots));
        ExitStatus status = Outcomes.of(judged.report(), failOn, options.allowIncomplete);
        outputs.write(judged.report(), status, judged.baseline());
        suppressing.tellWritten(judged);
        return status.code();
    }
}
