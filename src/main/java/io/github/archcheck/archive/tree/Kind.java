package io.github.archcheck.archive.tree;

/** What a node is. */
enum Kind {
    /** Taken away; its place may be used again. */
    NOTHING(0),
    DIRECTORY(1),
    FILE(2),
    LINK(3),
    /** A device, a pipe, a socket. */
    SPECIAL(4);

    private static final Kind[] ALL = values();

    private final int code;

    Kind(int code) {
        this.code = code;
    }

    /** As small as can be; the place in the list above. */
    int code() {
        return code;
    }

    static Kind of(int code) {
        return ALL[code];
    }
}
