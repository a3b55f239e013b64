package io.github.archcheck.packaging.knowledge;

import io.github.archcheck.packaging.version.PackageVersion;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is in the way of one distribution on one machine.
 *
 * @param name as stated
 * @param stated the version; empty for the newest
 * @param release of it
 * @param tag of the Python; empty when nobody knows, or nothing is known of such Pythons
 * @param rows about that distribution on such machines, in the order of versions
 */
record Question(
        String name,
        Optional<String> stated,
        Optional<PackageVersion> release,
        Target machine,
        Optional<String> tag,
        List<Row> rows) {

    Optional<Hint> answer() {
        Optional<Row> row = release.isPresent() ? including() : newest();
        if (row.isEmpty()) {
            return elsewhere();
        }
        return switch (row.get().kind()) {
            case WHEEL, SHELL -> ofWheel(row.get());
            case FOREIGN -> Optional.of(foreign(row.get()));
            case NEVER -> Optional.of(never(row.get()));
            case DROPPED -> Optional.of(dropped(row.get()));
            case CONFLICT -> Optional.empty();
        };
    }

    private Optional<Row> including() {
        PackageVersion version = release.orElseThrow();
        return rows.stream().filter(row -> row.includes(version)).findFirst();
    }

    /** What the newest version meets. */
    private Optional<Row> newest() {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1));
    }

    private Optional<Hint> ofWheel(Row row) {
        if (!fits(row)) {
            boolean takesAnOlder = release.isEmpty() && installable().anyMatch(this::fits);
            return takesAnOlder ? Optional.empty() : elsewhere();
        }
        return row.kind() == Row.Kind.SHELL ? Optional.of(empty(row)) : Optional.empty();
    }

    private boolean fits(Row row) {
        return row.isFor(tag) && row.place().isOldEnoughFor(machine);
    }

    private Hint empty(Row row) {
        String version = stated.map(v -> " " + v).orElse("");
        String words = "the wheel of " + name + version + " for " + machineWords() + " is empty; " + row.other()
                + version + " has its code" + Phrases.after(row.advice());
        List<String> requirements = stated.map(v -> List.of(row.distribution() + "==" + v, row.other() + "==" + v))
                .orElse(List.of(row.other()));
        return Phrases.hint(Situation.EMPTY_WHEEL, words, requirements, true, row);
    }

    private Hint foreign(Row row) {
        String words = name + stated.map(version -> " " + version).orElse("") + " does not suit " + machineWords()
                + Phrases.after(row.advice());
        return Phrases.hint(Situation.FOREIGN_CONTENT, words, List.of(), false, row);
    }

    private Hint never(Row row) {
        String instead = row.other().isEmpty() ? row.advice() : "use " + row.other() + " instead";
        return Phrases.hint(
                Situation.NEVER,
                name + " was never published for " + machineWords() + Phrases.after(instead),
                row.other().isEmpty() ? List.of() : List.of(row.other()),
                false,
                row);
    }

    private Hint dropped(Row row) {
        String bound = row.distribution() + "<=";
        if (!row.other().startsWith(bound)) {
            String instead = row.other().isEmpty() ? row.advice() : "use " + row.other() + " instead";
            return Phrases.hint(
                    Situation.DROPPED,
                    name + " is not published for " + machineWords() + " any more" + Phrases.after(instead),
                    row.other().isEmpty() ? List.of() : List.of(row.other()),
                    false,
                    row);
        }
        boolean suits = row.isFor(tag);
        String words = "the last " + name + " with a wheel for " + machineWords() + " is "
                + row.other().substring(bound.length())
                + (suits ? "" : ", for " + row.pythonWords())
                + Phrases.after(row.advice());
        return Phrases.hint(Situation.DROPPED, words, suits ? List.of(row.other()) : List.of(), false, row);
    }

    /** The version asked for has no wheel that fits: the next that has, then the last before, then what else to change. */
    private Optional<Hint> elsewhere() {
        return later().or(this::earlier).or(this::otherPython).or(this::newerSystem);
    }

    private Stream<Row> installable() {
        return rows.stream().filter(Row::isInstallable);
    }

    private Optional<Hint> later() {
        return release.flatMap(version -> installable()
                        .filter(row -> row.isAfter(version) && fits(row))
                        .findFirst())
                .map(row -> {
                    String first = Phrases.shortest(row.firstText());
                    return Phrases.hint(
                            Situation.OTHER_VERSION,
                            "the first later " + name + " with a wheel for " + where(row) + " is " + first,
                            List.of(row.distribution() + ">=" + first),
                            isNewestEmpty(),
                            row);
                });
    }

    /** Whether what an installer takes without an upper bound is an empty wheel. */
    private boolean isNewestEmpty() {
        return installable()
                .filter(this::fits)
                .reduce((older, newer) -> newer)
                .filter(row -> row.kind() == Row.Kind.SHELL)
                .isPresent();
    }

    private Optional<Hint> earlier() {
        return installable()
                .filter(row -> fits(row)
                        && row.last().isPresent()
                        && release.filter(row::isBefore).isPresent())
                .reduce((older, newer) -> newer)
                .map(row -> Phrases.hint(
                        Situation.OTHER_VERSION,
                        "the last " + name + " with a wheel for " + where(row) + " is " + row.lastText(),
                        List.of(row.distribution() + "<=" + row.lastText()),
                        row.kind() == Row.Kind.SHELL,
                        row));
    }

    private Optional<Hint> otherPython() {
        return nearest(row -> row.place().isOldEnoughFor(machine))
                .filter(row -> !row.isFor(tag))
                .map(row -> Phrases.hint(
                        Situation.OTHER_PYTHON,
                        name + " has wheels for " + machineWords() + " for " + row.pythonWords() + " only",
                        List.of(),
                        false,
                        row));
    }

    private Optional<Hint> newerSystem() {
        return nearest(row -> true)
                .filter(row -> !row.place().isOldEnoughFor(machine))
                .map(row -> Phrases.hint(
                        Situation.NEWER_SYSTEM,
                        name + " has wheels for " + row.place().floorWords() + " and later only",
                        List.of(),
                        false,
                        row));
    }

    /** The row of the version asked for, or the first after it, or the last of all. */
    private Optional<Row> nearest(Predicate<Row> isPossible) {
        List<Row> possible = installable().filter(isPossible).toList();
        return possible.stream()
                .filter(row -> release.filter(version -> !row.isBefore(version)).isPresent())
                .findFirst()
                .or(() -> possible.stream().reduce((older, newer) -> newer));
    }

    private String where(Row row) {
        return tag.filter(python -> !row.pythons().contains("py3"))
                        .map(python -> "Python " + python.charAt(2) + "." + python.substring(3) + " on ")
                        .orElse("")
                + machineWords();
    }

    /** {@code macOS arm64}, {@code Linux aarch64}, {@code Linux with musl}. */
    private String machineWords() {
        boolean isArmLinux =
                machine.os() == OperatingSystem.LINUX && machine.architecture() == Architecture.Known.ARM64;
        String musl = machine.libc()
                .filter(libc -> libc.kind() == Libc.Kind.MUSL)
                .map(libc -> " with musl")
                .orElse("");
        return machine.os().title() + " "
                + (isArmLinux ? "aarch64" : machine.architecture().label()) + musl;
    }
}
