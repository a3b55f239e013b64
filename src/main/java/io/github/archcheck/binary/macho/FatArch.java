package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.platform.Architecture;
import java.util.List;
import java.util.OptionalInt;

/**
 * One entry of a fat header. The numbers are the entry's own; the slice's header, which decides, may say otherwise.
 *
 * @param offset in bytes from the start of the file; unchecked, and to be taken as unsigned in a fat64 file
 * @param size in bytes; unchecked as well
 * @param align power of two
 * @param hidden the entry after the last one that the header counts: a trick to keep old tools from seeing an arm64
 *     slice, which dyld looks for since macOS 12
 * @param image index into the images of the file; empty when the slice could not be read
 * @param defects what is wrong with the entry or with where its slice lies; empty when it is sound
 */
public record FatArch(
        CpuType cpuType,
        CpuSubtype cpuSubtype,
        long offset,
        long size,
        long align,
        boolean hidden,
        OptionalInt image,
        List<Defect> defects) {
    public FatArch {
        defects = List.copyOf(defects);
    }

    /** What the entry says the slice is for. */
    public Architecture architecture() {
        return cpuType.architecture(cpuSubtype);
    }
}
