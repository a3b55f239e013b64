package io.github.archcheck.diagnosis;

import io.github.archcheck.platform.Version;
import java.util.Optional;

/**
 * A range of macOS releases, both ends included.
 *
 * @param first empty when nothing is known
 * @param last empty when it goes on
 */
record MacVersions(Optional<Version> first, Optional<Version> last) {
    static final MacVersions ANY = new MacVersions(Optional.empty(), Optional.empty());

    static MacVersions between(String first, String last) {
        return new MacVersions(Version.parse(first), Version.parse(last));
    }

    static MacVersions from(String first) {
        return new MacVersions(Version.parse(first), Optional.empty());
    }

    static MacVersions upTo(String last) {
        return new MacVersions(Optional.empty(), Version.parse(last));
    }

    /** What both allow; the other one alone when they contradict each other. */
    MacVersions and(MacVersions other) {
        MacVersions both = new MacVersions(max(first, other.first), min(last, other.last));
        boolean empty = both.first.isPresent()
                && both.last.isPresent()
                && !both.last.get().isAtLeast(both.first.get());
        return empty ? other : both;
    }

    private static Optional<Version> max(Optional<Version> a, Optional<Version> b) {
        return a.isEmpty() || (b.isPresent() && b.get().isAtLeast(a.get())) ? b : a;
    }

    private static Optional<Version> min(Optional<Version> a, Optional<Version> b) {
        return a.isEmpty() || (b.isPresent() && a.get().isAtLeast(b.get())) ? b : a;
    }

    boolean startsAt(String version) {
        return first.flatMap(f -> Version.parse(version).map(f::isAtLeast)).orElse(false);
    }

    /** As in JSON; empty when nothing is known. */
    Optional<String> label() {
        if (first.isPresent() && last.isPresent()) {
            return Optional.of(first.equals(last) ? first.get().toString() : first.get() + "-" + last.get());
        }
        return first.map(version -> version + " or later").or(() -> last.map(version -> version + " or earlier"));
    }
}
