package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.Image;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.testkit.Built;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Puts built files through the parser. */
final class Reading {
    private Reading() {}

    static Binary binary(Built file) throws IOException, MalformedBinaryException {
        return new MachOParser().parse(new ArraySource(file.bytes()));
    }

    static Image image(Built file) throws IOException, MalformedBinaryException {
        return binary(file).images().get(0);
    }

    static MachODetails details(Built file) throws IOException, MalformedBinaryException {
        return details(image(file));
    }

    static MachODetails details(Image image) {
        if (image.details() instanceof MachODetails details) {
            return details;
        }
        throw new AssertionError("not a Mach-O image: " + image);
    }

    static FatHeader fatHeader(Binary binary) {
        if (binary.container().orElseThrow() instanceof FatHeader header) {
            return header;
        }
        throw new AssertionError("not a fat file: " + binary);
    }

    static boolean recognised(byte[] file) {
        return recognised(file, file.length);
    }

    static boolean recognised(byte[] visible, long sizeBytes) {
        byte[] head = Arrays.copyOf(visible, Math.min(visible.length, 4096));
        return new MachOParser().recognises(ByteBuffer.wrap(head), sizeBytes);
    }

    /** Everything that can be asked of a parsed file, so that nothing lazy stays unasked. */
    static int touchAll(Binary binary) {
        int hash = binary.hashCode();
        for (Image image : binary.images()) {
            hash += image.architecture().label().length();
            if (image.details() instanceof MachODetails details) {
                hash += touch(details);
            }
        }
        if (binary.container().orElse(null) instanceof FatHeader header) {
            for (FatArch entry : header.entries()) {
                hash += entry.architecture().label().length()
                        + entry.cpuSubtype().name(entry.cpuType()).length();
            }
        }
        return hash;
    }

    private static int touch(MachODetails details) {
        int hash = details.cpuType().name().length()
                + details.cpuSubtype().name(details.cpuType()).length();
        hash += details.fileType().name().length() + details.flags().names().size();
        hash += details.signatureKind().label().length() + (details.isZippered() || details.isEncrypted() ? 1 : 0);
        for (LoadCommand command : details.loadCommands()) {
            hash += command.type().name().length() + (command.type().isRequiredByDyld() ? 1 : 0);
        }
        for (BuildTarget target : details.targets()) {
            hash += target.platform().name().length()
                    + target.platform().label().length();
        }
        for (LoadCommand.BuildVersion build : details.commands(LoadCommand.BuildVersion.class)) {
            hash += build.tools().stream()
                    .mapToInt(tool -> tool.name().length())
                    .sum();
        }
        for (CodeDirectory directory :
                details.signature().map(CodeSignature::directories).orElse(List.of())) {
            hash += directory.hashName().length() + directory.flagNames().size();
        }
        return hash;
    }
}
