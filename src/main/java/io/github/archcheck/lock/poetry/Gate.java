package io.github.archcheck.lock.poetry;

import io.github.archcheck.lock.walk.Conditions;
import io.github.archcheck.lock.walk.Picked;
import io.github.archcheck.lock.walk.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a Poetry lock's entries say of themselves, before any way to them is looked at. */
final class Gate {
    private final PoetryLock lock;
    private final Picked picked;
    private final List<Optional<String>> closed;
    private final Map<Integer, List<String>> doubts;

    private Gate(PoetryLock lock, Picked picked, List<Optional<String>> closed, Map<Integer, List<String>> doubts) {
        this.lock = lock;
        this.picked = picked;
        this.closed = closed;
        this.doubts = doubts;
    }

    static Gate of(PoetryLock lock, Conditions conditions, Picked picked) {
        List<Optional<String>> closed = new ArrayList<>();
        Map<Integer, List<String>> doubts = new HashMap<>();
        for (int i = 0; i < lock.packages().size(); i++) {
            PoetryPackage each = lock.packages().get(i);
            Optional<String> why = groupOrMarker(each, i, conditions, picked, doubts);
            if (why.isEmpty() && !conditions.pythonIn(each.python().alternatives())) {
                why = Optional.of("requires Python " + each.python());
            }
            closed.add(why);
        }
        return new Gate(lock, picked, closed, doubts);
    }

    private static Optional<String> groupOrMarker(
            PoetryPackage each, int index, Conditions conditions, Picked picked, Map<Integer, List<String>> doubts) {
        if (!each.decided()) {
            return Optional.empty();
        }
        Optional<String> why = Optional.empty();
        Optional<String> doubt = Optional.empty();
        for (String group : each.groups()) {
            if (!picked.groups().contains(group)) {
                why = why.isPresent() ? why : Optional.of("group " + group + " not chosen");
                continue;
            }
            String marker = each.markers().getOrDefault(group, "");
            Truth truth = conditions.of(marker);
            if (truth == Truth.YES) {
                return Optional.empty();
            }
            if (truth == Truth.MAYBE) {
                doubt = Optional.of("marker: " + marker);
            }
            why = Optional.of("marker: " + marker);
        }
        if (doubt.isPresent()) {
            doubts.put(index, new ArrayList<>(List.of(doubt.get())));
            return Optional.empty();
        }
        return why;
    }

    /** Why an entry is not meant, in words; empty when it may be. */
    Optional<String> closed(int index) {
        return closed.get(index);
    }

    /** Whether the lock itself says which entries are meant. */
    boolean isDecided() {
        return lock.packages().stream().allMatch(PoetryPackage::decided);
    }

    /** Whether an entry is meant for certain by what it says of itself; then a way to it is only told. */
    boolean isCertain(int index) {
        PoetryPackage each = lock.packages().get(index);
        boolean byExtra = each.optional() && each.markers().values().stream().noneMatch(m -> m.contains("extra"));
        return each.decided() && !byExtra && closed(index).isEmpty();
    }

    /** Whether an entry may be meant without any other asking for it. */
    boolean isRoot(int index) {
        PoetryPackage each = lock.packages().get(index);
        boolean groupChosen = each.groups().isEmpty() || each.groups().stream().anyMatch(picked.groups()::contains);
        return isCertain(index)
                || (!each.decided()
                        && !each.optional()
                        && groupChosen
                        && closed(index).isEmpty());
    }

    /** Others ask for it only under a condition that does not hold; whether the project does so without, is not known. */
    void doubt(int index, String why) {
        if (!lock.packages().get(index).decided() && why.startsWith("marker: ")) {
            doubts.computeIfAbsent(index, i -> new ArrayList<>())
                    .add("what asks for it does so under a condition that does not hold (" + why + ")");
        }
    }

    List<String> doubts(int index) {
        return doubts.getOrDefault(index, List.of());
    }

    /** Why an entry that no way leads to is not meant. */
    String unless(int index, String whyNot) {
        PoetryPackage each = lock.packages().get(index);
        if (!each.groups().isEmpty() && each.groups().stream().noneMatch(picked.groups()::contains)) {
            return "group " + each.groups().get(0) + " not chosen";
        }
        if (each.optional()) {
            for (Map.Entry<String, List<String>> extra : lock.extras().entrySet()) {
                if (extra.getValue().contains(each.entry().key())
                        && !picked.extras().contains(extra.getKey())) {
                    return "extra " + extra.getKey() + " not chosen";
                }
            }
        }
        return whyNot;
    }
}
