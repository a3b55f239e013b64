package io.github.archcheck.inventory;

/**
 * Something met while an environment was looked at that its reader should know: a broken link, garbage in
 * {@code pyvenv.cfg}, a RECORD with broken lines.
 *
 * @param path relative to the root where possible, else absolute
 * @param message what was found, and what was done instead
 */
public record Note(Kind kind, String path, String message) {
    /** What the note is about; rules turn some of them into findings. */
    public enum Kind {
        /** The interpreter is not where the environment says. */
        INTERPRETER_MISSING("interpreter-missing"),
        /** Metadata that could not be understood, wholly or in part: pyvenv.cfg, RECORD, conda-meta, .pth, … */
        METADATA_BROKEN("metadata-broken"),
        /** A file that says what else to look through, and may not be read; ends up in {@link Inventory#unreadable}. */
        UNREADABLE("unreadable"),
        /** A link that points nowhere, or in a circle. */
        LINK_BROKEN("link-broken"),
        /** A link to a directory outside the root, which was not followed. */
        LINK_NOT_FOLLOWED("link-not-followed"),
        /** A pipe, socket or device; not opened. */
        SPECIAL_FILE("special-file"),
        /** An archive, or a member of one, that no installer could unpack. */
        ARCHIVE_DAMAGED("archive-damaged"),
        /** Records of a conda prefix for more than one platform. */
        MIXED_PREFIX("mixed-prefix"),
        /** Anything else worth a line with {@code -v}. */
        INFORMATION("information");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether no rule turns it into a finding, so that reports say it themselves. */
        public boolean isQuiet() {
            return switch (this) {
                case INFORMATION, LINK_NOT_FOLLOWED, SPECIAL_FILE -> true;
                case INTERPRETER_MISSING, METADATA_BROKEN, UNREADABLE, LINK_BROKEN, ARCHIVE_DAMAGED, MIXED_PREFIX ->
                    false;
            };
        }
    }
}
