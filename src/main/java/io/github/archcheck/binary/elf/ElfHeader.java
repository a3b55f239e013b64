package io.github.archcheck.binary.elf;

import java.util.List;

/**
 * The ELF header as it stands in the file.
 *
 * @param version e_version, unsigned; loaders want 1
 * @param flags e_flags; what the bits mean depends on the machine
 * @param programHeaderOffset e_phoff; not checked, and negative when it has its highest bit set
 * @param programHeaderBytes e_phentsize
 * @param programHeaderCount e_phnum; 0xffff means that the true count is elsewhere
 * @param sectionHeaderOffset e_shoff; not checked, and negative when it has its highest bit set
 * @param sectionHeaderBytes e_shentsize
 * @param sectionHeaderCount e_shnum
 */
public record ElfHeader(
        ElfIdent ident,
        ElfType type,
        Machine machine,
        long version,
        int flags,
        long programHeaderOffset,
        int programHeaderBytes,
        int programHeaderCount,
        long sectionHeaderOffset,
        int sectionHeaderBytes,
        int sectionHeaderCount) {

    /** What the flags say, for the machines where that matters; empty for all others. */
    public List<FlagsMeaning> flagsMeaning() {
        return FlagsDecoder.decode(machine, ident.wordSize(), flags);
    }
}
