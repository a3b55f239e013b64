package io.github.archcheck.archive.zip;

import java.util.Optional;

/**
 * Why a member cannot be read, as far as the directory tells.
 *
 * @param isDamage whether for everybody
 */
record Obstacle(String words, boolean isDamage) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    /** The bits of encryption, of strong encryption, and of headers that are hidden (APPNOTE 4.4.4). */
    private static final int ENCRYPTED = 1 | (1 << 6) | (1 << 13);

    private static final int PATCHES = 1 << 5;

    /** The most bytes that one byte of deflated data can stand for, and some for what is not data. */
    private static final long MOST_FOR_ONE = 1032;

    /** Empty when nothing speaks against it. */
    static Optional<Obstacle> of(Members.Member member) {
        int method = member.method();
        if ((member.flags() & ENCRYPTED) != 0) {
            return Optional.of(new Obstacle("is encrypted", false));
        }
        if ((member.flags() & PATCHES) != 0) {
            return Optional.of(new Obstacle("holds changes to another file", false));
        }
        if (method != STORED && method != DEFLATED) {
            return Optional.of(new Obstacle(
                    "is compressed by method " + method + name(method) + ", which archcheck does not read", false));
        }
        boolean possible = method == STORED
                ? member.size() == member.compressed()
                : member.size() / MOST_FOR_ONE <= member.compressed();
        if (!possible) {
            return Optional.of(new Obstacle(
                    "is " + member.size() + " bytes long by the directory, which its " + member.compressed()
                            + " bytes in the archive cannot hold",
                    true));
        }
        return Optional.empty();
    }

    /** APPNOTE 4.4.5. */
    private static String name(int method) {
        return switch (method) {
            case 1 -> " (shrinking)";
            case 6 -> " (imploding)";
            case 9 -> " (Deflate64)";
            case 12 -> " (bzip2)";
            case 14 -> " (LZMA)";
            case 93 -> " (Zstandard)";
            case 95 -> " (xz)";
            case 98 -> " (PPMd)";
            case 99 -> " (AES encryption)";
            default -> "";
        };
    }
}
