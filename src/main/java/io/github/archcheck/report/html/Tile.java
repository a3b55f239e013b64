package io.github.archcheck.report.html;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.DistributionVerdict;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Judgement;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One package of a root as the picture shows it.
 *
 * @param key what findings about it have in common: see {@link #key}
 * @param binaries how many native files it has; 0 for what is not installed
 * @param sizeBytes of its native files
 */
record Tile(
        Object key, String name, String version, String installer, Standing standing, long binaries, long sizeBytes) {
    /** Stands for the files that nobody owns. */
    private static final Object NOBODY = "";

    /** Number and size of native files, and the worst that becomes of one. */
    private record Sum(long files, long sizeBytes, Verdict verdict) {
        Sum with(Judgement judgement) {
            return new Sum(
                    files + 1,
                    sizeBytes + size(judgement.artifact()),
                    judgement.verdict().worst(verdict));
        }

        private static long size(Artifact artifact) {
            return artifact.inspection()
                    .match(p -> p.sizeBytes(), d -> d.sizeBytes(), n -> n.sizeBytes(), unreadable -> 0L);
        }
    }

    /** What a finding is about: a package that is to be installed, one that is, or the files that nobody owns. */
    static Object key(Finding finding) {
        return finding.planned()
                .<Object>map(Tile::key)
                .or(finding::distribution)
                .orElse(NOBODY);
    }

    private static Object key(PackageVerdict planned) {
        return List.of(planned.name(), planned.version(), planned.source());
    }

    boolean isUnowned() {
        return key.equals(NOBODY);
    }

    /** What is to be installed, then what is installed, each in the report's order; the files that nobody owns last. */
    static List<Tile> of(Report.Root root) {
        Map<Object, Sum> sums = new HashMap<>();
        for (Judgement judgement : root.judged().judgements()) {
            Object owner = judgement.artifact().owner().<Object>map(o -> o).orElse(NOBODY);
            sums.put(
                    owner,
                    sums.getOrDefault(owner, new Sum(0, 0, Verdict.NOT_USED)).with(judgement));
        }
        Set<Object> failing = new HashSet<>();
        root.judged().findings().stream()
                .filter(f -> f.severity() == Severity.ERROR && !f.isAboutRoot())
                .forEach(f -> failing.add(key(f)));
        List<Tile> tiles = new ArrayList<>();
        planned(root, tiles);
        for (DistributionVerdict verdict : root.judged().distributions()) {
            Distribution d = verdict.distribution();
            Sum sum = sums.getOrDefault(d, new Sum(0, 0, verdict.verdict()));
            tiles.add(new Tile(
                    d,
                    d.name(),
                    d.version().orElse(""),
                    d.installer().orElse(""),
                    failing.contains(d) ? Standing.BROKEN : Standing.of(verdict.verdict()),
                    sum.files(),
                    sum.sizeBytes()));
        }
        Optional.ofNullable(sums.get(NOBODY))
                .ifPresent(sum -> tiles.add(new Tile(
                        NOBODY,
                        "files that no package owns",
                        "",
                        "",
                        failing.contains(NOBODY) ? Standing.BROKEN : Standing.of(sum.verdict()),
                        sum.files(),
                        sum.sizeBytes())));
        return tiles;
    }

    private static void planned(Report.Root root, List<Tile> tiles) {
        List<PackageVerdict> packages =
                root.judged().scene().plan().map(InstallPlan::packages).orElse(List.of());
        for (PackageVerdict p : packages) {
            tiles.add(new Tile(key(p), Words.name(p), Words.version(p), "", Standing.of(p), 0, 0));
        }
    }
}
