package io.github.archcheck.archive.tree;

import io.github.archcheck.archive.Troubles;
import java.nio.file.Path;

/**
 * Puts members in their places, one after the other. Directories that no member names come into being with what lies in
 * them. A member that cannot be placed is left out, and a trouble says why.
 */
public final class TreeBuilder {
    /** How member names become places. */
    public enum Rules {
        /**
         * As in a zip archive: names are relative and mean the same on every system, so backslashes, drive letters and
         * leading slashes are trouble, as are names that come twice; then the last counts. No member lies beyond a link.
         */
        ZIP,
        /**
         * As in a tar archive: {@code ./} and slashes in front mean nothing, backslashes are letters, what comes later
         * replaces what was there, and a directory that was replaced takes what lies in it along. Links to directories are
         * followed on the way to a member.
         */
        UNIX
    }

    public TreeBuilder(Rules rules, Troubles troubles) {}

    /** @return whether it is in the tree; false: a trouble says why */
    public boolean directory(String name, long modifiedMillis) {
        return false;
    }

    /**
     * @param contents asked for {@code member} when somebody reads the file
     * @return whether it is in the tree
     */
    public boolean file(String name, MemberStat stat, Contents contents, long member) {
        return false;
    }

    /**
     * @param target as the archive has it; an absolute one begins at the root of the tree
     * @return whether it is in the tree
     */
    public boolean symbolicLink(String name, String target, long modifiedMillis) {
        return false;
    }

    /**
     * One more name for a file that is already in the tree.
     *
     * @param target the other name
     * @return whether it is in the tree; not when there is no such file (yet)
     */
    public boolean hardLink(String name, String target) {
        return false;
    }

    /** A device, a pipe, a socket: neither file nor directory nor link. */
    public boolean special(String name) {
        return false;
    }

    /** What comes now lies over what is there, as the layers of an image do. */
    public void nextLayer() {}

    /**
     * Takes away what earlier layers have put at a place, and below it; what the layer at work has put there stays.
     * Nothing happens when nothing is there.
     */
    public void hide(String name) {}

    /** Takes away what earlier layers have put below a directory; the directory stays. */
    public void hideChildren(String directory) {}

    /** @return the root of a file system of its own; nothing can be added afterwards */
    public Path build() {
        throw new IllegalStateException();
    }
}
