package io.github.archcheck.archive.tar;

import io.github.archcheck.archive.tree.Contents;
import io.github.archcheck.archive.tree.MemberStat;
import io.github.archcheck.archive.tree.TreeBuilder;

/**
 * Puts members into a tree.
 *
 * @param isLayer whether names that begin with {@code .wh.} take away what earlier layers have put there (OCI image
 *     specification, layer.md, "Whiteouts")
 */
record Placing(TreeBuilder tree, boolean isLayer) implements Members {
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    /** What the first layered file systems kept for themselves. */
    private static final String OWN = ".wh..wh.";

    @Override
    public boolean add(TarMember member, Contents contents, long number) {
        if (isLayer && isWhiteout(member.name())) {
            return false;
        }
        return switch (member.kind()) {
            case FILE ->
                tree.file(
                        member.name(),
                        new MemberStat(member.sizeBytes(), member.modifiedMillis(), member.executable()),
                        contents,
                        number);
            case DIRECTORY -> tree.directory(member.name(), member.modifiedMillis());
            case SYMBOLIC_LINK -> tree.symbolicLink(member.name(), member.link(), member.modifiedMillis());
            case HARD_LINK -> tree.hardLink(member.name(), member.link());
            case SPECIAL -> tree.special(member.name());
            case NONE -> false;
        };
    }

    private boolean isWhiteout(String name) {
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        int cut = path.lastIndexOf('/') + 1;
        String last = path.substring(cut);
        if (!last.startsWith(WHITEOUT)) {
            return false;
        }
        if (last.equals(OPAQUE)) {
            tree.hideChildren(path.substring(0, cut));
        } else if (!last.startsWith(OWN)) {
            tree.hide(path.substring(0, cut) + last.substring(WHITEOUT.length()));
        }
        return true;
    }
}
