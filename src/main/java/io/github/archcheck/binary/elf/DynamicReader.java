package io.github.archcheck.binary.elf;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the dynamic section of one file and what it points to. */
final class DynamicReader {
    /** Sixteen thousand entries; a big library has sixty. */
    private static final int MAX_BYTES = 256 << 10;

    private final ElfFile elf;
    private final SegmentTable segments;
    private final Defects defects;
    private final List<Row> needed = new ArrayList<>();
    private final List<Row> others = new ArrayList<>();
    private final Map<Integer, Row> single = new HashMap<>();

    private DynamicReader(ElfFile elf, SegmentTable segments, Defects defects) {
        this.elf = elf;
        this.segments = segments;
        this.defects = defects;
    }

    /** Empty when no program header leads to one, or to none whose first entry can be read. */
    static Optional<DynamicSection> read(ElfFile elf, SegmentTable segments, Defects defects) throws IOException {
        Optional<ProgramHeader> header = segments.first(ProgramHeader.PT_DYNAMIC);
        if (header.isEmpty()) {
            return Optional.empty();
        }
        DynamicReader reader = new DynamicReader(elf, segments, defects);
        try {
            reader.entries(header.get());
        } catch (MalformedBinaryException e) {
            defects.add(e);
            return Optional.empty();
        }
        return Optional.of(reader.section());
    }

    /** Loaders go by the address and never look at the offset, so the address comes first here too. */
    private void entries(ProgramHeader header) throws IOException, MalformedBinaryException {
        Struct dyn = elf.layout().dyn();
        long offset = segments.locate(header.virtualAddress()).map(Span::offset).orElse(header.offset());
        long stated = header.fileSize() < 0 ? Long.MAX_VALUE : header.fileSize();
        long present = offset < 0 ? 0 : Math.max(0, elf.source().size() - offset);
        long size = Math.min(stated, Math.min(present, MAX_BYTES));
        Cursor cursor = elf.read(offset, Math.max(size, dyn.size()), dyn.name());
        while (cursor.remaining() >= dyn.size()) {
            Row row = dyn.read(cursor);
            if (row.get(Field.D_TAG) == DynamicTag.DT_NULL) {
                return;
            }
            sort(row);
        }
        String reason = size < stated ? "is cut off before DT_NULL" : "ends without DT_NULL";
        defects.add(new Defect(cursor.offset(), dyn.spelling(Field.D_TAG), "the dynamic section " + reason));
    }

    private void sort(Row row) {
        int code = tag(row).code();
        switch (code) {
            case DynamicTag.DT_NEEDED -> needed.add(row);
            case DynamicTag.DT_SONAME,
                    DynamicTag.DT_RPATH,
                    DynamicTag.DT_RUNPATH,
                    DynamicTag.DT_FLAGS,
                    DynamicTag.DT_FLAGS_1,
                    DynamicTag.DT_TEXTREL,
                    DynamicTag.DT_RELR -> single.put(code, row);
            default -> {
                others.add(row);
                single.put(code, row);
            }
        }
    }

    private DynamicSection section() throws IOException {
        Optional<StringTable> strings = strings();
        List<String> names = new ArrayList<>();
        for (Row row : needed) {
            text(strings, row).ifPresent(names::add);
        }
        List<DynamicEntry> entries = new ArrayList<>();
        for (Row row : others) {
            DynamicTag tag = tag(row);
            entries.add(
                    new DynamicEntry(tag, row.get(Field.D_UN), tag.isString() ? text(strings, row) : Optional.empty()));
        }
        VersionReader versions = new VersionReader(elf, strings, defects);
        DynamicFlags flags = new DynamicFlags(value(DynamicTag.DT_FLAGS));
        return new DynamicSection(
                names,
                single(strings, DynamicTag.DT_SONAME),
                single(strings, DynamicTag.DT_RPATH),
                single(strings, DynamicTag.DT_RUNPATH),
                flags,
                new DynamicFlags1(value(DynamicTag.DT_FLAGS_1)),
                flags.isTextRelocated() || single.containsKey(DynamicTag.DT_TEXTREL),
                single.containsKey(DynamicTag.DT_RELR),
                entries,
                versions.needs(region(DynamicTag.DT_VERNEED), count(DynamicTag.DT_VERNEEDNUM)),
                versions.definitions(region(DynamicTag.DT_VERDEF), count(DynamicTag.DT_VERDEFNUM)));
    }

    private Optional<StringTable> strings() {
        Optional<Span> region = region(DynamicTag.DT_STRTAB);
        Row size = single.get(DynamicTag.DT_STRSZ);
        if (!single.containsKey(DynamicTag.DT_STRTAB) && !needed.isEmpty()) {
            defects.add(needed.get(0).defect(Field.D_UN, "names a string, but there is no DT_STRTAB"));
        }
        if (region.isEmpty() || size == null) {
            return region.map(span -> new StringTable(elf, span));
        }
        Span rest = region.get();
        long stated = size.get(Field.D_UN);
        if (stated < 0 || stated > rest.size()) {
            defects.add(size.defect(
                    Field.D_UN,
                    "DT_STRSZ is " + ElfFile.hex(stated) + ", but only " + ElfFile.hex(rest.size())
                            + " bytes follow in the segment"));
            return Optional.of(new StringTable(elf, rest));
        }
        return Optional.of(new StringTable(elf, new Span(rest.offset(), stated)));
    }

    /** From the address that an entry holds to the end of its segment; empty when there is no such entry, or no such address. */
    private Optional<Span> region(int tag) {
        Row row = single.get(tag);
        if (row == null) {
            return Optional.empty();
        }
        Optional<Span> region = segments.locate(row.get(Field.D_UN));
        if (region.isEmpty()) {
            String name = new DynamicTag(tag).name().orElseThrow();
            defects.add(row.defect(
                    Field.D_UN,
                    name + " is the address " + ElfFile.hex(row.get(Field.D_UN)) + ", which no segment has"));
        }
        return region;
    }

    private Optional<String> single(Optional<StringTable> strings, int tag) throws IOException {
        Row row = single.get(tag);
        return row == null ? Optional.empty() : text(strings, row);
    }

    private Optional<String> text(Optional<StringTable> strings, Row row) throws IOException {
        if (strings.isEmpty()) {
            return Optional.empty();
        }
        String field = tag(row).name().orElseThrow();
        try {
            return Optional.of(strings.get().at(row.get(Field.D_UN), row.at(), field));
        } catch (MalformedBinaryException e) {
            defects.add(e);
            return Optional.empty();
        }
    }

    private long value(int tag) {
        Row row = single.get(tag);
        return row == null ? 0 : row.get(Field.D_UN);
    }

    /** At most as many as could be counted; without the tag, no end but that of the chain. */
    private long count(int tag) {
        return single.containsKey(tag) ? value(tag) : Long.MAX_VALUE;
    }

    private static DynamicTag tag(Row row) {
        return new DynamicTag(row.get(Field.D_TAG));
    }
}
