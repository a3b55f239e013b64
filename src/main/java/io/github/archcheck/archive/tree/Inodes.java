package io.github.archcheck.archive.tree;

import java.util.Arrays;

/** What files and links are apart from their names, each by its number; in columns, since there may be a million. */
final class Inodes {
    private long[] sizes = new long[16];
    private long[] modified = new long[16];
    private long[] members = new long[16];
    private Object[] contents = new Object[16];
    private int count;

    /** @param content a {@link Contents}, or the target of a link as text */
    int add(long sizeBytes, long modifiedMillis, Object content, long member) {
        if (count == sizes.length) {
            int capacity = 2 * count;
            sizes = Arrays.copyOf(sizes, capacity);
            modified = Arrays.copyOf(modified, capacity);
            members = Arrays.copyOf(members, capacity);
            contents = Arrays.copyOf(contents, capacity);
        }
        sizes[count] = sizeBytes;
        modified[count] = modifiedMillis;
        members[count] = member;
        contents[count] = content;
        return count++;
    }

    long size(int inode) {
        return sizes[inode];
    }

    long modified(int inode) {
        return modified[inode];
    }

    long member(int inode) {
        return members[inode];
    }

    Object content(int inode) {
        return contents[inode];
    }

    /** For a link whose target has been read. Threads that do not see it yet read the same once more. */
    void know(int inode, String target) {
        contents[inode] = target;
    }
}
