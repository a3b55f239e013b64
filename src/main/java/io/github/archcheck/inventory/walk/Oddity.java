package io.github.archcheck.inventory.walk;

/**
 * Something in a tree that was not looked into.
 *
 * @param path as in {@link Found#path}
 * @param message why not
 */
public record Oddity(Kind kind, String path, String message) {
    /** What was met. */
    public enum Kind {
        /** A file or directory that the system would not show. */
        UNREADABLE,
        /** A link that points nowhere or in a circle, and promises native code by its name. */
        LINK_BROKEN,
        /** A link to a directory outside the roots. */
        LINK_NOT_FOLLOWED,
        /** A pipe, socket or device with the name of native code. */
        SPECIAL_FILE,
        /** A directory that was left out on purpose. */
        LEFT_OUT
    }
}
