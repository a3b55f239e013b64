package io.github.archcheck.binary.elf;

import java.util.Optional;

/**
 * One program header as it stands in the file; nothing is checked, and numbers of eight bytes with the highest bit set
 * are negative.
 *
 * @param type p_type, an open set
 * @param flags p_flags: 1 execute, 2 write, 4 read
 * @param offset p_offset, bytes from the start of the ELF file
 * @param virtualAddress p_vaddr
 * @param fileSize p_filesz, bytes
 * @param memorySize p_memsz, bytes
 * @param align p_align, bytes
 */
public record ProgramHeader(
        int type, int flags, long offset, long virtualAddress, long fileSize, long memorySize, long align) {
    public static final int PT_LOAD = 1;
    public static final int PT_DYNAMIC = 2;
    public static final int PT_INTERP = 3;
    public static final int PT_NOTE = 4;
    public static final int PT_TLS = 7;
    public static final int PT_GNU_STACK = 0x6474_e551;
    public static final int PT_GNU_PROPERTY = 0x6474_e553;

    private static final int PF_X = 1;

    /** As in the ELF headers, such as {@code PT_LOAD}; empty for a number that has no name here. */
    public Optional<String> typeName() {
        return switch (type) {
            case 0 -> Optional.of("PT_NULL");
            case PT_LOAD -> Optional.of("PT_LOAD");
            case PT_DYNAMIC -> Optional.of("PT_DYNAMIC");
            case PT_INTERP -> Optional.of("PT_INTERP");
            case PT_NOTE -> Optional.of("PT_NOTE");
            case 5 -> Optional.of("PT_SHLIB");
            case 6 -> Optional.of("PT_PHDR");
            case PT_TLS -> Optional.of("PT_TLS");
            case 0x6474_e550 -> Optional.of("PT_GNU_EH_FRAME");
            case PT_GNU_STACK -> Optional.of("PT_GNU_STACK");
            case 0x6474_e552 -> Optional.of("PT_GNU_RELRO");
            case PT_GNU_PROPERTY -> Optional.of("PT_GNU_PROPERTY");
            case 0x6474_e554 -> Optional.of("PT_GNU_SFRAME");
            default -> Optional.empty();
        };
    }

    public boolean isLoad() {
        return type == PT_LOAD;
    }

    public boolean isExecutable() {
        return (flags & PF_X) != 0;
    }

    /**
     * Whether address and file offset agree modulo a page size, without which no system can map the segment.
     *
     * @param pageBytes a page size or {@link #align}; 0 and 1 ask for nothing
     */
    public boolean isCongruentModulo(long pageBytes) {
        return pageBytes == 0 || Long.remainderUnsigned(virtualAddress - offset, pageBytes) == 0;
    }
}
