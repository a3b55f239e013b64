package io.github.archcheck.binary;

/**
 * A library that an image asks for.
 *
 * @param name as written in the file: an install name, a soname, a DLL name
 */
public record Need(String name, Kind kind) {
    /** How badly the loader wants it. */
    public enum Kind {
        REQUIRED("required"),
        /** May be absent or unusable. */
        WEAK("weak"),
        /** Required, and its exports count as the image's own. */
        REEXPORT("reexport"),
        /** Required; breaks a cycle. */
        UPWARD("upward"),
        /** Loaded on first use. */
        LAZY("lazy");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
