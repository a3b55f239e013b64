/**
 * ELF files: shared objects and programs of Linux and its relatives. Reads the ELF header and what the program headers
 * lead to, so a file stripped of its section headers says as much as any other. Knows no other format, no paths and no
 * rules. Start at {@link io.github.archcheck.binary.elf.ElfParser}.
 */
@NullMarked
package io.github.archcheck.binary.elf;

import org.jspecify.annotations.NullMarked;
