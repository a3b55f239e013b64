package io.github.archcheck.verdict.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an import raises.
 *
 * @param module whose import raises
 * @param next why that one's does; null when the module is the broken file itself, or opens it
 */
record Cause(Module module, @Nullable Cause next, Broken broken) {
    /** Longer ones are cut in the middle. */
    private static final int MAX_NAMES = 20;

    private static final String CUT = "…";

    /** Names of the modules that lead from the first one to the broken file; that file's own name is not among them. */
    List<String> names(Module first) {
        List<String> names = new ArrayList<>();
        names.add(first.name());
        Module last = first;
        for (Cause cause = this; cause != null; cause = cause.next) {
            boolean isFile = cause.next == null && cause.module.kind() != Module.Kind.SOURCE;
            if (cause.module != last && !isFile) {
                names.add(cause.module.name());
            }
            last = cause.module;
        }
        if (names.size() > MAX_NAMES) {
            List<String> shorter = new ArrayList<>(names.subList(0, MAX_NAMES / 2));
            shorter.add(CUT);
            shorter.addAll(names.subList(names.size() - MAX_NAMES / 2, names.size()));
            return shorter;
        }
        return names;
    }

    /** The rest of the chain behind the last mention of a module; the whole when it has none. */
    Cause behind(Module known) {
        Cause rest = this;
        for (Cause cause = this; cause != null; cause = cause.next) {
            if (cause.module == known && cause.next != null) {
                rest = cause.next;
            }
        }
        return rest;
    }
}
