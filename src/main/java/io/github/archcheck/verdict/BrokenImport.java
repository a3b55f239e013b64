package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;

/**
 * A top-level package or module that an import would lose, wholly or in part.
 *
 * @param because the file that breaks it: the first extension module by path, else the first file
 */
public record BrokenImport(String module, Outcome outcome, Artifact because) {
    /** How much is lost. */
    public enum Outcome {
        /** The module itself, or every extension module of the package, is broken. */
        FAILS("fails"),
        /** Some extension modules of the package are broken. */
        PARTLY("partly");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
