package io.github.archcheck.report;

import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.platform.Target;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.Severity;
import java.util.List;
import java.util.Optional;

/**
 * One run of {@code scan}.
 *
 * @param toolVersion of archcheck
 * @param target as it was asked for
 */
public record Report(String toolVersion, Target target, List<Root> roots) {
    public Report {
        roots = List.copyOf(roots);
    }

    /**
     * One PATH, or one environment in an archive.
     *
     * @param path as the user wrote it
     * @param isArchive whether it lies in an archive
     * @param environment of an archive, the directory inside it that was judged; empty when it is all of it
     */
    public record Root(String path, Judged judged, boolean isArchive, Optional<String> environment) {
        /** Something that lies in no archive. */
        public Root(String path, Judged judged) {
            this(path, judged, false, Optional.empty());
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

    /** Totals over all roots. */
    public record Summary(long files, long binaries, long distributions, long errors, long warnings, long unreadable) {}

    /** Totals over all roots. */
    public Summary summary() {
        long files = 0;
        long binaries = 0;
        long distributions = 0;
        long unreadable = 0;
        for (Root root : roots) {
            files += root.judged().scene().inventory().files();
            binaries += root.judged().judgements().size();
            distributions += root.judged().distributions().size();
            unreadable += root.judged().scene().inventory().unreadable().size();
        }
        return new Summary(files, binaries, distributions, count(Severity.ERROR), count(Severity.WARNING), unreadable);
    }

    private long count(Severity severity) {
        return roots.stream().mapToLong(root -> root.judged().count(severity)).sum();
    }
}
