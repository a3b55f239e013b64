/**
 * Mach-O: thin files of both word sizes and byte orders, fat files, load commands, code signatures. Knows no other
 * format, no paths and no rules. Start at {@link io.github.archcheck.binary.macho.MachOParser}.
 */
@NullMarked
package io.github.archcheck.binary.macho;

import org.jspecify.annotations.NullMarked;
