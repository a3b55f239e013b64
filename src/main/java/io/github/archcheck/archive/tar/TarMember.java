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
}
