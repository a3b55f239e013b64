package io.github.archcheck.inventory.walk;

/**
 * How to look through an environment.
 *
 * @param thorough look into every regular file, also those whose names say that they are text
 * @param jobs how many threads share the work, at least one; the result does not depend on it
 */
public record WalkOptions(boolean thorough, Exclusions exclusions, int jobs) {
    public WalkOptions {
        if (jobs < 1) {
            throw new IllegalArgumentException("jobs: " + jobs);
        }
    }

    /** Names decide, nothing is left out, one thread per processor. */
    public static WalkOptions standard() {
        return new WalkOptions(false, Exclusions.NONE, Runtime.getRuntime().availableProcessors());
    }
}
