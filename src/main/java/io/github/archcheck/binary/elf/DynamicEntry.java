package io.github.archcheck.binary.elf;

import java.util.Optional;

/**
 * One entry of the dynamic section.
 *
 * @param value d_un as it stands in the file; negative when it has eight bytes and the highest bit set
 * @param text what the value points to, for tags that are known to name a string which could be read; else empty
 */
public record DynamicEntry(DynamicTag tag, long value, Optional<String> text) {}
