package io.github.archcheck.cli;

import io.github.archcheck.config.IgnoreEntry;
import io.github.archcheck.report.Counted;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.Reported;
import io.github.archcheck.report.Suppression;
import io.github.archcheck.report.baseline.Baseline;
import io.github.archcheck.report.baseline.BaselineEntry;
import io.github.archcheck.report.baseline.BaselineWriter;
import io.github.archcheck.verdict.RuleInfo;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Moves findings aside that are known: by entries of the configuration, and by a baseline. */
final class Suppressing {
    private final Session session;
    private final ScanOptions options;
    private final SuppressionOptions wanted;
    private final List<IgnoreMatcher> ignores = new ArrayList<>();
    private final Optional<List<BaselineEntry>> baseline;
    private final Optional<OutputFile> written;
    private final List<String> reads;

    private Suppressing(
            Session session,
            ScanOptions options,
            SuppressionOptions wanted,
            Optional<List<BaselineEntry>> baseline,
            Optional<OutputFile> written,
            List<String> reads) {
        this.session = session;
        this.options = options;
        this.wanted = wanted;
        this.baseline = baseline;
        this.written = written;
        this.reads = reads;
    }

    /** Reads everything and says what is out of date, before any work is done. */
    static Suppressing of(
            Session session, Configured configured, ScanOptions options, SuppressionOptions wanted, boolean bothGiven)
            throws UsageException {
        Optional<Path> replaced = file(session, wanted.writeBaseline, "--write-baseline");
        Optional<Path> read = file(session, wanted.baseline, "--baseline");
        if (replaced.isPresent() && bothGiven && !replaced.equals(read)) {
            throw new UsageException("--baseline and --write-baseline name different files; what is written holds all"
                    + " findings, whether they were known or not");
        }
        Optional<OutputFile> written = replaced.isPresent()
                ? Optional.of(OutputFile.of(session, replaced.get().toString()))
                : Optional.empty();
        Optional<List<BaselineEntry>> baseline = read.isPresent() && written.isEmpty()
                ? Optional.of(BaselineFiles.read(Objects.requireNonNull(wanted.baseline), read.get()))
                : Optional.empty();
        List<String> reads = new ArrayList<>();
        if (baseline.isPresent()) {
            reads.add(Objects.requireNonNull(wanted.baseline));
        }
        configured.file().ifPresent(file -> reads.add(file.source().file().toString()));
        Suppressing suppressing = new Suppressing(session, options, wanted, baseline, written, reads);
        suppressing.take(configured.ignores());
        return suppressing;
    }

    private static Optional<Path> file(Session session, @Nullable String text, String option) throws UsageException {
        if (text == null) {
            return Optional.empty();
        }
        if (text.isEmpty()) {
            throw new UsageException(option + " takes a file, not ''");
        }
        return Optional.of(ScanRoots.path(session, text));
    }

    private void take(List<IgnoreEntry> entries) throws UsageException {
        boolean dated = entries.stream().anyMatch(entry -> entry.expires().isPresent());
        LocalDate today = dated ? Today.of(session) : LocalDate.MIN;
        for (IgnoreEntry entry : entries) {
            if (entry.isExpired(today)) {
                session.complain("warning: " + entry.at().lineOnly() + ": this ignore entry expired on "
                        + entry.expires().orElseThrow() + "; what it ignored counts again (" + entry.reason() + ")");
            } else {
                ignores.add(IgnoreMatcher.of(entry));
            }
        }
    }

    /**
     * A report with the known findings aside.
     *
     * @param baseline to be written with it; empty when none was asked for
     */
    record Suppressed(Report report, Optional<FileOutputs.Companion> baseline) {}

    /** The baseline that is to be written. */
    Optional<OutputFile> written() {
        return written;
    }

    /** What was read to know what is known; no output may replace it. */
    List<String> reads() {
        return reads;
    }

    Suppressed apply(Report report) {
        Set<IgnoreMatcher> used = new HashSet<>();
        Report known = report.suppressing(finding -> ignored(finding, used));
        if (options.verbose) {
            ignores.stream()
                    .filter(matcher -> !used.contains(matcher))
                    .forEach(matcher -> note(matcher.entry().at().lineOnly() + ": this ignore entry fits no finding"));
        }
        UnaryOperator<String> wording = message -> BaselineFiles.wording(session, message);
        if (written.isPresent()) {
            List<Reported> findings = BaselineWriter.findings(known);
            Report all = known.suppressing(finding -> finding.suppression()
                    .or(() -> Optional.of(inBaseline(Objects.requireNonNull(wanted.writeBaseline)))));
            return new Suppressed(all, Optional.of(BaselineFiles.of(session, written.get(), findings)));
        }
        if (baseline.isEmpty()) {
            return new Suppressed(known, Optional.empty());
        }
        Baseline matched = Baseline.of(baseline.get(), known, wording);
        tellGone(matched, report.rules());
        Optional<Suppression> suppression = Optional.of(inBaseline(Objects.requireNonNull(wanted.baseline)));
        Report fewer = known.suppressing(
                finding -> finding.suppression().or(() -> matched.knows(finding) ? suppression : Optional.empty()));
        return new Suppressed(fewer, Optional.empty());
    }

    /** Once it is there. */
    void tellWritten(Suppressed suppressed) {
        if (suppressed.baseline().isPresent()) {
            long count = suppressed.report().roots().stream()
                    .flatMap(root -> root.suppressed().stream())
                    .filter(r -> r.suppression().orElseThrow().kind() == Suppression.Kind.BASELINE)
                    .count();
            note("wrote " + Counted.of(count, "finding") + " to " + wanted.writeBaseline);
        }
    }

    private Optional<Suppression> ignored(Reported reported, Set<IgnoreMatcher> used) {
        Optional<Suppression> first = Optional.empty();
        for (IgnoreMatcher matcher : ignores) {
            if (matcher.matches(reported.finding())) {
                used.add(matcher);
                first = first.or(() -> Optional.of(matcher.suppression()));
            }
        }
        return first;
    }

    private static Suppression inBaseline(String file) {
        return new Suppression(Suppression.Kind.BASELINE, Optional.empty(), Optional.empty(), file);
    }

    /** What a rule that did not run would have found, nobody knows. */
    private void tellGone(Baseline matched, List<RuleInfo> rules) {
        Set<String> ran = new HashSet<>();
        rules.forEach(rule -> ran.add(rule.id()));
        long gone = matched.gone().stream()
                .filter(entry -> ran.contains(entry.rule()))
                .count();
        if (gone > 0) {
            note(Counted.of(gone, "finding") + " of the baseline " + (gone == 1 ? "is" : "are")
                    + " gone; write it again: --write-baseline " + wanted.baseline);
        }
    }

    private void note(String text) {
        if (!options.quiet) {
            session.complain("note: " + text);
        }
    }
}
