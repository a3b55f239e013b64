package io.github.archcheck.report.markdown;

import io.github.archcheck.comparison.Comparison;
import io.github.archcheck.comparison.PackageChange;
import io.github.archcheck.comparison.PackageChange.Move;
import io.github.archcheck.comparison.PackageChange.Status;
import io.github.archcheck.comparison.RootChange;
import io.github.archcheck.comparison.Snapshot.Finding;
import io.github.archcheck.report.ChangeWords;
import io.github.archcheck.report.ComparisonHeadline;
import io.github.archcheck.report.ComparisonWriter;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code diff --format markdown}: the answer, what broke, and the rest folded. */
public final class MarkdownComparisonWriter implements ComparisonWriter {
    /** As of a report. */
    private static final int LONGEST_COMMENT = 65_536;

    private static final int FIX = 2000;
    private static final String ADVICE = "archcheck diff with `-v`, or with `-o json=changes.json`, says all of it";
    private static final ChangeWords WORDS = new ChangeWords(" → ", " · ");

    @Override
    public void write(Comparison comparison, Writer out) throws IOException {
        Document document = new Document();
        document.add(Section.text(0, head(comparison), "sentence"));
        for (RootChange root : comparison.roots()) {
            if (!root.isSame()) {
                root(document, root, comparison.roots().size() > 1);
            }
        }
        out.write(document.text(LONGEST_COMMENT, ADVICE));
        out.flush();
    }

    private static String head(Comparison comparison) {
        Stream<String> lines = Stream.of(
                        Stream.of("old: " + WORDS.side(comparison, true), "new: " + WORDS.side(comparison, false)),
                        WORDS.frame(comparison).stream(),
                        comparison.notes().stream())
                .flatMap(line -> line);
        return "## archcheck: " + Inline.words(ComparisonHeadline.of(comparison)) + "\n\n"
                + lines.map(line -> "- " + Inline.words(line) + "\n").collect(Collectors.joining()) + "\n";
    }

    private static void root(Document document, RootChange root, boolean several) {
        if (several) {
            document.add(Section.text(
                    1, "### " + Inline.words("In " + root.title() + ChangeWords.presence(root)) + "\n\n", "root"));
        }
        List<String> broke = root.packages().stream()
                .filter(change -> change.status() == Status.BROKE || change.status() == Status.WORSE)
                .map(MarkdownComparisonWriter::broken)
                .toList();
        document.add(new Section(1, "", broke, "", "package that broke"));
        folded(document, root, "New warnings", 2, c -> !newWarnings(c).isEmpty(), c -> title(c) + newWarnings(c));
        folded(
                document,
                root,
                "Repaired",
                3,
                c -> is(c, Status.REPAIRED) || is(c, Status.BETTER),
                c -> title(c) + messages(c.gone(), Severity.ERROR, "no longer "));
        folded(
                document,
                root,
                "Changed architecture",
                3,
                c -> !c.architectures().isEmpty(),
                c -> title(c) + ": "
                        + c.architectures().stream()
                                .map(WORDS::shift)
                                .map(Inline::words)
                                .collect(Collectors.joining("; ")));
        folded(
                document,
                root,
                "Need a newer system than before",
                4,
                c -> c.floor().isPresent(),
                c -> title(c) + ": " + Inline.words(WORDS.floor(c.floor().orElseThrow())));
        folded(
                document,
                root,
                "Other versions than before",
                5,
                c -> c.move() != Move.SAME,
                c -> title(c) + ": " + c.move().name().toLowerCase(Locale.ROOT));
        folded(document, root, "Still there", 6, c -> !still(c).isEmpty(), c -> title(c) + still(c));
    }

    private static boolean is(PackageChange change, Status status) {
        return change.status() == status;
    }

    private static void folded(
            Document document,
            RootChange root,
            String summary,
            int rank,
            Predicate<PackageChange> condition,
            Function<PackageChange, String> item) {
        List<String> items = root.packages().stream()
                .filter(condition)
                .map(change -> "- " + item.apply(change) + "\n")
                .toList();
        if (!items.isEmpty()) {
            document.add(Section.list(rank, summary + ": " + items.size(), items, "package"));
        }
    }

    private static String broken(PackageChange change) {
        String state = change.status() == Status.WORSE ? " got worse" : " broke";
        String lost = change.importsLost().isEmpty()
                ? ""
                : "; breaks " + Inline.code("import " + String.join(", ", change.importsLost()));
        String fix = change.broke().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .flatMap(finding -> finding.fix().stream())
                .findFirst()
                .map(text -> Inline.block("", text, FIX) + "\n")
                .orElse("");
        return "**" + title(change) + "**" + state + messages(change.broke(), Severity.ERROR, "") + lost + "\n\n" + fix;
    }

    private static String title(PackageChange change) {
        return Inline.code(WORDS.title(change));
    }

    private static String newWarnings(PackageChange change) {
        return messages(change.broke(), Severity.WARNING, "");
    }

    private static String still(PackageChange change) {
        String errors = messages(change.still(), Severity.ERROR, "");
        String warnings = messages(change.still(), Severity.WARNING, errors.isEmpty() ? "" : "warning: ");
        return errors + (errors.isEmpty() ? warnings : warnings.replaceFirst("^: ", "; "));
    }

    /** Begins with a colon; empty without any. */
    private static String messages(List<Finding> findings, Severity severity, String prefix) {
        String all = ChangeWords.same(findings, severity).stream()
                .map(same -> Inline.words(prefix + same.get(0).message()) + " ("
                        + Inline.words(same.get(0).rule()) + (same.size() == 1 ? "" : ", " + same.size() + " times")
                        + ")")
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? "" : ": " + all;
    }
}
