package io.github.archcheck.verdict.imports;

import java.util.List;

/**
 * A module that an import cannot have, wholly or in part.
 *
 * @param isWhole whether the import raises; otherwise it may, or a module below this one does
 * @param modules names from the imported module to the one that opens the broken file
 */
public record Loss(String module, boolean isWhole, List<String> modules, Broken because) {
    public Loss {
        modules = List.copyOf(modules);
    }
}
