package io.github.archcheck.comparison;

import io.github.archcheck.comparison.FrameChange.What;
import io.github.archcheck.comparison.Snapshot.Python;
import io.github.archcheck.comparison.Snapshot.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What two roots were judged for. */
final class Frame {
    private Frame() {}

    /** Nothing when one of them is not there. */
    static List<FrameChange> changes(Optional<Root> before, Optional<Root> after) {
        List<FrameChange> changes = new ArrayList<>();
        if (before.isPresent() && after.isPresent()) {
            Root old = before.get();
            Root now = after.get();
            add(changes, What.TARGET, old.target().name(), now.target().name());
            add(changes, What.PYTHON, python(old), python(now));
            add(changes, What.KIND, old.kind(), now.kind());
        }
        return changes;
    }

    private static void add(List<FrameChange> changes, What what, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new FrameChange(what, before, after));
        }
    }

    private static String python(Root root) {
        return root.python().map(Frame::words).orElse("none");
    }

    private static String words(Python python) {
        String name = python.implementation().equals("cpython") ? "" : python.implementation() + " ";
        String architectures =
                python.architectures().stream().distinct().sorted().collect(Collectors.joining("+"));
        return name
                + python.version().orElse("of unknown version")
                + (architectures.isEmpty() ? "" : " " + architectures);
    }
}
