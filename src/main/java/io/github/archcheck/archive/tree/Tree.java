package io.github.archcheck.archive.tree;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Nodes and what they hold; finds the way from names to nodes. Read by several threads once it is built. */
final class Tree {
    /** In place of a node: there is none of that name. */
    static final int ABSENT = -1;
    /** In place of a node: something on the way is neither a directory nor a link to one. */
    static final int NOT_A_DIRECTORY = -2;
    /** In place of a node: links in a circle, or more of them than any system follows. */
    static final int LOOP = -3;

    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    /** PATH_MAX of Linux. */
    private static final int LONGEST_TARGET_BYTES = 4096;

    final Nodes nodes = new Nodes();
    final Inodes inodes = new Inodes();

    /** Makes a directory of a name on the way where there is none. */
    interface Missing {
        /** @return the directory, or one of the numbers in place of a node */
        int make(int directory, byte[] name);
    }

    /**
     * @param path from the root, whether it begins with a slash or not
     * @param following whether the last name, when it is a link, stands for what it leads to
     * @return the node, or one of the numbers in place of one
     */
    int find(String path, boolean following) throws IOException {
        return find(path, following, (directory, name) -> ABSENT);
    }

    int find(String path, boolean following, Missing missing) throws IOException {
        Deque<String> rest = new ArrayDeque<>();
        push(path, rest);
        int at = Nodes.ROOT;
        int links = 0;
        while (!rest.isEmpty()) {
            if (nodes.kind(at) != Kind.DIRECTORY) {
                return NOT_A_DIRECTORY;
            }
            String name = rest.pop();
            if (name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                at = nodes.parent(at);
                continue;
            }
            int child = step(at, Names.encode(name), missing);
            if (child < 0) {
                return child;
            }
            if (nodes.kind(child) != Kind.LINK || (rest.isEmpty() && !following)) {
                at = child;
                continue;
            }
            links++;
            String target = target(child);
            if (links > MOST_LINKS || target.isEmpty()) {
                return target.isEmpty() ? ABSENT : LOOP;
            }
            at = target.startsWith("/") ? Nodes.ROOT : at;
            push(target, rest);
        }
        return at;
    }

    /** Where a link leads, as the archive has it. */
    String target(int link) throws IOException {
        int inode = nodes.inode(link);
        Object content = inodes.content(inode);
        if (content instanceof String known) {
            return known;
        }
        String read = read((Contents) content, inodes.member(inode));
        inodes.know(inode, read);
        return read;
    }

    SeekableByteChannel open(int file) throws IOException {
        int inode = nodes.inode(file);
        return ((Contents) inodes.content(inode)).open(inodes.member(inode));
    }

    /** Absolute, without links. */
    String path(int node) {
        if (node == Nodes.ROOT) {
            return "/";
        }
        Deque<String> names = new ArrayDeque<>();
        for (int at = node; at != Nodes.ROOT; at = nodes.parent(at)) {
            names.push(nodes.name(at));
        }
        return "/" + String.join("/", names);
    }

    private int step(int directory, byte[] name, Missing missing) {
        int child = nodes.child(directory, name);
        return child == Nodes.NONE || nodes.kind(child) == Kind.NOTHING ? missing.make(directory, name) : child;
    }

    private static void push(String path, Deque<String> rest) {
        int end = path.length();
        for (int i = path.length() - 1; i >= -1; i--) {
            if (i < 0 || path.charAt(i) == '/') {
                if (i + 1 < end) {
                    rest.push(path.substring(i + 1, end));
                }
                end = i;
            }
        }
    }

    private static String read(Contents contents, long member) throws IOException {
        try (SeekableByteChannel channel = contents.open(member)) {
            if (channel.size() > LONGEST_TARGET_BYTES) {
                throw new IOException("a link of " + channel.size() + " bytes");
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) channel.size());
            int count = 0;
            while (count >= 0 && buffer.hasRemaining()) {
                count = channel.read(buffer);
            }
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        }
    }
}
