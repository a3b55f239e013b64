package io.github.archcheck.binary.elf;

import java.util.Optional;

/** {@code e_ident[EI_OSABI]}: an open set of numbers; those from 64 on mean something else for every machine. */
public record OsAbi(int value) {
    public static final OsAbi SYSV = new OsAbi(0);
    public static final OsAbi GNU = new OsAbi(3);

    /** As in the gABI, such as {@code ELFOSABI_GNU}; empty for a number without a name of its own. */
    public Optional<String> name() {
        return switch (value) {
            case 0 -> Optional.of("ELFOSABI_NONE");
            case 1 -> Optional.of("ELFOSABI_HPUX");
            case 2 -> Optional.of("ELFOSABI_NETBSD");
            case 3 -> Optional.of("ELFOSABI_GNU");
            case 6 -> Optional.of("ELFOSABI_SOLARIS");
            case 7 -> Optional.of("ELFOSABI_AIX");
            case 8 -> Optional.of("ELFOSABI_IRIX");
            case 9 -> Optional.of("ELFOSABI_FREEBSD");
            case 10 -> Optional.of("ELFOSABI_TRU64");
            case 11 -> Optional.of("ELFOSABI_MODESTO");
            case 12 -> Optional.of("ELFOSABI_OPENBSD");
            case 13 -> Optional.of("ELFOSABI_OPENVMS");
            case 14 -> Optional.of("ELFOSABI_NSK");
            case 15 -> Optional.of("ELFOSABI_AROS");
            case 16 -> Optional.of("ELFOSABI_FENIXOS");
            case 17 -> Optional.of("ELFOSABI_CLOUDABI");
            case 18 -> Optional.of("ELFOSABI_OPENVOS");
            case 51 -> Optional.of("ELFOSABI_CUDA");
            case 255 -> Optional.of("ELFOSABI_STANDALONE");
            default -> Optional.empty();
        };
    }

    // Written out, as of all that every scan compares: Java links what it makes up itself anew in every run.
    @Override
    public boolean equals(Object other) {
        return other instanceof OsAbi same && same.value == value;
    }

    @Override
    public int hashCode() {
        return value;
    }
}
