package io.github.archcheck.archive.tree;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What a tree knows of a node.
 *
 * @param fileKey equal for all names of one file, unequal for files of two trees
 */
record NodeAttributes(Kind kind, long size, FileTime lastModifiedTime, Object fileKey) implements BasicFileAttributes {
    private static final FileTime UNKNOWN = FileTime.fromMillis(0);

    /** @param inode of a file, or of a directory as {@code -1 - node} */
    private record Key(TreeFileSystem system, int inode) {}

    static NodeAttributes of(TreeFileSystem system, int node) {
        Tree tree = system.tree();
        Kind kind = tree.nodes.kind(node);
        int inode = tree.nodes.inode(node);
        return switch (kind) {
            case FILE, LINK ->
                new NodeAttributes(
                        kind,
                        tree.inodes.size(inode),
                        FileTime.fromMillis(tree.inodes.modified(inode)),
                        new Key(system, inode));
            case DIRECTORY, SPECIAL, NOTHING -> new NodeAttributes(kind, 0, UNKNOWN, new Key(system, -1 - node));
        };
    }

    @Override
    public FileTime lastAccessTime() {
        return lastModifiedTime;
    }

    @Override
    public FileTime creationTime() {
        return lastModifiedTime;
    }

    @Override
    public boolean isRegularFile() {
        return kind == Kind.FILE;
    }

    @Override
    public boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    @Override
    public boolean isSymbolicLink() {
        return kind == Kind.LINK;
    }

    @Override
    public boolean isOther() {
        return kind == Kind.SPECIAL;
    }
}
