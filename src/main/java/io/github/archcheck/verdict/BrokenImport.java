package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;
import java.util.List;

/**
 * A module that an import would lose: top-level ones wholly or in part, and where it is in part, the packages and modules
 * below that are lost wholly.
 *
 * @param because the first broken file that the import meets; where nothing but places tells, the first by path
 * @param chain names of modules from this one to the one that opens the file, then paths and needs from the file to the
 *     one at fault
 */
public record BrokenImport(String module, Outcome outcome, Artifact because, List<String> chain) {
    public BrokenImport {
        chain = List.copyOf(chain);
    }

    /** How much is lost. */
    public enum Outcome {
        /** The import raises. */
        FAILS("fails"),
        /** The import raises for some, or a module below cannot be imported. */
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
