package io.github.archcheck.binary.elf;

import java.util.Optional;

/** {@code e_type}: an open set of numbers. */
public record ElfType(int value) {
    public static final ElfType NONE = new ElfType(0);
    public static final ElfType REL = new ElfType(1);
    public static final ElfType EXEC = new ElfType(2);
    public static final ElfType DYN = new ElfType(3);
    public static final ElfType CORE = new ElfType(4);

    /** As in the gABI, such as {@code ET_DYN}; empty for a number without a name. */
    public Optional<String> name() {
        return switch (value) {
            case 0 -> Optional.of("ET_NONE");
            case 1 -> Optional.of("ET_REL");
            case 2 -> Optional.of("ET_EXEC");
            case 3 -> Optional.of("ET_DYN");
            case 4 -> Optional.of("ET_CORE");
            default -> Optional.empty();
        };
    }

    // Written out, as of all that every scan compares: Java links what it makes up itself anew in every run.
    @Override
    public boolean equals(Object other) {
        return other instanceof ElfType same && same.value == value;
    }

    @Override
    public int hashCode() {
        return value;
    }
}
