package io.github.archcheck.archive.tree;

import io.github.archcheck.archive.Troubles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Puts members in their places, one after the other. Directories that no member names come into being with what lies in
 * them. A member that cannot be placed is left out, and a trouble says why.
 */
public final class TreeBuilder {
    /** Twice what an archive may hold: names alone can ask for more directories than there are members. */
    private static final int MOST_NODES = 1 << 21;

    private static final int BEYOND_A_LINK = -4;
    private static final int FULL = -5;

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

    private final Tree tree = new Tree();
    private final Rules rules;
    private final Troubles troubles;
    private int layer;

    public TreeBuilder(Rules rules, Troubles troubles) {
        this.rules = rules;
        this.troubles = troubles;
    }

    /** @return whether it is in the tree; false: a trouble says why */
    public boolean directory(String name, long modifiedMillis) {
        return put(name, Kind.DIRECTORY, false, () -> Nodes.NONE);
    }

    /**
     * @param contents asked for {@code member} when somebody reads the file
     * @return whether it is in the tree
     */
    public boolean file(String name, MemberStat stat, Contents contents, long member) {
        return put(
                name,
                Kind.FILE,
                stat.executable(),
                () -> tree.inodes.add(stat.sizeBytes(), stat.modifiedMillis(), contents, member));
    }

    /**
     * @param target as the archive has it; an absolute one begins at the root of the tree
     * @return whether it is in the tree
     */
    public boolean symbolicLink(String name, String target, long modifiedMillis) {
        return put(
                name, Kind.LINK, false, () -> tree.inodes.add(Names.encode(target).length, modifiedMillis, target, 0));
    }

    /**
     * A link whose target is a member's content, which is read when somebody follows it.
     *
     * @return whether it is in the tree
     */
    public boolean symbolicLink(String name, MemberStat stat, Contents contents, long member) {
        return put(
                name,
                Kind.LINK,
                false,
                () -> tree.inodes.add(stat.sizeBytes(), stat.modifiedMillis(), contents, member));
    }

    /**
     * One more name for a file that is already in the tree.
     *
     * @param target the other name
     * @return whether it is in the tree; not when there is no such file (yet)
     */
    public boolean hardLink(String name, String target) {
        int node = existing(target);
        if (node < 0 || tree.nodes.kind(node) == Kind.DIRECTORY) {
            return trouble(name, "is another name for " + target + ", which is no file of the archive");
        }
        int inode = tree.nodes.inode(node);
        return put(name, tree.nodes.kind(node), tree.nodes.isExecutable(node), () -> inode);
    }

    /** A device, a pipe, a socket: neither file nor directory nor link. */
    public boolean special(String name) {
        return put(name, Kind.SPECIAL, false, () -> Nodes.NONE);
    }

    /** What comes now lies over what is there, as the layers of an image do. */
    public void nextLayer() {
        layer++;
    }

    /**
     * Takes away what earlier layers have put at a place, and below it; what the layer at work has put there stays.
     * Nothing happens when nothing is there.
     */
    public void hide(String name) {
        int node = existing(name);
        if (node <= Nodes.ROOT) {
            return;
        }
        if (tree.nodes.kind(node) == Kind.DIRECTORY) {
            tree.nodes.clearOlder(node, layer);
            if (!tree.nodes.isEmpty(node)) {
                return;
            }
        }
        if (tree.nodes.layer(node) < layer) {
            tree.nodes.set(node, Kind.NOTHING, Nodes.NONE, false, layer);
        }
    }

    /** Takes away what earlier layers have put below a directory; the directory stays. */
    public void hideChildren(String directory) {
        int node = existing(directory);
        if (node >= 0 && tree.nodes.kind(node) == Kind.DIRECTORY) {
            tree.nodes.clearOlder(node, layer);
        }
    }

    /** @return the root of a file system of its own; nothing can be added afterwards */
    public Path build() {
        return new TreeFileSystem(tree).root();
    }

    private interface NewInode {
        int add();
    }

