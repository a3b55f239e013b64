package io.github.archcheck.archive.tar;

import io.github.archcheck.archive.tree.Contents;

/** Takes the members of a tar archive in their order. */
interface Members {
    /**
     * @param contents asked for {@code number} when somebody reads the file
     * @return whether it is wanted
     */
    boolean add(TarMember member, Contents contents, long number);
}
