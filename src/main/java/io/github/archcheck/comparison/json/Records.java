package io.github.archcheck.comparison.json;

import io.github.archcheck.comparison.Snapshot;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which members the records of a report have, and what is made of them. */
final class Records {
    /** Members of {@code tool}, {@code target}, {@code python} and {@code summary}. */
    static final Set<String> WANTED =
            Set.of("version", "name", "os", "architecture", "implementation", "architectures", "suppressed");

    /** Members of a root that are no list of records. */
    static final Set<String> ROOT_MEMBERS = Set.of("path", "environment", "kind", "target", "python");

    /** Those that every report has. */
    static final List<String> REQUIRED_LISTS =
            List.of("distributions", "binaries", "findings", "imports", "unreadable");

    /**
     * A list of records.
     *
     * @param each what one is, for errors
     * @param wanted members to keep
     */
    record Row(String each, Set<String> wanted, Fields.Reading<?> reading) {}

    private static final Row FINDING = new Row(
            "finding",
            Set.of(
                    "rule",
                    "name",
                    "severity",
                    "path",
                    "slice",
                    "distribution",
                    "message",
                    "chain",
                    "loaderError",
                    "fix",
                    "fingerprint"),
            Records::finding);

    static final Map<String, Row> LISTS = Map.of(
            "distributions",
            new Row("distribution", Set.of("name", "version", "verdict"), Records::distribution),
            "packages",
            new Row("package", Set.of("name", "version", "source", "verdict"), Records::planned),
            "binaries",
            new Row(
                    "binary",
                    Set.of(
                            "path",
                            "format",
                            "architectures",
                            "distribution",
                            "verdict",
                            "slices",
                            "architecture",
                            "platform",
                            "minimumOs",
                            "minimumGlibc"),
                    Records::binary),
            "findings",
            FINDING,
            "suppressed",
            FINDING,
            "imports",
            new Row("import", Set.of("module", "outcome", "because"), Records::lost),
            "unreadable",
            new Row("unreadable path", Set.of("path", "reason"), Records::unreadable));

    private Records() {}

    static Row row(String list) {
        return Objects.requireNonNull(LISTS.get(list));
    }

    static Snapshot.Machine machine(Fields fields) throws RefusedReportException {
        return new Snapshot.Machine(fields.text("name"), fields.text("os"), fields.text("architecture"));
    }

    static Snapshot.Python python(Fields fields) throws RefusedReportException {
        return new Snapshot.Python(
                fields.textOrNull("version"), fields.text("implementation"), fields.texts("architectures"));
    }

    private static Snapshot.Distribution distribution(Fields fields) throws RefusedReportException {
        return new Snapshot.Distribution(fields.text("name"), fields.textOrNull("version"), verdict(fields));
    }

    private static Verdict verdict(Fields fields) throws RefusedReportException {
        return fields.one("verdict", Arrays.stream(Verdict.values()), Verdict::label);
    }

    private static Snapshot.Planned planned(Fields fields) throws RefusedReportException {
        return new Snapshot.Planned(
                fields.text("name"),
                fields.textOrNull("version"),
                fields.text("source"),
                fields.one("verdict", Arrays.stream(PackageVerdict.Outcome.values()), PackageVerdict.Outcome::label));
    }

    private static Snapshot.Binary binary(Fields fields) throws RefusedReportException {
        return new Snapshot.Binary(
                fields.text("path"),
                fields.text("format"),
                fields.texts("architectures"),
                fields.textOrNull("distribution"),
                verdict(fields),
                fields.list("slices", "slice", Records::slice));
    }

    private static Snapshot.Slice slice(Fields fields) throws RefusedReportException {
        return new Snapshot.Slice(
                fields.text("architecture"),
                fields.textIfAny("platform"),
                fields.textIfAny("minimumOs"),
                fields.textIfAny("minimumGlibc"));
    }

    private static Snapshot.Finding finding(Fields fields) throws RefusedReportException {
        return new Snapshot.Finding(
                fields.text("rule"),
                fields.text("name"),
                fields.one("severity", Arrays.stream(Severity.values()), Severity::label),
                fields.textOrNull("path"),
                fields.textOrNull("slice"),
                fields.textOrNull("distribution"),
                fields.text("message"),
                fields.texts("chain"),
                fields.textOrNull("loaderError"),
                fields.textOrNull("fix"),
                fields.text("fingerprint"));
    }

    private static Snapshot.Import lost(Fields fields) throws RefusedReportException {
        return new Snapshot.Import(
                fields.text("module"),
                fields.one("outcome", Arrays.stream(new String[] {"fails", "partly"}), text -> text)
                        .equals("fails"),
                fields.text("because"));
    }

    private static Snapshot.Unreadable unreadable(Fields fields) throws RefusedReportException {
        return new Snapshot.Unreadable(fields.text("path"), fields.text("reason"));
    }
}
