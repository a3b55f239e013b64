package io.github.archcheck.binary.pe;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.BinaryParser;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what Windows calls an image: {@code .pyd}, {@code .dll}, {@code .exe}.
 *
 * <p>A file that begins with MZ but leads to no PE header is damage: it may be a program for DOS or 16-bit Windows, or a
 * file cut short, and either way no loader of today takes it and nothing in it names a machine.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/debug/pe-format">PE format</a>
 */
public final class PeParser implements BinaryParser {
    private static final int E_MAGIC = 0x4d5a;
    private static final int DOS_HEADER_BYTES = 0x40;
    private static final int E_LFANEW_OFFSET = 0x3c;
    private static final int SIGNATURE = 0x0000_4550;
    private static final int NT_HEADERS_BYTES = 24;
    private static final int SECTION_HEADER_BYTES = 40;
    private static final int FILE_DLL = 0x2000;

    @Override
    public BinaryFormat format() {
        return BinaryFormat.PE;
    }

    /** A DOS header holds zero bytes, which sets it apart from text that happens to begin with MZ. */
    @Override
    public boolean recognises(ByteBuffer head, long sizeBytes) {
        if (head.limit() < Short.BYTES || head.getShort(0) != E_MAGIC) {
            return false;
        }
        int end = Math.min(head.limit(), DOS_HEADER_BYTES);
        for (int at = Short.BYTES; at < end; at++) {
            if (head.get(at) == 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Binary parse(ByteSource file) throws IOException, MalformedBinaryException {
        Cursor dos = file.read(new Span(0, DOS_HEADER_BYTES), ByteOrder.LITTLE_ENDIAN, "IMAGE_DOS_HEADER");
        dos.skip(E_LFANEW_OFFSET, "IMAGE_DOS_HEADER");
        long ntOffset = dos.u32("IMAGE_DOS_HEADER.e_lfanew");
        Cursor nt =
                file.read(new Span(ntOffset, NT_HEADERS_BYTES), ByteOrder.LITTLE_ENDIAN, "IMAGE_DOS_HEADER.e_lfanew");
        requireSignature(nt);
        PeMachine machine = new PeMachine(nt.u16("IMAGE_FILE_HEADER.Machine"));
        int countSections = nt.u16("IMAGE_FILE_HEADER.NumberOfSections");
        nt.skip(3L * Integer.BYTES, "IMAGE_FILE_HEADER");
        int optionalBytes = nt.u16("IMAGE_FILE_HEADER.SizeOfOptionalHeader");
        int characteristics = nt.u16("IMAGE_FILE_HEADER.Characteristics");

        List<Defect> defects = new ArrayList<>();
        Span optionalSpan = new Span(ntOffset + NT_HEADERS_BYTES, optionalBytes);
        Optional<PeOptionalHeader> optional = optionalHeader(file, optionalSpan, defects);
        checkSections(file, optionalSpan.end(), countSections, defects);
        return Binary.thin(
                BinaryFormat.PE,
                new Image(
                        machine.architecture(),
                        (characteristics & FILE_DLL) != 0 ? ImageType.DLL : ImageType.EXECUTABLE,
                        new Span(file.start(), file.size()),
                        Optional.of("windows"),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        new PeDetails(machine, countSections, characteristics, optional),
                        defects));
    }

    private static void requireSignature(Cursor nt) throws MalformedBinaryException {
        long at = nt.offset();
        int signature = nt.code32("IMAGE_NT_HEADERS.Signature");
        if (signature != SIGNATURE) {
            throw new MalformedBinaryException(
                    at,
                    "IMAGE_NT_HEADERS.Signature",
                    "0x" + Integer.toHexString(signature) + " is not PE: a DOS or 16-bit program, or damage");
        }
    }

    private static Optional<PeOptionalHeader> optionalHeader(ByteSource file, Span span, List<Defect> defects)
            throws IOException {
        try {
            Cursor header = file.read(span, ByteOrder.LITTLE_ENDIAN, "IMAGE_OPTIONAL_HEADER");
            return Optional.of(PeOptionalHeader.parse(header));
        } catch (MalformedBinaryException e) {
            defects.add(Defect.of(e));
            return Optional.empty();
        }
    }

    /** The section table is the only place that tells how long the file ought to be. */
    private static void checkSections(ByteSource file, long tableOffset, int countSections, List<Defect> defects)
            throws IOException {
        try {
            Cursor table = file.read(
                    new Span(tableOffset, (long) countSections * SECTION_HEADER_BYTES),
                    ByteOrder.LITTLE_ENDIAN,
                    "IMAGE_FILE_HEADER.NumberOfSections");
            for (int i = 0; i < countSections; i++) {
                checkSection(table.take(SECTION_HEADER_BYTES, "IMAGE_SECTION_HEADER"), file.size());
            }
        } catch (MalformedBinaryException e) {
            defects.add(Defect.of(e));
        }
    }

    private static void checkSection(Cursor section, long fileSize) throws MalformedBinaryException {
        String name = section.fixedString(8, "IMAGE_SECTION_HEADER.Name");
        section.skip(2L * Integer.BYTES, "IMAGE_SECTION_HEADER");
        long at = section.offset();
        long size = section.u32("IMAGE_SECTION_HEADER.SizeOfRawData");
        long offset = section.u32("IMAGE_SECTION_HEADER.PointerToRawData");
        if (offset != 0 && offset + size > fileSize) {
            throw new MalformedBinaryException(
                    at,
                    "IMAGE_SECTION_HEADER.SizeOfRawData",
                    "section " + name + " ends at 0x" + Long.toHexString(offset + size) + ", but the file at 0x"
                            + Long.toHexString(fileSize));
        }
    }
}
