package io.github.archcheck.report.html;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.report.Printable;
import io.github.archcheck.report.ProjectSite;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.Reported;
import io.github.archcheck.report.Suppression;
import io.github.archcheck.verdict.BrokenImport;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.RuleInfo;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The block of data that the scripts work on: rows of numbers, most of them numbers of texts that stand at its end, each
 * once. {@code data.js} reads it in the same order.
 */
final class PageData {
    /** Stands in a loader's words for the path of the file they are about; no visible text has it. */
    private static final String FILE = "\u0001";

    private static final List<Standing> STANDINGS = List.of(Standing.values());

    private final DataWriter data;
    private final Report report;
    private final PlainWords words;
    private final Interned texts = new Interned();
    private final Map<RuleInfo, Integer> rules = new LinkedHashMap<>();
    private final Map<Suppression, Integer> suppressions = new LinkedHashMap<>();
    private final Map<Object, Integer> tiles = new HashMap<>();

    PageData(DataWriter data, Report report, PlainWords words) {
        this.data = data;
        this.report = report;
        this.words = words;
    }

    void write() throws IOException {
        data.begin('{').name("standings").begin('[');
        for (Standing standing : STANDINGS) {
            data.begin('[').value(standing.label()).value(standing.look()).end(']');
        }
        data.end(']').name("roots").begin('[');
        for (Report.Root root : report.roots()) {
            Environment environment = root.judged().scene().inventory().environment();
            data.begin('[').value(texts.of(root.title())).value(texts.number(prefix(environment)));
            data.values(texts.all(Paths.of(environment).sites())).end(']');
        }
        data.end(']').name("packages").begin('[');
        packages();
        data.end(']').name("findings").begin('[');
        for (int root = 0; root < report.roots().size(); root++) {
            findings(root);
        }
        data.end(']').name("imports").begin('[');
        for (int root = 0; root < report.roots().size(); root++) {
            imports(root);
        }
        data.end(']').name("rules").begin('[');
        rules();
        data.end(']').name("suppressions").begin('[');
        suppressions();
        data.end(']').name("texts");
        texts.write(data);
        data.end('}');
    }

    private void packages() throws IOException {
        int count = 0;
        for (int root = 0; root < report.roots().size(); root++) {
            for (Tile tile : Tile.of(report.roots().get(root))) {
                tiles.put(List.of(root, tile.key()), count++);
                data.begin('[').value(root).value(texts.of(tile.name())).value(texts.of(tile.version()));
                data.value(texts.of(tile.installer())).value(STANDINGS.indexOf(tile.standing()));
                data.value(tile.binaries()).value(tile.sizeBytes()).end(']');
            }
        }
    }

    private void findings(int rootNumber) throws IOException {
        Report.Root root = report.roots().get(rootNumber);
        String prefix = prefix(root.judged().scene().inventory().environment());
        for (Reported reported : root.reported()) {
            if (reported.suppression().isPresent() && !report.showsSuppressed()) {
                continue;
            }
            Finding finding = reported.finding();
            data.begin('[').value(rootNumber).value(texts.of(finding.severity().label()));
            data.value(rules.computeIfAbsent(finding.rule(), rule -> rules.size()));
            data.value(finding.isAboutRoot() ? -1 : tiles.getOrDefault(List.of(rootNumber, Tile.key(finding)), -1));
            data.value(finding.artifact().map(a -> texts.of(a.path())).orElse(0));
            data.value(texts.of(finding.slice().orElse(""))).value(texts.of(finding.message()));
            data.value(texts.number(loaderWords(finding, prefix)));
            data.value(texts.of(finding.fix().map(Fix::text).orElse("")));
            data.value(finding.fix().filter(Fix::isCommand).isPresent() ? 1 : 0);
            data.values(texts.all(finding.chain()));
            data.value(texts.of(reported.fingerprint()));
            Optional<Suppression> suppression = reported.suppression();
            data.value(
                    suppression.isEmpty()
                            ? -1
                            : suppressions.computeIfAbsent(suppression.get(), s -> suppressions.size()));
            data.end(']');
        }
    }

    /** The whole message, with a mark for the file's path, so that the same words about many files are kept once. */
    private static String loaderWords(Finding finding, String prefix) {
        String shown = Markup.visibleLines(finding.loaderError().orElse(""));
        Optional<Artifact> artifact = finding.artifact();
        if (artifact.isEmpty() || artifact.get().path().isEmpty()) {
            return shown;
        }
        String path = Printable.of(artifact.get().path());
        return shown.replace(path.startsWith("/") ? path : prefix + path, FILE);
    }

    /** What stands before the paths of a report in the loader's words. */
    private static String prefix(Environment environment) {
        String base = Printable.of(environment.base().toString());
        return base.endsWith("/") ? base : base + "/";
    }

    private void imports(int rootNumber) throws IOException {
        for (BrokenImport broken : report.roots().get(rootNumber).judged().imports()) {
            data.begin('[').value(rootNumber).value(texts.of(broken.module()));
            data.value(texts.of(broken.because().path()));
            data.values(texts.all(broken.chain())).end(']');
        }
    }

    private void rules() throws IOException {
        for (RuleInfo rule : rules.keySet()) {
            data.begin('[').value(rule.id()).value(rule.name()).value(rule.summary());
            data.value(ProjectSite.pageOf(rule)).value(words.of(rule)).end(']');
        }
    }

    private void suppressions() throws IOException {
        for (Suppression suppression : suppressions.keySet()) {
            data.begin('[')
                    .value(suppression.kind().label())
                    .value(texts.of(suppression.reason().orElse("")));
            data.value(suppression.expires().map(LocalDate::toString).orElse(""));
            data.value(texts.of(suppression.origin())).end(']');
        }
    }
}
