package io.github.archcheck.binary.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the dynamic section says. Where a tag that makes sense once comes several times the last one counts, as it does
 * for loaders.
 *
 * @param needed DT_NEEDED, in file order
 * @param rpath DT_RPATH, not split; it also serves the needs of needs, and only without a DT_RUNPATH beside it
 * @param runpath DT_RUNPATH, not split; it serves the file's own needs
 * @param textRelocations DT_TEXTREL or DF_TEXTREL: code is changed when it is loaded
 * @param relr DT_RELR: packed relocations, which loaders before glibc 2.36 pass over
 * @param others all other entries in file order, without DT_NULL
 * @param versionNeeds DT_VERNEED, in file order
 * @param versionDefinitions DT_VERDEF, in file order
 */
public record DynamicSection(
        List<String> needed,
        Optional<String> soname,
        Optional<String> rpath,
        Optional<String> runpath,
        DynamicFlags flags,
        DynamicFlags1 flags1,
        boolean textRelocations,
        boolean relr,
        List<DynamicEntry> others,
        List<VersionNeed> versionNeeds,
        List<VersionDefinition> versionDefinitions) {

    public DynamicSection {
        needed = List.copyOf(needed);
        others = List.copyOf(others);
        versionNeeds = List.copyOf(versionNeeds);
        versionDefinitions = List.copyOf(versionDefinitions);
    }

    /**
     * The directories of DT_RUNPATH, or of DT_RPATH when there is no DT_RUNPATH; unexpanded. An empty one among others
     * means the working directory, as it does for loaders.
     */
    public List<String> runPaths() {
        String path = runpath.or(() -> rpath).orElse("");
        List<String> directories = new ArrayList<>();
        if (!path.isEmpty()) {
            int start = 0;
            for (int colon = path.indexOf(':'); colon >= 0; colon = path.indexOf(':', start)) {
                directories.add(path.substring(start, colon));
                start = colon + 1;
            }
            directories.add(path.substring(start));
        }
        return List.copyOf(directories);
    }
}
