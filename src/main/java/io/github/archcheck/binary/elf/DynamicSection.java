package io.github.archcheck.binary.elf;

import io.github.archcheck.platform.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    private static final String GLIBC = "GLIBC_";

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
        return directories(runpath.or(() -> rpath));
    }

    /** A path split at colons; nothing in an absent or empty one. */
    public static List<String> directories(Optional<String> path) {
        return path.filter(text -> !text.isEmpty())
                .map(text -> List.of(text.split(":", -1)))
                .orElse(List.of());
    }

    /** Whether its functions are bound when it is loaded, not when they are first called. */
    public boolean bindsNow() {
        return flags.isBindNow()
                || flags1.isNow()
                || others.stream().anyMatch(entry -> entry.tag().value() == DynamicTag.DT_BIND_NOW);
    }

    /**
     * The highest version of glibc that must be there for the file to load, such as {@code 2.28}; empty without one. The
     * packed relocations that a linker marks with GLIBC_ABI_DT_RELR came with 2.36.
     */
    public Optional<Version> glibcFloor() {
        return versionNeeds.stream()
                .flatMap(need -> need.versions().stream())
                .filter(version -> !version.isWeak())
                .map(NeededVersion::name)
                .filter(name -> name.startsWith(GLIBC))
                .flatMap(name -> name.equals("GLIBC_ABI_DT_RELR")
                        ? Stream.of(Version.of(2, 36))
                        : Version.parse(name.substring(GLIBC.length())).stream())
                .max(Comparator.naturalOrder());
    }
}
