package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.elf.DynamicSection;
import io.github.archcheck.binary.elf.NeededVersion;
import io.github.archcheck.binary.elf.VersionDefinition;
import io.github.archcheck.binary.elf.VersionNeed;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Whether libraries define the versions that are needed of them.
 *
 * @see <a href="https://sourceware.org/git/?p=glibc.git;a=blob;f=elf/dl-version.c;hb=refs/tags/glibc-2.36">dl-version.c</a>
 */
final class VersionChecks {
    private static final String PACKED_RELOCATIONS = "GLIBC_ABI_DT_RELR";
    private static final String UNMARKED = "DT_RELR without GLIBC_ABI_DT_RELR dependency";
    private static final String C_LIBRARY = "libc.so.";

    private final Machinery machinery;
    private final Namespace loaded;
    private final Faults faults;

    VersionChecks(Machinery machinery, Namespace loaded, Faults faults) {
        this.machinery = machinery;
        this.loaded = loaded;
        this.faults = faults;
    }

    void check(LinkMap map) {
        if (map.dynamic().isEmpty()) {
            return;
        }
        DynamicSection dynamic = map.dynamic().get();
        for (VersionNeed need : dynamic.versionNeeds()) {
            Optional<LinkMap> provider = loaded.named(need.file());
            if (provider.isPresent()) {
                seen(map, need, provider.get());
            } else if (loaded.assumed(need.file()).isPresent()) {
                assumed(map, need);
            }
        }
        if (dynamic.relr() && isUnmarked(dynamic) && knowsPackedRelocations()) {
            faults.add(
                    Kind.RELOCATION_FORMAT,
                    Certainty.CERTAIN,
                    map,
                    PACKED_RELOCATIONS,
                    UNMARKED,
                    Optional.of(faults.voice().version(map.name() + ": " + UNMARKED)),
                    "has packed relocations, but not the mark that glibc wants with them");
        }
    }

    /** Whether this glibc applies packed relocations; some distributions have brought them into older ones. */
    boolean knowsPackedRelocations() {
        Optional<LinkMap> libc = loaded.named("libc.so.6").filter(LinkMap::isSound);
        return libc.flatMap(LinkMap::dynamic)
                .map(dynamic -> dynamic.versionDefinitions().stream()
                        .anyMatch(version -> version.name().equals(PACKED_RELOCATIONS)))
                .orElseGet(() -> machinery.isAtLeast(2, 36));
    }

    private static boolean isUnmarked(DynamicSection dynamic) {
        return !dynamic.versionNeeds().isEmpty()
                && dynamic.needed().stream().anyMatch(name -> name.startsWith(C_LIBRARY))
                && dynamic.versionNeeds().stream()
                        .flatMap(need -> need.versions().stream())
                        .noneMatch(version -> version.name().equals(PACKED_RELOCATIONS));
    }

    private void seen(LinkMap map, VersionNeed need, LinkMap provider) {
        List<VersionDefinition> defined =
                provider.dynamic().map(DynamicSection::versionDefinitions).orElse(List.of());
        if (defined.isEmpty() || !provider.isSound()) {
            return;
        }
        for (NeededVersion version : need.versions()) {
            if (!version.isWeak() && defined.stream().noneMatch(one -> isSame(one, version))) {
                String words = words(map, version);
                faults.addCulprit(
                        kind(version),
                        Certainty.CERTAIN,
                        map,
                        version.name(),
                        Faults.Culprit.of(provider),
                        words,
                        Optional.of(faults.voice().version(provider.name() + ": " + words)),
                        "needs " + version.name() + " of " + need.file() + ", which " + provider.path()
                                + " does not have");
            }
        }
    }

    private static boolean isSame(VersionDefinition defined, NeededVersion needed) {
        return defined.hash() == needed.hash() && defined.name().equals(needed.name());
    }

    private void assumed(LinkMap map, VersionNeed need) {
        for (NeededVersion version : need.versions()) {
            if (version.isWeak() || !machinery.baseline().lacks(version.name())) {
                continue;
            }
            boolean glibc = Baseline.isOfGlibc(version.name());
            faults.add(
                    kind(version),
                    glibc && machinery.isVersionKnown() ? Certainty.CERTAIN : Certainty.LIKELY,
                    map,
                    version.name(),
                    words(map, version),
                    Optional.empty(),
                    glibc
                            ? "needs " + version.name() + ", the process has glibc " + machinery.glibc()
                            : "needs " + version.name() + " of " + need.file()
                                    + ", which is newer than systems with glibc " + machinery.glibc() + " have");
        }
    }

    private static Kind kind(NeededVersion version) {
        return Baseline.isOfGlibc(version.name()) ? Kind.GLIBC_TOO_OLD : Kind.LIBRARY_TOO_OLD;
    }

    private static String words(LinkMap map, NeededVersion version) {
        return "version `" + version.name() + "' not found (required by " + map.name() + ")";
    }
}
