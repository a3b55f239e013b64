package io.github.archcheck.report;

import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.platform.Target;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One run of {@code scan} or {@code preinstall}.
 *
 * @param toolVersion of archcheck
 * @param target as it was asked for
 * @param checkout that the run happens in
 * @param rules that ran, by id
 * @param showsSuppressed whether findings that do not count are to be shown, too
 */
public record Report(
        String toolVersion,
        Target target,
        Checkout checkout,
        List<RuleInfo> rules,
        boolean showsSuppressed,
        List<Root> roots) {
    public Report {
        rules = List.copyOf(rules);
        roots = List.copyOf(roots);
    }

    /** With what is suppressed moved aside. */
    public Report suppressing(Function<Reported, Optional<Suppression>> suppressions) {
        return new Report(
                toolVersion,
                target,
                checkout,
                rules,
                showsSuppressed,
                roots.stream().map(root -> root.suppressing(suppressions)).toList());
    }

    /**
     * One PATH, or one environment in an archive.
     *
     * @param path as the user wrote it
     * @param judged its findings are those that count
     * @param isArchive whether it lies in an archive
     * @param environment of an archive, the directory inside it that was judged; empty when it is all of it
     * @param reported all findings, also those that do not count
     */
    public record Root(
            String path, Judged judged, boolean isArchive, Optional<String> environment, List<Reported> reported) {
        public Root {
            reported = List.copyOf(reported);
        }

        /** Nothing suppressed. */
        public Root(String path, Judged judged, boolean isArchive, Optional<String> environment) {
            this(path, judged, isArchive, environment, named(judged));
        }

        /** Something that lies in no archive. */
        public Root(String path, Judged judged) {
            this(path, judged, false, Optional.empty());
        }

        private static List<Reported> named(Judged judged) {
            Fingerprints fingerprints = new Fingerprints();
            return judged.findings().stream()
                    .map(finding -> new Reported(finding, fingerprints.of(finding), Optional.empty()))
                    .toList();
        }

        Root suppressing(Function<Reported, Optional<Suppression>> suppressions) {
            List<Reported> marked = reported.stream()
                    .map(r -> new Reported(r.finding(), r.fingerprint(), suppressions.apply(r)))
                    .toList();
            List<Finding> counting = marked.stream()
                    .filter(r -> r.suppression().isEmpty())
                    .map(Reported::finding)
                    .toList();
            return new Root(path, judged.withFindings(counting), isArchive, environment, marked);
        }

        /** Those that count, in the order of a report. */
        public List<Reported> counting() {
            return reported.stream().filter(r -> r.suppression().isEmpty()).toList();
        }

        /** Those that do not, in the order of a report. */
        public List<Reported> suppressed() {
            return reported.stream().filter(r -> r.suppression().isPresent()).toList();
        }

        /** As in JSON. */
        public String kind() {
            EnvironmentKind kind = judged.scene().inventory().environment().kind();
            return isArchive && kind != EnvironmentKind.WHEEL ? EnvironmentKind.ARCHIVE.label() : kind.label();
        }

        /** As written for people. */
        public String title() {
            return environment.map(directory -> path + ": " + directory).orElse(path);
        }
    }

    /**
     * Totals over all roots.
     *
     * @param suppressed findings that do not count, of any severity
     */
    public record Summary(
            long files,
            long binaries,
            long distributions,
            long errors,
            long warnings,
            long unreadable,
            long suppressed) {}

    /** Totals over all roots. */
    public Summary summary() {
        long files = 0;
        long binaries = 0;
        long distributions = 0;
        long unreadable = 0;
        long suppressed = 0;
        for (Root root : roots) {
            files += root.judged().scene().inventory().files();
            binaries += root.judged().judgements().size();
            distributions += root.judged().distributions().size();
            unreadable += root.judged().scene().inventory().unreadable().size();
            suppressed += root.suppressed().size();
        }
        return new Summary(
                files, binaries, distributions, count(Severity.ERROR), count(Severity.WARNING), unreadable, suppressed);
    }

    private long count(Severity severity) {
        return roots.stream().mapToLong(root -> root.judged().count(severity)).sum();
    }
}
