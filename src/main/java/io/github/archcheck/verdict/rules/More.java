package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Distribution;

/** How findings about one file stand for others of the same distribution. */
final class More {
    private More() {}

    /** {@code "; so do 3 more files of numpy"} and the like; nothing for none. */
    static String files(int count, Distribution distribution) {
        return switch (count) {
            case 0 -> "";
            case 1 -> "; one more file of " + distribution.name() + " is like it";
            default -> "; " + count + " more files of " + distribution.name() + " are like it";
        };
    }
}
