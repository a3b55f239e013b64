package io.github.archcheck.archive.tar;

import io.github.archcheck.archive.tree.Contents;
import io.github.archcheck.archive.tree.TreeBuilder;
import java.util.ArrayList;
import java.util.List;

/** What a layer of an image does, kept until it is known which layers lie below it. */
public final class Layer implements Members {
    private final List<Step> steps = new ArrayList<>();

    private record Step(TarMember member, Contents contents, long number) {}

    @Override
    public boolean add(TarMember member, Contents contents, long number) {
        return steps.add(new Step(member, contents, number));
    }

    /** Lays it over what is in a tree. */
    public void lay(TreeBuilder tree) {
        Placing placing = new Placing(tree, true);
        steps.forEach(step -> placing.add(step.member(), step.contents(), step.number()));
    }
}
