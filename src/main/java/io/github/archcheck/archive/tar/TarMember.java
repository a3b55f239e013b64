package io.github.archcheck.archive.tar;

/**
 * One member, as its headers tell.
 *
 * @param name as the archive spells it
 * @param link what it links to, for links
 * @param sizeBytes what a reader of the file gets
 * @param storedBytes what of it follows in the archive
 * @param data where that begins, in bytes from the beginning of the archive, decompressed
 */
record TarMember(
        Kind kind,
        String name,
        String link,
        long sizeBytes,
        long storedBytes,
        long data,
        long modifiedMillis,
        boolean executable,
        boolean isSparse) {
    private static final int LONGEST_IN_WORDS = 200;

    /** What the member is in a tree. */
    enum Kind {
        FILE,
        DIRECTORY,
        SYMBOLIC_LINK,
        HARD_LINK,
        /** Devices and pipes. */
        SPECIAL,
        /** Nothing: labels, lists of names. */
        NONE
    }

    /** Names come from strangers, and may be of any length. */
    static String inWords(String name) {
        return name.length() <= LONGEST_IN_WORDS ? name : name.substring(0, LONGEST_IN_WORDS) + "…";
    }
}
