package io.github.archcheck.binary.elf;

import java.util.List;

/**
 * The versions that an image needs of one library.
 *
 * @param file the library, as it stands among the needs
 * @param versions in file order; those whose names could not be read are missing
 */
public record VersionNeed(String file, List<NeededVersion> versions) {
    public VersionNeed {
        versions = List.copyOf(versions);
    }
}
