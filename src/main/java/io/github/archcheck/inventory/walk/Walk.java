package io.github.archcheck.inventory.walk;

import io.github.archcheck.inventory.Tally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a look through one or more trees gave. The same for the same trees, whatever the number of threads.
 *
 * @param files worth looking into, sorted by path
 * @param metadata absolute paths of {@code *.dist-info}, {@code *.egg-info}, {@code EGG-INFO} and {@code conda-meta},
 *     sorted
 * @param oddities sorted by path
 * @param fileCount how many regular files and links to regular files were met, looked into or not
 */
public record Walk(List<Found> files, List<Path> metadata, List<Oddity> oddities, long fileCount) {
    public Walk {
        files = List.copyOf(files);
        metadata = List.copyOf(metadata);
        oddities = List.copyOf(oddities);
    }

    /**
     * Looks through directories, or at single files.
     *
     * @param root absolute; what paths are relative to
     * @param starts absolute; one that lies within another is looked through once
     * @param nested whether to look through other environments below the starts
     */
    public static Walk through(Path root, List<Path> starts, WalkOptions options, NestedEnvironments nested)
            throws InterruptedException {
        return through(root, starts, options, nested, new Tally());
    }

    /** The same, telling while it goes on how many files it has met. */
    public static Walk through(
            Path root, List<Path> starts, WalkOptions options, NestedEnvironments nested, Tally tally)
            throws InterruptedException {
        return new Walker(new Roots(root, starts), options, nested, Files::newDirectoryStream, tally).walk();
    }
}
