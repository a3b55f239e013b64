package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import java.io.IOException;

/**
 * Looks into the section headers for the one thing that program headers cannot tell: whether the file is only the debug
 * information of another. Tools that split it off keep the program headers, some of them to the byte, and mark the
 * sections whose content stayed behind as SHT_NOBITS.
 */
final class SectionProbe {
    /** Code and the dynamic section come early. */
    private static final int MAX_SECTIONS = 512;

    private static final int SHT_NOBITS = 8;
    private static final int SHF_WRITE = 1;
    private static final int SHF_ALLOC = 2;
    private static final int SHF_EXECINSTR = 4;

    private SectionProbe() {}

    /** False also when there are no section headers, or they cannot be read: nothing says so then. */
    static boolean isDebugOnly(ElfFile elf, SegmentTable segments) throws IOException {
        Struct shdr = elf.layout().shdr();
        ElfHeader header = elf.header();
        int stride = header.sectionHeaderBytes();
        if (header.sectionHeaderOffset() == 0 || stride < shdr.size()) {
            return false;
        }
        long dynamicAddress = segments.first(ProgramHeader.PT_DYNAMIC)
                .map(ProgramHeader::virtualAddress)
                .orElse(0L);
        long count = header.sectionHeaderCount() == 0 ? MAX_SECTIONS : header.sectionHeaderCount();
        long inFile = (elf.source().size() - header.sectionHeaderOffset()) / stride;
        count = Math.min(Math.min(count, inFile), MAX_SECTIONS);
        try {
            Cursor cursor = elf.read(header.sectionHeaderOffset(), count * stride, shdr.name());
            while (cursor.remaining() > 0) {
                if (isLeftBehind(shdr.read(cursor.take(stride, shdr.name())), dynamicAddress)) {
                    return true;
                }
            }
            return false;
        } catch (MalformedBinaryException e) {
            return false;
        }
    }

    /**
     * Code, or the dynamic section, without bytes in the file. Not merely anything executable: the old PowerPC linkage
     * table is filled by the loader, and writable.
     */
    private static boolean isLeftBehind(Row section, long dynamicAddress) {
        long flags = section.get(Field.SH_FLAGS);
        if (section.get(Field.SH_TYPE) != SHT_NOBITS || (flags & SHF_ALLOC) == 0 || section.get(Field.SH_SIZE) == 0) {
            return false;
        }
        boolean code = (flags & (SHF_EXECINSTR | SHF_WRITE)) == SHF_EXECINSTR;
        return code || (dynamicAddress != 0 && section.get(Field.SH_ADDR) == dynamicAddress);
    }
}
