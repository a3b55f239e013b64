package io.github.archcheck.inventory.source;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a Python source does on being imported, as far as it concerns other modules and native files.
 *
 * @param body the statements of the module level, in order
 * @param functions bodies of those functions of the module level that the module level calls, by name; the others run
 *     later, if ever
 * @param words which of the words asked for stand in its string literals, wherever these are
 * @param isWhole false when it is too large, holds a null byte, or is nested deeper than Python allows: then the rest is
 *     missing
 */
public record Source(List<Statement> body, Map<String, List<Statement>> functions, Set<String> words, boolean isWhole) {
    /** Of a file that nobody could read. */
    public static final Source UNKNOWN = new Source(List.of(), Map.of(), Set.of(), false);

    public Source {
        body = List.copyOf(body);
        functions = Map.copyOf(functions);
        words = Set.copyOf(words);
    }
}
