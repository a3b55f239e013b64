package io.github.archcheck.binary.elf;

import io.github.archcheck.binary.Image;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Elf;
import java.io.IOException;

/** Shorthands for reading what a test has made. */
final class Parsed {
    private Parsed() {}

    static Image image(byte[] file) throws IOException, MalformedBinaryException {
        return new ElfParser().parse(new ArraySource(file)).images().get(0);
    }

    static Image image(Built file) throws IOException, MalformedBinaryException {
        return image(file.bytes());
    }

    static Image image(Elf file) throws IOException, MalformedBinaryException {
        return image(file.build());
    }

    static ElfDetails details(Image image) {
        return (ElfDetails) image.details();
    }

    static ElfDetails details(Elf file) throws IOException, MalformedBinaryException {
        return details(image(file));
    }

    static DynamicSection dynamic(Elf file) throws IOException, MalformedBinaryException {
        return details(file).dynamic().orElseThrow();
    }
}
