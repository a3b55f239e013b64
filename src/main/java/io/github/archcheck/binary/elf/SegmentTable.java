package io.github.archcheck.binary.elf;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program headers, and the way from addresses to file offsets that the loadable ones lay. */
final class SegmentTable {
    /** In {@code e_phnum}: the true count is {@code sh_info} of section header 0. */
    private static final int PN_XNUM = 0xffff;

    /** Far above any file but memory dumps; the kernel takes 64 KiB of headers, 1170 of them. */
    private static final int MAX_COUNT = 0x1_0000;

    private final ElfFile elf;
    private final List<ProgramHeader> headers;

    private SegmentTable(ElfFile elf, List<ProgramHeader> headers) {
        this.elf = elf;
        this.headers = List.copyOf(headers);
    }

    /** Reads as many program headers as there are; what is missing or makes no sense becomes a defect. */
    static SegmentTable read(ElfFile elf, Defects defects) throws IOException {
        try {
            return new SegmentTable(elf, headers(elf, defects));
        } catch (MalformedBinaryException e) {
            defects.add(e);
            return new SegmentTable(elf, List.of());
        }
    }

    /** @param headers as read before */
    static SegmentTable of(ElfFile elf, List<ProgramHeader> headers) {
        return new SegmentTable(elf, headers);
    }

    /** All of them, in file order. */
    List<ProgramHeader> headers() {
        return headers;
    }

    Optional<ProgramHeader> first(int type) {
        return headers.stream().filter(header -> header.type() == type).findFirst();
    }

    /** Every loadable segment that the file is too short for, as damage. */
    List<Defect> cutOff() {
        List<Defect> cut = new ArrayList<>();
        for (int index = 0; index < headers.size() && cut.size() < Defects.LIMIT; index++) {
            ProgramHeader header = headers.get(index);
            if (header.isLoad() && header.fileSize() != 0 && !elf.contains(header.offset(), header.fileSize())) {
                cut.add(defect(
                        index,
                        Field.P_FILESZ,
                        "segment of " + ElfFile.hex(header.fileSize()) + " bytes at " + ElfFile.hex(header.offset())
                                + " does not lie in the file, which has "
                                + ElfFile.hex(elf.source().size())));
            }
        }
        return cut;
    }

    /** Names a field of one program header in the file. */
    Defect defect(int index, Field field, String reason) {
        Struct phdr = elf.layout().phdr();
        long at = elf.header().programHeaderOffset()
                + (long) index * elf.header().programHeaderBytes()
                + phdr.offsetOf(field);
        return new Defect(elf.absolute(at), phdr.spelling(field), reason);
    }

    /**
     * Where the bytes of an address lie in the file: from there to the end of the segment, or of the file if that comes
     * first. Empty when no loadable segment has the address, or the file does not have the byte.
     */
    Optional<Span> locate(long address) {
        for (ProgramHeader header : headers) {
            long into = address - header.virtualAddress();
            if (header.isLoad() && Long.compareUnsigned(into, header.fileSize()) < 0) {
                return clip(header, into);
            }
        }
        return Optional.empty();
    }

    private Optional<Span> clip(ProgramHeader header, long into) {
        long size = elf.source().size();
        if (header.offset() < 0 || header.offset() >= size || into < 0 || into >= size - header.offset()) {
            return Optional.empty();
        }
        long at = header.offset() + into;
        long left = header.fileSize() - into;
        return Optional.of(new Span(at, left < 0 ? size - at : Math.min(left, size - at)));
    }

    private static List<ProgramHeader> headers(ElfFile elf, Defects defects)
            throws IOException, MalformedBinaryException {
        ElfHeader header = elf.header();
        if (header.programHeaderCount() == 0) {
            return List.of();
        }
        Struct phdr = elf.layout().phdr();
        int stride = header.programHeaderBytes();
        if (stride != phdr.size()) {
            defects.add(ehdrDefect(elf, Field.E_PHENTSIZE, stride + " bytes, not " + phdr.size()));
            if (stride < phdr.size()) {
                return List.of();
            }
        }
        long count = count(elf);
        long offset = header.programHeaderOffset();
        long readable = Math.min(count, readable(elf, stride));
        if (count > readable) {
            defects.add(ehdrDefect(
                    elf,
                    Field.E_PHNUM,
                    count + " program headers at " + ElfFile.hex(offset) + ", of which " + readable + " can be read"));
        }
        List<ProgramHeader> headers = new ArrayList<>();
        if (readable > 0) {
            Cursor cursor = elf.read(offset, readable * stride, phdr.name());
            while (cursor.remaining() > 0) {
                headers.add(header(phdr.read(cursor.take(stride, phdr.name()))));
            }
        }
        return headers;
    }

    /** How many headers there is room for in the file, and in what is read at most. */
    private static long readable(ElfFile elf, int stride) {
        long offset = elf.header().programHeaderOffset();
        if (!elf.contains(offset, stride)) {
            return 0;
        }
        long inFile = (elf.source().size() - offset) / stride;
        return Math.min(inFile, Math.min(MAX_COUNT, ByteSource.MAX_READ_BYTES / stride));
    }

    private static long count(ElfFile elf) throws IOException, MalformedBinaryException {
        ElfHeader header = elf.header();
        if (header.programHeaderCount() != PN_XNUM) {
            return header.programHeaderCount();
        }
        Struct shdr = elf.layout().shdr();
        Cursor first = elf.read(header.sectionHeaderOffset(), shdr.size(), shdr.spelling(Field.SH_INFO));
        return shdr.read(first).get(Field.SH_INFO);
    }

    private static Defect ehdrDefect(ElfFile elf, Field field, String reason) {
        Struct tail = elf.layout().ehdrTail();
        return new Defect(elf.absolute(Layout.IDENT_BYTES + tail.offsetOf(field)), tail.spelling(field), reason);
    }

    private static ProgramHeader header(Row row) {
        return new ProgramHeader(
                row.code(Field.P_TYPE),
                row.code(Field.P_FLAGS),
                row.get(Field.P_OFFSET),
                row.get(Field.P_VADDR),
                row.get(Field.P_FILESZ),
                row.get(Field.P_MEMSZ),
                row.get(Field.P_ALIGN));
    }
}
