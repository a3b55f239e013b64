package io.github.archcheck.archive.tree;

/** What a node is. */
enum Kind {
    /** Taken away; its place may be used again. */
    NOTHING,
    DIRECTORY,
    FILE,
    LINK,
    /** A device, a pipe, a socket. */
    SPECIAL;

    private static final Kind[] ALL = values();

    static Kind of(int ordinal) {
        return ALL[ordinal];
    }
}
