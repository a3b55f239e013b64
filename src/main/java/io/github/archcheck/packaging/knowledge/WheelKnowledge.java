package io.github.archcheck.packaging.knowledge;

import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.packaging.version.PackageVersion;
import io.github.archcheck.packaging.version.Specifiers;
import io.github.archcheck.platform.DataTable;
import io.github.archcheck.platform.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is known about which versions of a distribution have wheels for a machine, without asking anybody; {@code wheels.csv}.
 * What an index answers overrules it.
 */
public final class WheelKnowledge {
    private static final Pattern RELEASE = Pattern.compile("\\d+(?:\\.\\d+)*");
    private static final Pattern OTHER = Pattern.compile("([a-z0-9-]+)([<>=!~].*)");

    /** Fields of lines, by distribution: most of them are never asked for. */
    private final Map<String, List<List<String>>> lines = new LinkedHashMap<>();

    WheelKnowledge(List<List<String>> rows) {
        for (List<String> fields : rows) {
            lines.computeIfAbsent(fields.get(0), name -> new ArrayList<>()).add(fields);
        }
    }

    private Stream<Row> of(String distribution) {
        return lines.getOrDefault(distribution, List.of()).stream().map(Row::of);
    }

    /** Read when first asked for: most runs have nothing to ask. */
    public static WheelKnowledge builtIn() {
        return BuiltIn.KNOWLEDGE;
    }

    /** Holds what is read once. */
    private static final class BuiltIn {
        static final WheelKnowledge KNOWLEDGE = new WheelKnowledge(DataTable.rows(WheelKnowledge.class, "wheels.csv"));
    }

    /**
     * What is in the way of a distribution on a target; see {@link #hint(String, Optional, Target, Optional)}.
     *
     * @param version as stated; empty for the newest that there is
     */
    public Optional<Hint> hint(String distribution, Optional<String> version, InstallTarget target) {
        return hint(distribution, version, target.machine(), Optional.of(target.python()));
    }

    /**
     * What is in the way of a distribution on a machine.
     *
     * @param version as stated; empty for the newest that there is. Pre- and post-releases pass for their releases
     * @param python empty when nobody knows it; of others than the ordinary CPython nothing is known
     * @return empty when the table does not know the distribution, or knows that it has a wheel
     */
    public Optional<Hint> hint(
            String distribution, Optional<String> version, Target machine, Optional<PythonTarget> python) {
        String name = ProjectName.normalise(distribution);
        List<Row> here = of(name).filter(
                        row -> row.kind() != Row.Kind.CONFLICT && row.place().includes(machine))
                .toList();
        Optional<PackageVersion> release = version.flatMap(WheelKnowledge::release);
        if (here.isEmpty() || (version.isPresent() && release.isEmpty())) {
            return Optional.empty();
        }
        Optional<String> tag = python.filter(
                        p -> p.implementation() == PythonTarget.Implementation.CPYTHON && !p.freeThreaded())
                .map(PythonTarget::tag);
        return new Question(distribution, version, release, machine, tag, here).answer();
    }

    /**
     * Which of several distributions do not work beside each other.
     *
     * @param versions by normalised name: of all that are, or would be, installed together
     */
    public List<Hint> conflicts(Map<String, String> versions, Target machine) {
        return lines.keySet().stream()
                .filter(versions::containsKey)
                .flatMap(this::of)
                .filter(row -> row.kind() == Row.Kind.CONFLICT && row.place().includes(machine))
                .flatMap(row -> conflict(row, versions).stream())
                .toList();
    }

    /** As {@link #conflicts}, of two. */
    public Optional<Hint> conflict(
            String distribution, String version, String other, String otherVersion, Target machine) {
        String name = ProjectName.normalise(distribution);
        String otherName = ProjectName.normalise(other);
        return name.equals(otherName)
                ? Optional.empty()
                : conflicts(Map.of(name, version, otherName, otherVersion), machine).stream()
                        .findFirst();
    }

    private static Optional<Hint> conflict(Row row, Map<String, String> versions) {
        String version = versions.getOrDefault(row.distribution(), "");
        Matcher other = OTHER.matcher(row.other());
        if (!other.matches()
                || release(version).filter(row::includes).isEmpty()
                || !versions.containsKey(other.group(1))) {
            return Optional.empty();
        }
        String otherVersion = versions.getOrDefault(other.group(1), "");
        boolean isBad = Specifiers.parse(other.group(2)).stream()
                .anyMatch(bad -> release(otherVersion).filter(bad::contains).isPresent());
        String words = row.distribution() + " " + version + " does not work beside " + other.group(1) + " "
                + otherVersion + Phrases.after(row.advice());
        return isBad ? Optional.of(Phrases.hint(Situation.CONFLICT, words, List.of(), false, row)) : Optional.empty();
    }

    /** The release segment: what a release candidate has, its release has too. */
    static Optional<PackageVersion> release(String version) {
        String text = version.strip();
        Matcher release = RELEASE.matcher(text.startsWith("v") ? text.substring(1) : text);
        return release.lookingAt() ? PackageVersion.parse(release.group()) : Optional.empty();
    }

    /** Names of the distributions that rows are about, for tests and documents. */
    Stream<Row> rows() {
        return lines.keySet().stream().flatMap(this::of);
    }
}
