package io.github.archcheck.lock;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The shortest ways through dependencies that are known by name. */
public final class Chains {
    private static final int MOST_SHOWN = 16;

    private final Map<String, Optional<String>> cameFrom = new HashMap<>();

    private Chains() {}

    /**
     * Walks from the roots.
     *
     * @param dependencies names by name; names that are not among the keys are passed over
     */
    public static Chains from(Collection<String> roots, Map<String, Set<String>> dependencies) {
        Chains chains = new Chains();
        Deque<String> queue = new ArrayDeque<>();
        for (String root : roots) {
            if (dependencies.containsKey(root) && chains.cameFrom.putIfAbsent(root, Optional.empty()) == null) {
                queue.add(root);
            }
        }
        while (!queue.isEmpty()) {
            String name = queue.remove();
            for (String next : dependencies.getOrDefault(name, Set.of())) {
                if (dependencies.containsKey(next) && chains.cameFrom.putIfAbsent(next, Optional.of(name)) == null) {
                    queue.add(next);
                }
            }
        }
        return chains;
    }

    /** From those that nothing depends on. */
    public static Chains fromUnrequired(Map<String, Set<String>> dependencies) {
        Set<String> roots = new LinkedHashSet<>(dependencies.keySet());
        dependencies.forEach((name, needs) ->
                needs.stream().filter(need -> !need.equals(name)).forEach(roots::remove));
        return from(roots, dependencies);
    }

    /** From a root to what requires a name, itself excluded; empty for a root and for what cannot be reached. */
    public List<String> to(String name) {
        List<String> chain = new ArrayList<>();
        Optional<String> next = cameFrom.getOrDefault(name, Optional.empty());
        while (next.isPresent() && chain.size() < MOST_SHOWN) {
            chain.add(0, next.get());
            next = cameFrom.getOrDefault(next.get(), Optional.empty());
        }
        if (next.isPresent()) {
            chain.set(0, "…");
        }
        return chain;
    }
}
