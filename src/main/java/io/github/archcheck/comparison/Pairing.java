package io.github.archcheck.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which items of two lists are the same.
 *
 * @param both in the order of the second list
 * @param gone only in the first list, in its order
 * @param come only in the second list, in its order
 */
record Pairing<T>(List<Pair<T>> both, List<T> gone, List<T> come) {
    private static final int NOBODY = -1;

    /** The same thing twice. */
    record Pair<T>(T before, T after) {}

    /** What two items have in common if they are the same; empty for an item that cannot be recognised so. */
    interface Key<T> {
        Optional<String> of(Side side, T item);
    }

    /** Which list an item is from. */
    enum Side {
        BEFORE,
        AFTER
    }

    /** By the first key in which they agree; several of one key are paired in their order. */
    static <T> Pairing<T> of(List<T> before, List<T> after, List<Key<T>> keys) {
        int[] partners = new int[after.size()];
        Arrays.fill(partners, NOBODY);
        Set<Integer> left =
                new LinkedHashSet<>(IntStream.range(0, before.size()).boxed().toList());
        for (Key<T> key : keys) {
            if (!left.isEmpty()) {
                pair(before, after, key, left, partners);
            }
        }
        List<Pair<T>> both = new ArrayList<>();
        List<T> come = new ArrayList<>();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == NOBODY) {
                come.add(after.get(i));
            } else {
                both.add(new Pair<>(before.get(partners[i]), after.get(i)));
            }
        }
        return new Pairing<>(both, left.stream().map(before::get).toList(), come);
    }

    private static <T> void pair(List<T> before, List<T> after, Key<T> key, Set<Integer> left, int[] partners) {
        Map<String, Deque<Integer>> byKey = new HashMap<>();
        for (int i : left) {
            key.of(Side.BEFORE, before.get(i))
                    .ifPresent(k ->
                            byKey.computeIfAbsent(k, x -> new ArrayDeque<>()).add(i));
        }
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == NOBODY) {
                Optional<Integer> partner = key.of(Side.AFTER, after.get(i))
                        .flatMap(k -> Optional.ofNullable(byKey.get(k)))
                        .flatMap(same -> Optional.ofNullable(same.poll()));
                if (partner.isPresent()) {
                    partners[i] = partner.get();
                    left.remove(partner.get());
                }
            }
        }
    }
}
