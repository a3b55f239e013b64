package io.github.archcheck.loader.dyld;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.macho.MachOParser;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** What inspecting bytes gives, as far as Mach-O goes. */
final class MachInspections {
    private static final int HEAD_BYTES = 4096;
    private static final int JAVA_CLASS = 0xcafe_babe;

    private MachInspections() {}

    static Inspection of(byte[] bytes) {
        MachOParser parser = new MachOParser();
        ByteBuffer head = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, HEAD_BYTES));
        if (!parser.recognises(head, bytes.length)) {
            return new Inspection.NotBinary(content(bytes), bytes.length);
        }
        try {
            return new Inspection.Parsed(parser.parse(new ArraySource(bytes)), bytes.length);
        } catch (MalformedBinaryException e) {
            return new Inspection.Damaged(BinaryFormat.MACH_O, Defect.of(e), bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Content content(byte[] bytes) {
        if (bytes.length == 0) {
            return Content.EMPTY;
        }
        boolean javaClass = bytes.length >= 8 && ByteBuffer.wrap(bytes).getInt() == JAVA_CLASS;
        return javaClass ? Content.JAVA_CLASS : Content.DATA;
    }
}
