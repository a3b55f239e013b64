package io.github.archcheck.binary.elf;

import java.util.List;

/**
 * A version that an image defines.
 *
 * @param hash vd_hash
 * @param flags vd_flags
 * @param index vd_ndx: the number that symbols refer to it by
 * @param parents the versions that it builds on, in file order
 */
public record VersionDefinition(String name, int hash, int flags, int index, List<String> parents) {
    private static final int VER_FLG_BASE = 0x1;

    public VersionDefinition {
        parents = List.copyOf(parents);
    }

    /** Whether it is no version but the name of the file itself. */
    public boolean isBase() {
        return (flags & VER_FLG_BASE) != 0;
    }
}
