package io.github.archcheck.archive.tree;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Names in directories, each node by its number; the root is 0. In columns, since there may be a million of them. Nodes
 * that were taken away keep their number and their place in the index, so that nothing is ever taken out of either.
 */
final class Nodes {
    static final int ROOT = 0;
    static final int NONE = -1;

    private static final int KIND = 0x7;
    private static final int EXECUTABLE = 0x8;

    /** In its directory's list; what was taken away together with all its siblings is not. */
    private static final int LISTED = 0x10;

    private final Names names = new Names();
    private final long seed = System.nanoTime() * 0x9E3779B97F4A7C15L;
    private int[] name = new int[16];
    private int[] parent = new int[16];
    private int[] firstChild = new int[16];
    private int[] nextSibling = new int[16];
    /** Of files and links; of directories, the layer that was the last to hide what lies in it. */
    private int[] inode = new int[16];

    private int[] layer = new int[16];
    private byte[] flags = new byte[16];
    private int count;
    private int[] index = new int[64];

    Nodes() {
        Arrays.fill(index, NONE);
        append(NONE, new byte[0]);
        set(ROOT, Kind.DIRECTORY, NONE, false, 0);
    }

    int count() {
        return count;
    }

    Kind kind(int node) {
        return Kind.of(flags[node] & KIND);
    }

    boolean isExecutable(int node) {
        return (flags[node] & EXECUTABLE) != 0;
    }

    /** {@link #NONE} for a directory. */
    int inode(int node) {
        return inode[node];
    }

    /** The root is its own parent. */
    int parent(int node) {
        return node == ROOT ? ROOT : parent[node];
    }

    int layer(int node) {
        return layer[node];
    }

    String name(int node) {
        return names.text(name[node]);
    }

    /** {@link #NONE} when there never was one; otherwise perhaps one of {@link Kind#NOTHING}. */
    int child(int directory, byte[] childName) {
        int mask = index.length - 1;
        for (int slot = slot(Names.hash(childName, seed), directory); index[slot] != NONE; slot = (slot + 1) & mask) {
            int node = index[slot];
            if (parent[node] == directory && names.is(name[node], childName)) {
                return node;
            }
        }
        return NONE;
    }

    /** Only after {@link #clearOlder} of the same directory is what was taken away one by one not counted. */
    boolean isEmpty(int directory) {
        return firstChild[directory] == NONE;
    }

    void eachChild(int directory, IntConsumer consumer) {
        for (int node = firstChild[directory]; node != NONE; node = nextSibling[node]) {
            if (kind(node) != Kind.NOTHING) {
                consumer.accept(node);
            }
        }
    }

    /** A child that never was there, still of {@link Kind#NOTHING}. */
    int add(int directory, byte[] childName) {
        if (2 * count >= index.length) {
            index = new int[2 * index.length];
            Arrays.fill(index, NONE);
            for (int node = 1; node < count; node++) {
                enter(node);
            }
        }
        int node = append(directory, childName);
        enter(node);
        return node;
    }

    /** Makes a node something; what it was before, it is no longer. A directory begins empty. */
    void set(int node, Kind kind, int itsInode, boolean executable, int itsLayer) {
        if (kind(node) == Kind.DIRECTORY && kind != Kind.DIRECTORY) {
            clear(node);
        }
        int listed = flags[node] & LISTED;
        flags[node] = (byte) (kind.code() | (executable ? EXECUTABLE : 0) | listed);
        inode[node] = itsInode;
        layer[node] = itsLayer;
        if (listed == 0 && node != ROOT && kind != Kind.NOTHING) {
            flags[node] |= LISTED;
            nextSibling[node] = firstChild[parent[node]];
            firstChild[parent[node]] = node;
        }
    }

    /** A directory that was there is named once more. */
    void touch(int directory, int itsLayer) {
        layer[directory] = itsLayer;
    }

    /** Takes everything out of a directory. */
    void clear(int directory) {
        int at = directory;
        while (true) {
            int child = firstChild[at];
            if (child == NONE) {
                if (at == directory) {
                    return;
                }
                at = parent[at];
                continue;
            }
            // Unlisted first, so that every node is met once on the way down only.
            firstChild[at] = nextSibling[child];
            boolean below = kind(child) == Kind.DIRECTORY;
            flags[child] = 0;
            inode[child] = NONE;
            if (below) {
                at = child;
            }
        }
    }

    /**
     * Takes what is older than a layer out of a directory, and out of directories below; those stay that hold something
     * that is not.
     */
    void clearOlder(int directory, int thanLayer) {
        int at = directory;
        int[] rest = new int[16];
        int depth = 0;
        rest[0] = begin(directory, thanLayer);
        while (depth >= 0) {
            int child = rest[depth];
            if (child == NONE) {
                if (depth > 0 && firstChild[at] == NONE && layer[at] < thanLayer) {
                    dropFirst(parent[at]);
                }
                at = parent(at);
                depth--;
                continue;
            }
            rest[depth] = nextSibling[child];
            if (!keep(at, child, thanLayer)) {
                continue;
            }
            if (kind(child) == Kind.DIRECTORY) {
                depth++;
                rest = depth == rest.length ? Arrays.copyOf(rest, 2 * depth) : rest;
                rest[depth] = begin(child, thanLayer);
                at = child;
            }
        }
    }

    /** A directory that {@link #keep} listed as the first one turned out to be empty. */
    private void dropFirst(int directory) {
        int child = firstChild[directory];
        firstChild[directory] = nextSibling[child];
        flags[child] = 0;
        inode[child] = NONE;
    }

    /** Empties the list of a directory's children for {@link #keep}, unless that has been done for the layer. */
    private int begin(int directory, int forLayer) {
        if (inode[directory] == forLayer) {
            return NONE;
        }
        inode[directory] = forLayer;
        int first = firstChild[directory];
        firstChild[directory] = NONE;
        return first;
    }

    /** Lists a child again if it is a directory or not older than a layer; otherwise it is gone. */
    private boolean keep(int directory, int child, int thanLayer) {
        Kind kind = kind(child);
        if (kind == Kind.NOTHING || (kind != Kind.DIRECTORY && layer[child] < thanLayer)) {
            flags[child] = 0;
            inode[child] = NONE;
            return false;
        }
        nextSibling[child] = firstChild[directory];
        firstChild[directory] = child;
        return true;
    }

    private int append(int directory, byte[] itsName) {
        if (count == name.length) {
            int capacity = 2 * count;
            name = Arrays.copyOf(name, capacity);
            parent = Arrays.copyOf(parent, capacity);
            firstChild = Arrays.copyOf(firstChild, capacity);
            nextSibling = Arrays.copyOf(nextSibling, capacity);
            inode = Arrays.copyOf(inode, capacity);
            layer = Arrays.copyOf(layer, capacity);
            flags = Arrays.copyOf(flags, capacity);
        }
        name[count] = names.add(itsName);
        parent[count] = directory;
        firstChild[count] = NONE;
        nextSibling[count] = NONE;
        inode[count] = NONE;
        return count++;
    }

    private void enter(int node) {
        int mask = index.length - 1;
        int slot = slot(names.hash(name[node], seed), parent[node]);
        while (index[slot] != NONE) {
            slot = (slot + 1) & mask;
        }
        index[slot] = node;
    }

    private int slot(long nameHash, int directory) {
        long hash = (nameHash + directory) * 0xBF58476D1CE4E5B9L;
        hash ^= hash >>> 32;
        return (int) hash & (index.length - 1);
    }
}
