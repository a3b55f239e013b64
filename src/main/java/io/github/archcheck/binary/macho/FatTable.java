package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table of a fat file as far as it can be read, before any slice is looked at.
 *
 * @param declaredCount {@code nfat_arch}
 * @param rows the hidden one last
 * @param defects of the table itself
 */
record FatTable(FatMagic magic, long declaredCount, List<Row> rows, List<Defect> defects) {
    /** dyld of macOS 12 to 15 takes no table longer than one page; later ones take 16 entries. */
    private static final long MAX_ENTRIES = 204;

    /**
     * @param at where the entry lies, in bytes from the start of the file
     * @param offset unchecked
     * @param size unchecked
     */
    record Row(long at, CpuType cpuType, CpuSubtype cpuSubtype, long offset, long size, long align, boolean hidden) {
        /** Whether the slice begins in a file of this size. */
        boolean startsWithin(long fileSize) {
            return offset >= 0 && offset < fileSize;
        }

        /** Whether the slice ends in a file of this size. */
        boolean fitsWithin(long fileSize) {
            return offset >= 0 && size >= 0 && size <= fileSize && offset <= fileSize - size;
        }

        /** What there is of the slice in a file of this size; empty when it begins behind the end. */
        Span within(long fileSize) {
            if (!startsWithin(fileSize)) {
                return new Span(fileSize, 0);
            }
            long rest = fileSize - offset;
            return new Span(offset, size < 0 ? rest : Math.min(size, rest));
        }

        /** The end of the slice; for slices that fit. */
        long end() {
            return offset + size;
        }
    }

    static FatTable read(ByteSource file, FatMagic magic) throws IOException, MalformedBinaryException {
        Span head = new Span(0, FatMagic.HEADER_BYTES);
        Cursor header = file.read(head, ByteOrder.BIG_ENDIAN, "fat_header.nfat_arch");
        header.skip(Integer.BYTES, "fat_header.magic");
        long count = header.u32("fat_header.nfat_arch");
        List<Defect> defects = new ArrayList<>();
        long fitting = (file.size() - FatMagic.HEADER_BYTES) / magic.entryBytes();
        if (count > fitting) {
            defects.add(countDefect(count + " slices, but the file has room for " + fitting + " entries"));
        } else if (count > MAX_ENTRIES) {
            defects.add(countDefect(count + " slices, of which only " + MAX_ENTRIES + " were looked at"));
        } else if (count == 0) {
            defects.add(countDefect("no slices"));
        }
        long wanted = Math.min(count, Math.min(fitting, MAX_ENTRIES));
        Cursor entries = file.read(
                new Span(FatMagic.HEADER_BYTES, wanted * magic.entryBytes()), ByteOrder.BIG_ENDIAN, "fat_arch");
        List<Row> rows = new ArrayList<>();
        for (long i = 0; i < wanted; i++) {
            rows.add(row(magic, entries, false));
        }
        if (wanted == count) {
            hidden(file, magic, rows).ifPresent(rows::add);
        }
        return new FatTable(magic, count, List.copyOf(rows), List.copyOf(defects));
    }

    /** What to throw when nothing in the file can be trusted. */
    MalformedBinaryException hopeless() {
        if (defects.isEmpty()) {
            return new MalformedBinaryException(
                    FatMagic.HEADER_BYTES, magic.field("cputype"), "no slice can be read, and none is for a known CPU");
        }
        Defect first = defects.get(0);
        return new MalformedBinaryException(first.offset(), first.field(), first.reason());
    }

    private static Defect countDefect(String reason) {
        return new Defect(Integer.BYTES, "fat_header.nfat_arch", reason);
    }

    private static Row row(FatMagic magic, Cursor entries, boolean hidden) throws MalformedBinaryException {
        long at = entries.offset();
        CpuType cpuType = new CpuType(entries.code32(magic.field("cputype")));
        CpuSubtype cpuSubtype = new CpuSubtype(entries.code32(magic.field("cpusubtype")));
        boolean wide = magic.isWide();
        long offset = wide ? entries.code64(magic.field("offset")) : entries.u32(magic.field("offset"));
        long size = wide ? entries.code64(magic.field("size")) : entries.u32(magic.field("size"));
        long align = entries.u32(magic.field("align"));
        if (wide) {
            entries.skip(Integer.BYTES, magic.field("reserved"));
        }
        return new Row(at, cpuType, cpuSubtype, offset, size, align, hidden);
    }

    /** An entry that the header does not count, for arm64, and in front of all slices. */
    private static Optional<Row> hidden(ByteSource file, FatMagic magic, List<Row> rows)
            throws IOException, MalformedBinaryException {
        long at = magic.entryOffset(rows.size());
        long end = at + magic.entryBytes();
        if (magic.isWide() || end > file.size() || rows.stream().anyMatch(row -> row.offset() < end)) {
            return Optional.empty();
        }
        Row row = row(magic, file.read(new Span(at, magic.entryBytes()), ByteOrder.BIG_ENDIAN, "fat_arch"), true);
        boolean arm64 = row.cpuType().equals(CpuType.ARM64) && row.cpuSubtype().value() == CpuSubtype.ARM64_ALL;
        boolean plausible = row.offset() >= end && row.size() > 0 && row.fitsWithin(file.size());
        return arm64 && plausible ? Optional.of(row) : Optional.empty();
    }
}
