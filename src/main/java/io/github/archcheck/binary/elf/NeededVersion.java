package io.github.archcheck.binary.elf;

/**
 * One version that must be defined by a needed library.
 *
 * @param hash vna_hash; glibc's loader compares it before it compares the name
 * @param flags vna_flags
 * @param index vna_other: the number that symbols refer to it by
 */
public record NeededVersion(String name, int hash, int flags, int index) {
    private static final int VER_FLG_WEAK = 0x2;

    /** Whether the library may lack it. */
    public boolean isWeak() {
        return (flags & VER_FLG_WEAK) != 0;
    }
}
