package io.github.archcheck.inventory.metadata;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one installer's record says about one distribution, without its list of files.
 *
 * @param location the {@code *.dist-info} or {@code *.egg-info}, absolute
 * @param name as the metadata spells it; from the name of the location when the metadata does not say
 * @param installer empty when nothing says
 * @param tags the {@code Tag:} lines of WHEEL; the {@code subdir} of a conda record
 * @param topLevel the names in {@code top_level.txt}
 * @param fileList the file that lists what was installed; empty when the format has none, present or not
 * @param problems what could not be understood
 */
public record Metadata(
        Path location,
        String name,
        Optional<String> version,
        Optional<String> installer,
        List<String> tags,
        List<String> topLevel,
        Optional<FileList> fileList,
        List<Problem> problems) {
    public Metadata {
        tags = List.copyOf(tags);
        topLevel = List.copyOf(topLevel);
        problems = List.copyOf(problems);
    }

    /**
     * Where the list of files lies, and how to read it.
     *
     * @param base what its rows are relative to, absolute
     */
    public record FileList(Path file, Path base, Format format) {
        /** How rows are written. */
        public enum Format {
            /** Comma-separated: path, hash, size. */
            RECORD,
            /** One path a line. */
            LINES
        }
    }
}
