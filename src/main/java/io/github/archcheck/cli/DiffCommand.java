package io.github.archcheck.cli;

import io.github.archcheck.comparison.Comparison;
import io.github.archcheck.comparison.Snapshot;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two reports, or what can be judged. */
@Command(
        name = "diff",
        description = "Compare two reports or environments: what broke, what was repaired, what changed architecture.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        modelTransformer = DiffOptionTexts.class)
final class DiffCommand implements Callable<Integer> {
    /** What only judging needs. */
    private static final List<String> JUDGING =
            List.of("--target", "--python", "--sysroot", "--exclude", "--thorough", "--verify-signatures");

    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description =
                    "A report of scan or preinstall in JSON, '-' for standard input, or what 'scan' accepts, which is"
                            + " judged first.")
    @Nullable
    String old;

    @Parameters(index = "1", paramLabel = "NEW", description = "Likewise.")
    @Nullable
    String current;

    @Mixin
    ScanOptions options = new ScanOptions();

    @Mixin
    ConfigOptions config = new ConfigOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    DiffCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, UsageException, InterruptedException {
        String before = Objects.requireNonNull(old);
        String after = Objects.requireNonNull(current);
        DiffOutputs outputs = DiffOutputs.of(session, options, List.of(before, after));
        // Where its reports go is set for scan; what is judged is judged as scan does it.
        Suppressing suppressing = Settings.apply(session, spec, "scan", config, options, new SuppressionOptions());
        Optional<Severity> failOn = options.failOn();
        Predicate<Snapshot.Finding> shown = shown();
        DiffSides sides = new DiffSides(session, options, suppressing);
        if (before.equals(DiffSides.STANDARD_INPUT) && after.equals(DiffSides.STANDARD_INPUT)) {
            throw new UsageException("only one of OLD and NEW can be -, for there is one standard input");
        }
        boolean judgesOld = sides.isJudged(before);
        boolean judgesNew = sides.isJudged(after);
        if (!judgesOld && !judgesNew) {
            checkNothingToJudge();
        }
        // A report that cannot be used is found out before anything is judged, which takes longer.
        Snapshot last = judgesNew ? null : sides.report(after);
        Snapshot first = judgesOld ? sides.judged(before) : sides.report(before);
        Comparison comparison = Comparison.of(
                new Comparison.Side(before, first.keeping(shown)),
                new Comparison.Side(after, (last == null ? sides.judged(after) : last).keeping(shown)));
        ExitStatus status = status(comparison, failOn);
        outputs.write(comparison, status);
        return status.code();
    }

    /** An option that does nothing would let its user believe otherwise. */
    private void checkNothingToJudge() throws UsageException {
        for (String option : JUDGING) {
            if (Objects.requireNonNull(spec).commandLine().getParseResult().hasMatchedOption(option)) {
                throw new UsageException(
                        option + " does nothing here: OLD and NEW are reports, which were judged already");
            }
        }
    }

    /** A rule that this archcheck does not know is shown unless others were selected. */
    private Predicate<Snapshot.Finding> shown() throws UsageException {
        Set<String> known =
                BuiltInRules.ALL.stream().map(Rule::info).map(RuleInfo::id).collect(Collectors.toSet());
        Set<String> wanted = options.rules().stream().map(RuleInfo::id).collect(Collectors.toSet());
        boolean others = options.select.isEmpty();
        return finding -> wanted.contains(finding.rule()) || (others && !known.contains(finding.rule()));
    }

    private ExitStatus status(Comparison comparison, Optional<Severity> failOn) {
        if (failOn.isPresent() && comparison.broke(failOn.get())) {
            return ExitStatus.FINDINGS;
        }
        return comparison.isIncomplete() && !options.allowIncomplete ? ExitStatus.INCOMPLETE : ExitStatus.CLEAN;
    }
}
