package io.github.archcheck.lock.uv;

import io.github.archcheck.lock.walk.Unasked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the graph of a uv lock begins. */
final class UvRoots {
    private UvRoots() {}

    /**
     * The members of the workspace, else the project that the lock lies beside; else, unless it is a script's, whatever nothing
     * else requires.
     */
    static List<Integer> of(UvLock lock) {
        List<Integer> roots = new ArrayList<>();
        Set<String> members = new HashSet<>(lock.members());
        for (int i = 0; i < lock.packages().size(); i++) {
            UvPackage each = lock.packages().get(i);
            boolean isRoot = members.isEmpty()
                    ? each.source().isProjectItself()
                    : members.contains(each.entry().key());
            if (isRoot) {
                roots.add(i);
            }
        }
        if (!roots.isEmpty() || !lock.requirements().isEmpty() || !lock.groups().isEmpty()) {
            return roots;
        }
        return Unasked.of(lock.packages().stream().map(UvPackage::entry).toList(), i -> true);
    }

    /** What a user should know of the roots. */
    static Optional<String> notice(UvLock lock, List<Integer> roots) {
        if (roots.size() > 1 && lock.members().size() > 1) {
            return Optional.of("all " + roots.size() + " members of the workspace are taken together; "
                    + "uv sync alone installs the one it is called in");
        }
        boolean guessed = !roots.isEmpty()
                && lock.members().isEmpty()
                && roots.stream().noneMatch(r -> lock.packages().get(r).source().isProjectItself());
        return guessed
                ? Optional.of("the lock does not tell its project: what nothing else requires is taken as wanted")
                : Optional.empty();
    }
}
