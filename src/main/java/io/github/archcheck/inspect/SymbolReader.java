package io.github.archcheck.inspect;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.Symbols;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.elf.ElfSymbols;
import io.github.archcheck.binary.macho.MachODetails;
import io.github.archcheck.binary.macho.MachOSymbols;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.FileSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the names that bind an image to others; apart from headers, because it costs far more. */
public final class SymbolReader {
    private SymbolReader() {}

    /**
     * @param file a regular file: opening a pipe or a device may block
     * @param binary as inspected
     * @param image index into its images
     * @return empty when the tables are damaged, too large, of a format without any, or cannot be read
     */
    public static Optional<Symbols> read(Path file, Binary binary, int image) {
        try (FileSource source = FileSource.open(file)) {
            return read(source, binary, image);
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    /**
     * @param file as a whole
     * @param binary as inspected
     * @param image index into its images
     * @return empty when the tables are damaged, too large, or of a format without any
     */
    public static Optional<Symbols> read(ByteSource file, Binary binary, int image) throws IOException {
        Image chosen = binary.images().get(image);
        try {
            if (chosen.details() instanceof ElfDetails elf) {
                return Optional.of(ElfSymbols.read(file.within(chosen.extent(), "Elf_Ehdr"), elf));
            }
            if (chosen.details() instanceof MachODetails mach) {
                return Optional.of(MachOSymbols.read(file.within(chosen.extent(), "mach_header"), mach));
            }
            return Optional.empty();
        } catch (MalformedBinaryException e) {
            return Optional.empty();
        }
    }
}
