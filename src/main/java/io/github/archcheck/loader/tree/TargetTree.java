package io.github.archcheck.loader.tree;

import io.github.archcheck.binary.Symbols;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inspect.SymbolReader;
import io.github.archcheck.loader.Place;
import io.github.archcheck.loader.TargetFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The target's files in directories of this machine. Paths are followed name by name, so that a link inside a sysroot
 * leads to where it would lead on the target, and every name is looked up once.
 */
public final class TargetTree implements TargetFiles {
    /** PATH_MAX of Linux; longer ones no loader can open. */
    private static final int LONGEST_PATH = 4096;

    /** Names and links that one path may lead through: more is a circle, which leads nowhere. */
    private static final int DEEPEST = 500;

    /** Looks into a regular file. */
    @FunctionalInterface
    public interface Reader {
        /** @throws IOException only when the work as a whole was broken off */
        Inspection inspect(Path file) throws IOException;
    }

    /** What a name leads to, links followed. */
    private record Node(Kind kind, Path host) {}

    private enum Kind {
        DIRECTORY,
        FILE,
        OTHER,
        ABSENT,
        UNKNOWN
    }

    private final Visibility visibility;
    private final Reader reader;
    private final Map<Path, Inspection> inspections;
    private final Map<Path, Node> nodes = new HashMap<>();
    private final Map<Path, Place> files = new HashMap<>();

    /** @param known what has been read already, by real path */
    public TargetTree(Visibility visibility, Reader reader, Map<Path, Inspection> known) {
        this.visibility = visibility;
        this.reader = reader;
        this.inspections = new HashMap<>(known);
    }

    @Override
    public Place at(String path) {
        Node node = node(path);
        return switch (node.kind()) {
            case ABSENT -> new Place.Absent();
            case UNKNOWN -> new Place.Unknown();
            case DIRECTORY, OTHER -> new Place.NotAFile();
            case FILE -> files.computeIfAbsent(node.host(), this::file);
        };
    }

    @Override
    public Optional<String> directory(String path) {
        Node node = node(path);
        return node.kind() == Kind.DIRECTORY
                ? Optional.of(visibility.target(node.host()).toString())
                : Optional.empty();
    }

    @Override
    public Optional<byte[]> read(String path, int limitBytes) {
        Node node = node(path);
        if (node.kind() != Kind.FILE) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(node.host())) {
            byte[] bytes = in.readNBytes(limitBytes + 1);
            return Optional.of(bytes).filter(b -> b.length <= limitBytes);
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Symbols> symbols(Place.File file, int image) {
        Node node = node(file.path());
        return node.kind() == Kind.FILE && file.inspection() instanceof Inspection.Parsed parsed
                ? SymbolReader.read(node.host(), parsed.binary(), image)
                : Optional.empty();
    }

    private Place file(Path host) {
        return new Place.File(visibility.target(host).toString(), inspections.computeIfAbsent(host, this::inspect));
    }

    private Inspection inspect(Path host) {
        try {
            return reader.inspect(host);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Node node(String path) {
        if (path.length() > LONGEST_PATH || path.indexOf('\0') >= 0) {
            return absent(visibility.path("/"));
        }
        Path target = visibility.path(path);
        return target.isAbsolute() ? node(target, 0) : absent(target);
    }

    private Node node(Path target, int depth) {
        Node known = nodes.get(target);
        if (known != null) {
            return known;
        }
        if (depth > DEEPEST) {
            return absent(target);
        }
        Node found =
                visibility.start(target).map(host -> look(host, target, depth)).orElseGet(() -> below(target, depth));
        nodes.put(target, found);
        return found;
    }

    private Node below(Path target, int depth) {
        Path parent = target.getParent();
        Path name = target.getFileName();
        if (parent == null || name == null) {
            return absent(target);
        }
        Node directory = node(parent, depth + 1);
        if (directory.kind() != Kind.DIRECTORY) {
            return directory.kind() == Kind.UNKNOWN ? directory : absent(target);
        }
        return switch (name.toString()) {
            case "." -> directory;
            case ".." -> above(directory, depth);
            default ->
                look(
                        directory.host().resolve(name),
                        visibility.target(directory.host()).resolve(name),
                        depth);
        };
    }

    private Node above(Node directory, int depth) {
        Path parent = visibility.target(directory.host()).getParent();
        return parent == null ? directory : node(parent, depth + 1);
    }

    /**
     * @param host of which all names but the last are known to be no links
     * @param target the same place as the target sees it
     */
    private Node look(Path host, Path target, int depth) {
        if (!visibility.leadsToVisible(host)) {
            return new Node(Kind.UNKNOWN, host);
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(host, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                return node(target.resolveSibling(Files.readSymbolicLink(host)), depth + 1);
            }
            Kind kind = attributes.isDirectory() ? Kind.DIRECTORY : attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
            return new Node(kind, host);
        } catch (NoSuchFileException e) {
            return absent(host);
        } catch (AccessDeniedException | SecurityException e) {
            return new Node(Kind.UNKNOWN, host);
        } catch (IOException e) {
            return absent(host);
        }
    }

    private static Node absent(Path path) {
        return new Node(Kind.ABSENT, path);
    }
}
