package io.github.archcheck.comparison;

import java.util.List;

/**
 * Files of one package that are for other machines than they were.
 *
 * @param before architectures, sorted; empty for no native code
 * @param after architectures, sorted; empty for no native code
 * @param files how many of them
 * @param followsTarget whether the target changed alike, so that this is as it should be
 */
public record ArchitectureShift(List<String> before, List<String> after, long files, boolean followsTarget) {
    public ArchitectureShift {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
