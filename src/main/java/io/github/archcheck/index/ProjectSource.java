package io.github.archcheck.index;

/** Where projects can be looked up. Never fails: what went wrong is told in the answer. */
@FunctionalInterface
public interface ProjectSource {
    /** @param name normalised */
    Project project(String name);
}
