package io.github.archcheck.comparison;

import java.util.List;
import java.util.Optional;

/**
 * What became of one root.
 *
 * @param before empty for one that was not there
 * @param after empty for one that is not there any more
 * @param packages all of them, also those of which nothing is another one: the environment itself first, then by name
 */
public record RootChange(
        Optional<Snapshot.Root> before,
        Optional<Snapshot.Root> after,
        List<FrameChange> frame,
        List<PackageChange> packages) {
    public RootChange {
        frame = List.copyOf(frame);
        packages = List.copyOf(packages);
    }

    public boolean isSame() {
        return before.isPresent()
                && after.isPresent()
                && frame.isEmpty()
                && packages.stream().allMatch(PackageChange::isSame);
    }

    /** As written for people. */
    public String title() {
        return after.or(() -> before).map(Snapshot.Root::title).orElse("");
    }
}
