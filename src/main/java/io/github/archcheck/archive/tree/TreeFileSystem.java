package io.github.archcheck.archive.tree;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A tree as a file system that nobody can write to. It is open as long as it is reachable. */
final class TreeFileSystem extends FileSystem {
    private static final String SEPARATOR = "/";

    private final Tree tree;
    private final TreePath root = TreePath.of(this, SEPARATOR);

    TreeFileSystem(Tree tree) {
        this.tree = tree;
    }

    TreePath root() {
        return root;
    }

    Tree tree() {
        return tree;
    }

    /** @throws NoSuchFileException when there is none; other exceptions of a file system when the way there is barred */
    int node(TreePath path, boolean following) throws IOException {
        int known = path.knownNode();
        if (known >= 0 && !(following && tree.nodes.kind(known) == Kind.LINK)) {
            return known;
        }
        int node = tree.find(path.toString(), following);
        if (node >= 0) {
            return node;
        }
        String text = path.toString();
        throw switch (node) {
            case Tree.ABSENT -> new NoSuchFileException(text);
            case Tree.LOOP -> new FileSystemLoopException(text);
            default -> new FileSystemException(text, null, "Not a directory");
        };
    }

    Path real(TreePath path, boolean following) throws IOException {
        return root.resolve(tree.path(node(path, following)));
    }

    @Override
    public FileSystemProvider provider() {
        return TreeProvider.ONLY;
    }

    /** What it reads from is closed with its archive. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public String getSeparator() {
        return SEPARATOR;
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(root);
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of(TreeStore.ONLY);
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic");
    }

    @Override
    public Path getPath(String first, String... more) {
        List<String> parts = new ArrayList<>();
        parts.add(first);
        parts.addAll(List.of(more));
        parts.removeIf(String::isEmpty);
        return TreePath.of(this, String.join(SEPARATOR, parts));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        return Patterns.matcher(syntaxAndPattern);
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }
}
