package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.Container;
import java.util.List;

/**
 * The table at the start of a fat file.
 *
 * @param wide whether it is a {@code fat_arch_64} table, which dyld takes from macOS 12 on and the kernel never takes
 * @param declaredCount {@code nfat_arch}; may differ from the number of entries when the file is damaged or has a hidden
 *     slice
 * @param entries in file order, the hidden one last
 */
public record FatHeader(boolean wide, long declaredCount, List<FatArch> entries) implements Container {
    public FatHeader {
        entries = List.copyOf(entries);
    }
}
