package io.github.archcheck.platform;

import java.util.List;

/** Names that {@code --target} accepts and that come from one place, for {@code archcheck targets}. */
public record TargetGroup(String title, List<Example> examples) {
    /**
     * One name of a group.
     *
     * @param meaning in words for archcheck's own names; for any other, the own name that it stands for
     */
    public record Example(String name, String meaning) {}

    public TargetGroup {
        examples = List.copyOf(examples);
    }
}
