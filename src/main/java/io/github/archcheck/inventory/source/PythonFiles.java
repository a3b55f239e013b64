package io.github.archcheck.inventory.source;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The Python sources of an environment, as far as somebody asks for them. */
public interface PythonFiles {
    /** Where there are none to be had. */
    PythonFiles NONE = new NoPythonFiles();

    /** Names of a directory, in any order; empty when it is none, or cannot be read. */
    List<String> names(Path directory);

    /** Whether a name is a link, so that looking below it might never end. */
    boolean isLink(Path path);

    /**
     * What the files do when they are imported; of a file that cannot be read, {@link Source#UNKNOWN}.
     *
     * @param words to look for in string literals
     */
    Map<Path, Source> read(Collection<Path> files, Words words);

    /**
     * Dotted names that stand in native code as C strings and begin like this: what an extension module imports without
     * any source. Empty when the file cannot be read.
     */
    List<String> dottedNames(Path file, String prefix);
}
