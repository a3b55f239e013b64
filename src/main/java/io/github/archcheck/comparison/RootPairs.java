package io.github.archcheck.comparison;

import io.github.archcheck.comparison.Snapshot.Root;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Which roots are the same ones. */
final class RootPairs {
    private RootPairs() {}

    /** At least one of them is present. */
    record RootPair(Optional<Root> before, Optional<Root> after) {}

    /**
     * In the order of the second list, then what is gone. As many on both sides are paired by order, for an environment may
     * have moved, unless they have the same places in another order.
     */
    static List<RootPair> of(List<Root> before, List<Root> after) {
        List<RootPair> pairs = new ArrayList<>();
        if (before.size() == after.size() && !arePermuted(before, after)) {
            for (int i = 0; i < after.size(); i++) {
                pairs.add(new RootPair(Optional.of(before.get(i)), Optional.of(after.get(i))));
            }
            return pairs;
        }
        Pairing<Root> pairing = Pairing.of(
                before,
                after,
                List.of(
                        (side, root) -> Optional.of(place(root)),
                        (side, root) -> root.environment().map(directory -> root.kind() + " " + directory),
                        (side, root) -> Optional.of(root.kind() + " " + lastName(root.path()))));
        pairing.both().forEach(p -> pairs.add(new RootPair(Optional.of(p.before()), Optional.of(p.after()))));
        pairing.come().forEach(root -> pairs.add(new RootPair(Optional.empty(), Optional.of(root))));
        pairing.gone().forEach(root -> pairs.add(new RootPair(Optional.of(root), Optional.empty())));
        return pairs;
    }

    private static boolean arePermuted(List<Root> before, List<Root> after) {
        return new HashSet<>(before.stream().map(RootPairs::place).toList())
                .equals(new HashSet<>(after.stream().map(RootPairs::place).toList()));
    }

    private static String place(Root root) {
        return root.path().length() + " " + root.path() + root.environment().orElse("");
    }

    private static String lastName(String path) {
        String plain = path.replace('\\', '/');
        int end = plain.length();
        while (end > 1 && plain.charAt(end - 1) == '/') {
            end--;
        }
        return plain.substring(plain.lastIndexOf('/', end - 1) + 1, end);
    }
}
