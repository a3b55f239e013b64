package io.github.archcheck.lock.environment;

import io.github.archcheck.lock.conda.Subdir;
import io.github.archcheck.lock.walk.Truth;
import io.github.archcheck.platform.Target;
import java.util.Set;

/** Comments such as {@code # [osx]} behind a dependency. conda-lock obeys them; conda itself does not. */
final class Selectors {
    private Selectors() {}

    /**
     * The word in the brackets of a line's comment; empty for none.
     *
     * @param number of the line, from 1
     */
    static String after(String[] lines, int number) {
        String line = number >= 1 && number <= lines.length ? lines[number - 1] : "";
        int comment = line.indexOf('#');
        while (comment > 0 && !Character.isWhitespace(line.charAt(comment - 1))) {
            comment = line.indexOf('#', comment + 1);
        }
        int open = comment < 0 ? -1 : line.indexOf('[', comment);
        int close = open < 0 ? -1 : line.indexOf(']', open);
        return close < 0 ? "" : line.substring(open + 1, close).strip();
    }

    /** Words that are no selector anywhere, such as {@code py>=39}, may hold. */
    static Truth holds(String selector, Target target) {
        if (selector.isEmpty() || Subdir.selectors(target).contains(selector)) {
            return Truth.YES;
        }
        Set<String> known = Subdir.allSelectors();
        if (selector.startsWith("not ") && known.contains(selector.substring(4).strip())) {
            return Subdir.selectors(target).contains(selector.substring(4).strip()) ? Truth.NO : Truth.YES;
        }
        return known.contains(selector) ? Truth.NO : Truth.MAYBE;
    }
}
