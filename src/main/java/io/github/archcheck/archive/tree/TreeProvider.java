package io.github.archcheck.archive.tree;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link java.nio.file.Files} asks. It is registered nowhere: trees are made, not found by their names. */
final class TreeProvider extends FileSystemProvider {
    static final TreeProvider ONLY = new TreeProvider();
    static final String SCHEME = "archive";

    private TreeProvider() {}

    static boolean follows(LinkOption... options) {
        return !List.of(options).contains(LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        for (OpenOption option : options) {
            if (option != StandardOpenOption.READ && option != LinkOption.NOFOLLOW_LINKS) {
                throw new ReadOnlyFileSystemException();
            }
        }
        TreePath ours = TreePath.ours(path);
        Tree tree = ours.getFileSystem().tree();
        int node = ours.getFileSystem().node(ours, !options.contains(LinkOption.NOFOLLOW_LINKS));
        if (tree.nodes.kind(node) == Kind.FILE) {
            return tree.open(node);
        }
        String problem = tree.nodes.kind(node) == Kind.DIRECTORY ? "Is a directory" : "Not a regular file";
        throw new FileSystemException(path.toString(), null, problem);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path directory, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        TreePath ours = TreePath.ours(directory);
        Tree tree = ours.getFileSystem().tree();
        int node = ours.getFileSystem().node(ours, true);
        if (tree.nodes.kind(node) != Kind.DIRECTORY) {
            throw new NotDirectoryException(directory.toString());
        }
        List<Path> entries = new ArrayList<>();
        tree.nodes.eachChild(node, child -> entries.add(ours.entry(tree.nodes.name(child), child)));
        return new Entries(entries, filter);
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        TreePath ours = TreePath.ours(link);
        Tree tree = ours.getFileSystem().tree();
        int node = ours.getFileSystem().node(ours, false);
        if (tree.nodes.kind(node) != Kind.LINK) {
            throw new NotLinkException(link.toString());
        }
        return TreePath.of(ours.getFileSystem(), tree.target(node));
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        if (path.equals(other)) {
            return true;
        }
        return other instanceof TreePath
                && attributes(path, true)
                        .fileKey()
                        .equals(attributes(other, true).fileKey());
    }

    @Override
    public boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        attributes(path, true);
        return TreeStore.ONLY;
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        TreePath ours = TreePath.ours(path);
        Nodes nodes = ours.getFileSystem().tree().nodes;
        int node = ours.getFileSystem().node(ours, true);
        for (AccessMode mode : modes) {
            boolean allowed = switch (mode) {
                case READ -> true;
                case WRITE -> false;
                case EXECUTE -> nodes.kind(node) == Kind.DIRECTORY || nodes.isExecutable(node);
            };
            if (!allowed) {
                throw new AccessDeniedException(path.toString());
            }
        }
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        if (type != BasicFileAttributes.class) {
            throw new UnsupportedOperationException(type.getName());
        }
        return type.cast(attributes(path, follows(options)));
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return AttributeNames.select(attributes(path, follows(options)), attributes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return type == BasicFileAttributeView.class ? type.cast(new View(path, follows(options))) : null;
    }

    @Override
    public void createDirectory(Path directory, FileAttribute<?>... attributes) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void delete(Path path) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new ReadOnlyFileSystemException();
    }

    private static NodeAttributes attributes(Path path, boolean following) throws IOException {
        TreePath ours = TreePath.ours(path);
        return NodeAttributes.of(ours.getFileSystem(), ours.getFileSystem().node(ours, following));
    }

    private record View(Path path, boolean following) implements BasicFileAttributeView {
        @Override
        public String name() {
            return "basic";
        }

        @Override
        public BasicFileAttributes readAttributes() throws IOException {
            return attributes(path, following);
        }

        @Override
        public void setTimes(@Nullable FileTime modified, @Nullable FileTime accessed, @Nullable FileTime created) {
            throw new ReadOnlyFileSystemException();
        }
    }
}
