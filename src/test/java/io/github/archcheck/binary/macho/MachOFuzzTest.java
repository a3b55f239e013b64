package io.github.archcheck.binary.macho;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.archcheck.binary.Binary;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.bytes.MalformedBinaryException;
import java.io.IOException;

class MachOFuzzTest {
    @FuzzTest
    void parsingEndsInABinaryOrADescriptionOfTheDamage(byte[] file) throws IOException {
        Reading.recognised(file);
        try {
            Binary binary = new MachOParser().parse(new ArraySource(file));
            Reading.touchAll(binary);
        } catch (MalformedBinaryException e) {
            if (e.offset() < 0 || e.offset() > file.length) {
                throw new AssertionError("damage outside the file", e);
            }
        }
    }
}
