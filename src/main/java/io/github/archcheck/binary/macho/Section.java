package io.github.archcheck.binary.macho;

/**
 * A section header.
 *
 * @param name {@code sectname}
 * @param segmentName {@code segname}
 * @param address in memory, unsigned
 * @param size in bytes, unsigned
 * @param offset in bytes from the start of the image; 0 when nothing of it lies in the file
 * @param align power of two
 * @param relocationOffset {@code reloff}, in bytes from the start of the image
 * @param flags type in the low byte, attributes above
 */
public record Section(
        String name,
        String segmentName,
        long address,
        long size,
        long offset,
        long align,
        long relocationOffset,
        long relocationCount,
        int flags) {}