    private boolean put(String name, Kind kind, boolean executable, NewInode inode) {
        Optional<String> problem = MemberName.problem(name, rules);
        if (problem.isPresent()) {
            return trouble(name, problem.get());
        }
        String place = MemberName.place(name);
        if (place.isEmpty()) {
            return kind == Kind.DIRECTORY || trouble(name, "it has no name");
        }
        int cut = place.lastIndexOf('/');
        int directory = directory(place.substring(0, Math.max(cut, 0)));
        if (directory < 0) {
            return trouble(name, words(directory));
        }
        byte[] last = Names.encode(place.substring(cut + 1));
        int node = tree.nodes.child(directory, last);
        if (node != Nodes.NONE && tree.nodes.kind(node) != Kind.NOTHING) {
            return replace(name, node, kind, executable, inode);
        }
        int made = node == Nodes.NONE ? room(directory, last) : node;
        if (made < 0) {
            return trouble(name, words(made));
        }
        tree.nodes.set(made, kind, inode.add(), executable, layer);
        return true;
    }

    private boolean replace(String name, int node, Kind kind, boolean executable, NewInode inode) {
        Kind there = tree.nodes.kind(node);
        if (kind == Kind.DIRECTORY && there == Kind.DIRECTORY) {
            tree.nodes.touch(node, layer);
            return true;
        }
        if (rules == Rules.ZIP) {
            if (kind == Kind.DIRECTORY || there == Kind.DIRECTORY) {
                return trouble(name, "is a file and a directory at once");
            }
            troubles.add(name, "comes more than once; the last one counts", false);
        }
        tree.nodes.set(node, kind, inode.add(), executable, layer);
        return true;
    }

    /** Makes what is missing on the way. */
    private int directory(String path) {
        int at = Nodes.ROOT;
        int from = 0;
        while (from < path.length() && at >= 0) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            at = enter(at, path.substring(from, end));
            from = end + 1;
        }
        return at;
    }

    private int enter(int directory, String name) {
        byte[] bytes = Names.encode(name);
        int child = tree.nodes.child(directory, bytes);
        Kind kind = child == Nodes.NONE ? Kind.NOTHING : tree.nodes.kind(child);
        return switch (kind) {
            case NOTHING -> makeDirectory(directory, bytes);
            case DIRECTORY -> child;
            case FILE, SPECIAL ->
                switch (rules) {
                    case ZIP -> Tree.NOT_A_DIRECTORY;
                    case UNIX -> makeDirectory(directory, bytes);
                };
            case LINK ->
                switch (rules) {
                    case ZIP -> BEYOND_A_LINK;
                    case UNIX -> beyond(tree.path(directory) + "/" + name);
                };
        };
    }

    private int beyond(String link) {
        try {
            int node = tree.find(link, true, this::makeDirectory);
            return node < 0 || tree.nodes.kind(node) == Kind.DIRECTORY ? node : Tree.NOT_A_DIRECTORY;
        } catch (IOException e) {
            return BEYOND_A_LINK;
        }
    }

    private int makeDirectory(int directory, byte[] name) {
        int node = tree.nodes.child(directory, name);
        int made = node == Nodes.NONE ? room(directory, name) : node;
        if (made >= 0) {
            tree.nodes.set(made, Kind.DIRECTORY, Nodes.NONE, false, layer);
        }
        return made;
    }

    private int room(int directory, byte[] name) {
        return tree.nodes.count() < MOST_NODES && Names.fits(name) ? tree.nodes.add(directory, name) : FULL;
    }

    /** The last name may be a link, which counts as itself. */
    private int existing(String name) {
        try {
            return MemberName.problem(name, rules).isPresent() ? Tree.ABSENT : tree.find(name, false);
        } catch (IOException e) {
            return Tree.ABSENT;
        }
    }

    private boolean trouble(String name, String reason) {
        troubles.add(name, reason, true);
        return false;
    }

    private static String words(int number) {
        return switch (number) {
            case BEYOND_A_LINK -> "lies beyond a link";
            case Tree.LOOP -> "lies beyond links in a circle";
            case FULL -> "is left out, the archive has too many directories";
            default -> "lies below something that is no directory";
        };
    }
}
