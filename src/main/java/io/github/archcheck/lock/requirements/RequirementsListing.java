package io.github.archcheck.lock.requirements;

import io.github.archcheck.lock.Choice;
import io.github.archcheck.lock.IndexOptions;
import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.walk.Conditions;
import io.github.archcheck.lock.walk.MarkerTexts;
import io.github.archcheck.lock.walk.Picked;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The requirements of a file and of those that it includes, one per project. */
final class RequirementsListing implements Listing {
    private final Collected collected;

    RequirementsListing(Collected collected) {
        this.collected = collected;
    }

    /** All that a file says of one project and that counts on a machine. */
    private static final class Merged {
        private final List<String> doubts = new ArrayList<>();
        private final Set<String> sha256 = new HashSet<>();
        private Specifiers specifiers = Specifiers.ANY;
        private Optional<Direct> direct = Optional.empty();
        private boolean otherHashes;
        private boolean hashed;

        void add(Entry entry, Applicability applicability) {
            doubts.addAll(applicability.doubts());
            specifiers = specifiers.and(entry.specifiers());
            direct = direct.isPresent() ? direct : entry.direct();
            otherHashes |= entry.otherHashes();
            if (entry.sha256().isEmpty()) {
                return;
            }
            if (hashed) {
                sha256.retainAll(entry.sha256());
            } else {
                sha256.addAll(entry.sha256());
            }
            hashed = true;
        }
    }

    @Override
    public IndexOptions indexOptions() {
        return collected.indexOptions();
    }

    @Override
    public Selection select(Choice choice) {
        List<String> unknown = Picked.of(choice, Set.of(), Set.of(), List.of()).unknown();
        if (!unknown.isEmpty()) {
            return Selection.unknown(unknown);
        }
        Conditions conditions = Conditions.of(new MarkerTexts(), choice.target());
        Map<String, List<Entry>> byName = new LinkedHashMap<>();
        for (Entry entry : collected.requirements()) {
            byName.computeIfAbsent(entry.key(), name -> new ArrayList<>()).add(entry);
        }
        Map<String, List<Entry>> constraints = new LinkedHashMap<>();
        for (Entry entry : collected.constraints()) {
            constraints.computeIfAbsent(entry.key(), name -> new ArrayList<>()).add(entry);
        }
        List<Wanted> wanted = new ArrayList<>();
        for (Map.Entry<String, List<Entry>> project : byName.entrySet()) {
            List<Entry> more = constraints.getOrDefault(project.getKey(), List.of());
            wanted.add(wanted(project.getValue(), more, conditions));
        }
        for (String file : collected.unread()) {
            wanted.add(new Wanted(
                    "-r " + file.split(" ", 2)[0],
                    Optional.empty(),
                    Optional.empty(),
                    new Wanted.Undecided(file),
                    List.of(),
                    List.of()));
        }
        List<String> notices = new ArrayList<>(collected.notices());
        hashNotice().ifPresent(notices::add);
        return new Selection(Optional.empty(), wanted, notices);
    }

    /** With one hash, or with the option, pip refuses everything that has none. */
    private Optional<String> hashNotice() {
        List<Entry> all = collected.requirements();
        boolean required = collected.requireHashes() || all.stream().anyMatch(RequirementsListing::isHashed);
        return required
                ? all.stream()
                        .filter(entry -> !isHashed(entry) && entry.direct().isEmpty())
                        .findFirst()
                        .map(entry -> entry.where() + ": " + entry.name()
                                + " has no --hash; pip refuses it, since others have one or --require-hashes is given")
                : Optional.empty();
    }

    private static boolean isHashed(Entry entry) {
        return !entry.sha256().isEmpty() || entry.otherHashes();
    }

    private Wanted wanted(List<Entry> entries, List<Entry> constraints, Conditions conditions) {
        Merged merged = new Merged();
        Optional<String> skipped = Optional.empty();
        boolean meant = false;
        for (Entry entry : entries) {
            Applicability applicability = applicability(entry, conditions);
            if (applicability.isMeant()) {
                merged.add(entry, applicability);
                meant = true;
            } else if (skipped.isEmpty()) {
                skipped = applicability.skipped();
            }
        }
        if (!meant) {
            merged.add(entries.get(0), Applicability.ALWAYS);
        }
        for (Entry constraint : constraints) {
            Applicability applicability = applicability(constraint, conditions);
            if (applicability.isMeant()) {
                merged.add(constraint, applicability);
            }
        }
        return wanted(entries.get(0), merged, meant ? Optional.empty() : skipped);
    }

    private static Applicability applicability(Entry entry, Conditions conditions) {
        return entry.marker()
                .map(marker -> Applicability.of(marker.toString(), conditions))
                .orElse(Applicability.ALWAYS);
    }

    private Wanted wanted(Entry first, Merged merged, Optional<String> skipped) {
        if (merged.otherHashes && merged.sha256.isEmpty()) {
            merged.doubts.add("only hashes other than SHA-256 are given, which are not compared");
        }
        Optional<String> version = merged.direct.flatMap(Direct::version).or(() -> pinned(merged.specifiers));
        return new Wanted(first.name(), version, skipped, supply(first, merged), merged.doubts, List.of());
    }

    private Wanted.Supply supply(Entry first, Merged merged) {
        if (merged.direct.isPresent()) {
            return merged.direct.get().files(merged.sha256, Specifiers.ANY);
        }
        if (merged.hashed && merged.sha256.isEmpty()) {
            return new Wanted.Undecided("no file can have all hashes that are asked of it");
        }
        return new Wanted.Asked(
                merged.specifiers,
                merged.sha256,
                collected.formats().isInSecond(first.key()),
                collected.formats().isInFirst(first.key()),
                collected.allowsPreReleases(first.name()));
    }

    /** The version that {@code ==} names; a prefix such as {@code ==1.*} names none. */
    static Optional<String> pinned(Specifiers specifiers) {
        if (!specifiers.isPinned()) {
            return Optional.empty();
        }
        for (String clause : specifiers.toString().split(",", -1)) {
            if (clause.startsWith("==") && !clause.endsWith("*")) {
                return Optional.of(clause.replaceFirst("^={2,3}", "").strip());
            }
        }
        return Optional.empty();
    }
}
