package io.github.archcheck.archive.tree;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path in a tree, with the rules of Unix: names between single slashes, one slash in front when it is absolute, none
 * behind.
 */
final class TreePath implements Path {
    private final TreeFileSystem system;
    private final String text;

    /** The node of the path itself, its last link not followed; negative when that is still to be found out. */
    private final int node;

    private TreePath(TreeFileSystem system, String text, int node) {
        this.system = system;
        this.text = text;
        this.node = node;
    }

    static TreePath of(TreeFileSystem system, String text) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new InvalidPathException(text, "a path holds no NUL character", nul);
        }
        return new TreePath(system, clean(text), Tree.ABSENT);
    }

    /** An entry of a directory that exists. */
    TreePath entry(String name, int itsNode) {
        return new TreePath(system, join(name), itsNode);
    }

    /** @throws ProviderMismatchException when it is a path of another kind of file system */
    static TreePath ours(Path path) {
        if (path instanceof TreePath ours) {
            return ours;
        }
        throw new ProviderMismatchException();
    }

    int knownNode() {
        return node;
    }

    @Override
    public TreeFileSystem getFileSystem() {
        return system;
    }

    @Override
    public boolean isAbsolute() {
        return text.startsWith("/");
    }

    @Override
    public @Nullable Path getRoot() {
        return isAbsolute() ? system.root() : null;
    }

    @Override
    public @Nullable Path getFileName() {
        int cut = text.lastIndexOf('/');
        return cut < 0 ? this : cut + 1 == text.length() ? null : plain(text.substring(cut + 1));
    }

    @Override
    public @Nullable Path getParent() {
        int cut = text.lastIndexOf('/');
        if (cut < 0 || text.length() == 1) {
            return null;
        }
        return cut == 0 ? system.root() : plain(text.substring(0, cut));
    }

    @Override
    public int getNameCount() {
        if (text.length() == 1 && isAbsolute()) {
            return 0;
        }
        int count = isAbsolute() ? 0 : 1;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) == '/' ? 1 : 0;
        }
        return count;
    }

    @Override
    public Path getName(int index) {
        return subpath(index, index + 1);
    }

    @Override
    public Path subpath(int beginIndex, int endIndex) {
        List<String> names = names();
        if (beginIndex < 0 || beginIndex >= endIndex || endIndex > names.size()) {
            throw new IllegalArgumentException("names " + beginIndex + " to " + endIndex + " of " + text);
        }
        return plain(String.join("/", names.subList(beginIndex, endIndex)));
    }

    @Override
    public boolean startsWith(Path other) {
        if (!(other instanceof TreePath that) || !that.system.equals(system) || isAbsolute() != that.isAbsolute()) {
            return false;
        }
        if (that.text.isEmpty() || text.isEmpty()) {
            return that.text.equals(text);
        }
        return text.startsWith(that.text)
                && (text.length() == that.text.length()
                        || (that.text.length() == 1 && isAbsolute())
                        || text.charAt(that.text.length()) == '/');
    }

    @Override
    public boolean endsWith(Path other) {
        if (!(other instanceof TreePath that) || !that.system.equals(system)) {
            return false;
        }
        if (that.isAbsolute() || that.text.isEmpty() || text.isEmpty()) {
            return that.text.equals(text);
        }
        int before = text.length() - that.text.length() - 1;
        return text.endsWith(that.text) && (before < 0 || text.charAt(before) == '/');
    }

    @Override
    public Path normalize() {
        List<String> kept = new ArrayList<>();
        for (String name : names()) {
            boolean up = name.equals("..");
            boolean canUp = !kept.isEmpty() && !kept.get(kept.size() - 1).equals("..");
            if (up && canUp) {
                kept.remove(kept.size() - 1);
            } else if (!name.equals(".") && !(up && isAbsolute())) {
                kept.add(name);
            }
        }
        String joined = (isAbsolute() ? "/" : "") + String.join("/", kept);
        return joined.equals(text) ? this : plain(joined);
    }

    @Override
    public Path resolve(Path other) {
        TreePath that = ours(other);
        if (that.isAbsolute() || text.isEmpty()) {
            return that;
        }
        return that.text.isEmpty() ? this : plain(join(that.text));
    }

    @Override
    public Path resolve(String other) {
        return resolve(of(system, other));
    }

    @Override
    public Path relativize(Path other) {
        TreePath that = ours(other);
        if (isAbsolute() != that.isAbsolute()) {
            throw new IllegalArgumentException("one of " + text + " and " + that.text + " is absolute, one is not");
        }
        List<String> from = text.isEmpty() ? List.of() : names();
        List<String> to = that.text.isEmpty() ? List.of() : that.names();
        int common = 0;
        while (common < from.size() && common < to.size() && from.get(common).equals(to.get(common))) {
            common++;
        }
        List<String> steps = new ArrayList<>();
        for (int i = common; i < from.size(); i++) {
            steps.add("..");
        }
        steps.addAll(to.subList(common, to.size()));
        return plain(String.join("/", steps));
    }

    /** The scheme is known to nobody else: such a URI is for reading, not for finding. */
    @Override
    public URI toUri() {
        try {
            return new URI(TreeProvider.SCHEME, null, toAbsolutePath().toString(), null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Path toAbsolutePath() {
        return isAbsolute() ? this : system.root().resolve(this);
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return system.real(this, TreeProvider.follows(options));
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Path other) {
        return text.compareTo(ours(other).text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TreePath that && that.system.equals(system) && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private TreePath plain(String clean) {
        return new TreePath(system, clean, Tree.ABSENT);
    }

    private String join(String relative) {
        return text.isEmpty() ? relative : text.endsWith("/") ? text + relative : text + "/" + relative;
    }

    /** The empty path has one name, which is empty; the root has none. */
    private List<String> names() {
        String relative = isAbsolute() ? text.substring(1) : text;
        return relative.isEmpty() && isAbsolute() ? List.of() : List.of(relative.split("/", -1));
    }

    private static String clean(String text) {
        if (!text.contains("//") && (!text.endsWith("/") || text.length() == 1)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '/' || clean.isEmpty() || clean.charAt(clean.length() - 1) != '/') {
                clean.append(c);
            }
        }
        int length = clean.length();
        if (length > 1 && clean.charAt(length - 1) == '/') {
            clean.setLength(length - 1);
        }
        return clean.toString();
    }
}
