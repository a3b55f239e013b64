package io.github.archcheck.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes files, directories and links below one directory. Parents come by themselves. */
public final class Tree {
    private final Path root;

    private Tree(Path root) {
        this.root = root;
    }

    /** Below a new or existing directory; its path is free of links, so that paths in results can be foretold. */
    public static Tree at(Path root) throws IOException {
        Files.createDirectories(root);
        return new Tree(root.toRealPath());
    }

    public Path root() {
        return root;
    }

    public Path path(String name) {
        return root.resolve(name);
    }

    public Tree directory(String name) throws IOException {
        Files.createDirectories(root.resolve(name));
        return this;
    }

    public Tree file(String name, String... lines) throws IOException {
        return bytes(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public Tree bytes(String name, byte[] bytes) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    /** A link to a target that need not exist; relative targets stay relative. */
    public Tree link(String name, String target) throws IOException {
        Path link = root.resolve(name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
        return this;
    }
}
