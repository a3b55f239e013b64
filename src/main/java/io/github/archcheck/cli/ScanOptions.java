package io.github.archcheck.cli;

import io.github.archcheck.inventory.walk.Exclusions;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that judge-and-report commands share. */
final class ScanOptions {
    /** What {@code --fail-on} takes. */
    static final List<String> FAIL_ON = List.of("error", "warning", "never");

    private static final int MOST_JOBS = 256;

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description = "Judge for this machine instead of the host: macos-14-arm64, linux-aarch64, linux/arm64,"
                    + " osx-arm64, manylinux_2_28_aarch64, …; see 'archcheck targets'.")
    @Nullable
    String target;

    @Option(
            names = "--python",
            paramLabel = "FILE|VERSION",
            description = "The interpreter to judge for: its file, or a version such as 3.11, 3.13t, pp310.")
    @Nullable
    String python;

    @Option(
            names = "--sysroot",
            paramLabel = "DIR",
            description = "Where absolute paths of the target lie: the root file system of a container or an image.")
    @Nullable
    String sysroot;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "NAME",
            defaultValue = "table",
            description =
                    "What goes to standard output: table (default), json, jsonl, sarif, junit, github, markdown or html.")
    String format = "table";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "NAME=FILE",
            description = "Also write this format to a file; repeatable.")
    List<String> outputs = new ArrayList<>();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description = "Lowest severity that makes the exit status 1: error (default), warning or never.")
    String failOn = "error";

    @Option(names = "--select", paramLabel = "RULE", split = ",", description = "Only these rules, by id or name.")
    List<String> select = new ArrayList<>();

    @Option(names = "--ignore", paramLabel = "RULE", split = ",", description = "Not these rules, by id or name.")
    List<String> ignore = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description = "Paths to leave out, relative to PATH; repeatable. '*' stays within a name, '**' does not.")
    List<String> exclude = new ArrayList<>();

    @Option(names = "--thorough", description = "Open every file, also those whose names say that they are text.")
    boolean thorough;

    @Option(
            names = "--verify-signatures",
            description =
                    "Read all native files wholly: their code signatures, and whether they are what was installed."
                            + " Without it, those up to 1 MiB, the smallest 32 MiB of them.")
    boolean verifySignatures;

    @Option(names = "--allow-incomplete", description = "Unreadable files do not make the exit status 3.")
    boolean allowIncomplete;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "How many files to read at once; as many as there are processors by default.")
    int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no table, nor github or markdown, when the exit status is 0.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description =
                    "Why each file or package has its verdict, and every finding and note, not only the first of each"
                            + " kind.")
    boolean verbose;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto (default), always or never.")
    String color = "auto";

    @Option(names = "--no-progress", description = "No progress on standard error.")
    boolean noProgress;

    /** Finds what is wrong with single options, and with options together, before any work is done. */
    void check(Session session) throws UsageException {
        if (quiet && verbose) {
            throw new UsageException("--quiet and --verbose contradict each other");
        }
        failOn();
        color();
        jobs();
        exclusions();
        if (rules().isEmpty()) {
            throw new UsageException("--select and --ignore together leave no rule");
        }
        if (target != null && !target.equals("host")) {
            Targets.of(Optional.of(target));
        }
        ReportOutputs.of(session, this, List.of(), Optional.empty());
    }

    /** Empty for {@code never}. */
    Optional<Severity> failOn() throws UsageException {
        return switch (failOn.toLowerCase(Locale.ROOT)) {
            case "error" -> Optional.of(Severity.ERROR);
            case "warning" -> Optional.of(Severity.WARNING);
            case "never" -> Optional.empty();
            default -> throw Choices.unknown("--fail-on", failOn, FAIL_ON);
        };
    }

    /** Who wants less to read wants no progress either. */
    boolean wantsProgress() {
        return !noProgress && !quiet;
    }

    ColorChoice color() throws UsageException {
        return ColorChoice.parse(color);
    }

    /** Which findings to keep. */
    Predicate<Finding> shown() throws UsageException {
        Set<String> ids = new HashSet<>();
        rules().forEach(rule -> ids.add(rule.id()));
        return finding -> ids.contains(finding.rule().id());
    }

    /** The rules that count, by id. */
    List<RuleInfo> rules() throws UsageException {
        Set<String> selected = ids(select);
        Set<String> ignored = ids(ignore);
        return BuiltInRules.ALL.stream()
                .map(Rule::info)
                .filter(rule -> selected.isEmpty() || selected.contains(rule.id()))
                .filter(rule -> !ignored.contains(rule.id()))
                .toList();
    }

    private static Set<String> ids(List<String> idsOrNames) throws UsageException {
        Set<String> ids = new HashSet<>();
        for (String idOrName : idsOrNames) {
            ids.add(RuleLookup.find(idOrName)
                    .map(Rule::info)
                    .orElseThrow(() -> RuleLookup.unknown(idOrName))
                    .id());
        }
        return ids;
    }

    /** Threads are not free: more than {@link #MOST_JOBS} count as so many. */
    int jobs() throws UsageException {
        if (jobs < 1) {
            throw UsageException.aboutOptions("--jobs takes a number from 1, not " + jobs);
        }
        return Math.min(jobs, MOST_JOBS);
    }

    Exclusions exclusions() throws UsageException {
        try {
            return Exclusions.of(exclude);
        } catch (PatternSyntaxException e) {
            throw UsageException.aboutOptions("--exclude takes a glob such as '**/tests/**', not '" + e.getPattern()
                    + "': " + e.getDescription());
        }
    }
}
