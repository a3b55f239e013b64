package io.github.archcheck.packaging.knowledge;

import io.github.archcheck.packaging.version.PackageVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the table; its head describes the fields.
 *
 * @param firstText as written, for requirements
 */
record Row(
        String distribution,
        Place place,
        String firstText,
        String lastText,
        Optional<PackageVersion> first,
        Optional<PackageVersion> last,
        List<String> pythons,
        Kind kind,
        String other,
        String advice,
        Certainty certainty,
        String source) {
    enum Kind {
        WHEEL,
        SHELL,
        FOREIGN,
        NEVER,
        DROPPED,
        CONFLICT
    }

    static Row of(List<String> fields) {
        return new Row(
                fields.get(0),
                Place.parse(fields.get(1)),
                fields.get(2),
                fields.get(3),
                version(fields.get(2)),
                version(fields.get(3)),
                fields.get(4).isEmpty() ? List.of() : List.of(fields.get(4).split(" ", -1)),
                Kind.valueOf(fields.get(5).toUpperCase(Locale.ROOT)),
                fields.get(6),
                fields.get(7),
                Certainty.of(fields.get(8)),
                fields.get(9));
    }

    private static Optional<PackageVersion> version(String text) {
        return text.isEmpty() ? Optional.empty() : PackageVersion.parse(text);
    }

    boolean isInstallable() {
        return kind == Kind.WHEEL || kind == Kind.SHELL;
    }

    boolean includes(PackageVersion version) {
        return !isAfter(version) && !isBefore(version);
    }

    /** All its versions are later. */
    boolean isAfter(PackageVersion version) {
        return first.map(f -> f.compareTo(version) > 0).orElse(false);
    }

    /** All its versions are earlier. */
    boolean isBefore(PackageVersion version) {
        return last.map(l -> l.compareTo(version) < 0).orElse(false);
    }

    /** @param tag of the Python; empty when nobody knows */
    boolean isFor(Optional<String> tag) {
        return tag.isEmpty() || pythons.isEmpty() || pythons.contains("py3") || pythons.contains(tag.get());
    }

    /** {@code Python 3.9 to 3.12}. */
    String pythonWords() {
        String oldest = series(pythons.get(0));
        String newest = series(pythons.get(pythons.size() - 1));
        return "Python " + oldest + (oldest.equals(newest) ? "" : " to " + newest);
    }

    /** From {@code cp311}. */
    private static String series(String tag) {
        return tag.charAt(2) + (tag.length() > 3 ? "." + tag.substring(3) : "");
    }
}
