package io.github.archcheck.inventory;

import io.github.archcheck.inspect.Inspection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file that is native code, or that has the name of native code and is not.
 *
 * @param path for reports: relative to the root with {@code /} between names; absolute when it lies outside. Names that
 *     are not UTF-8 carry U+FFFD
 * @param file to open
 * @param owner empty when nobody owns it
 * @param extension what its file name says as an extension module; empty when it is not named like one
 * @param module the importable name, such as {@code numpy.core._multiarray_umath}; empty when it is not an extension
 *     module below a site directory
 * @param hasPythonTwin whether a {@code .py} file or a package of the same module name stands beside an extension module,
 *     so that its import works without it
 * @param otherNames further paths that lead to the same file (links), sorted, in the form of {@code path}
 */
public record Artifact(
        String path,
        Path file,
        Inspection inspection,
        Role role,
        Optional<Distribution> owner,
        Optional<ExtensionName> extension,
        Optional<String> module,
        boolean hasPythonTwin,
        List<String> otherNames) {
    public Artifact {
        otherNames = List.copyOf(otherNames);
    }
}
