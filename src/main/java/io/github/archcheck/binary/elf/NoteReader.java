package io.github.archcheck.binary.elf;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.WordSize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the notes that program headers lead to.
 *
 * @see <a href="https://gabi.xinuos.com/elf/07-pheader.html#note-section">gABI, note section</a>
 * @see <a href="https://gitlab.com/x86-psABIs/linux-abi">Linux extensions to the gABI, program properties</a>
 */
final class NoteReader {
    private static final int NT_GNU_ABI_TAG = 1;
    private static final int NT_GNU_BUILD_ID = 3;
    private static final int NT_GNU_PROPERTY_TYPE_0 = 5;
    private static final int NT_ANDROID_IDENT = 1;

    /** Of one segment and of all together. The notes of libraries take some hundred bytes. */
    private static final int MAX_BYTES = 64 << 10;

    private static final int MAX_OTHERS = 100;
    private static final int MAX_PROPERTIES = 256;
    private static final int MAX_BUILD_ID_BYTES = 256;
    private static final int NOTE_ALIGN = 4;
    private static final int WIDE_NOTE_ALIGN = 8;

    private final ElfFile elf;
    private final Defects defects;
    private final List<Note> others = new ArrayList<>();
    private final List<GnuProperty> properties = new ArrayList<>();
    private Optional<String> buildId = Optional.empty();
    private OptionalInt androidApi = OptionalInt.empty();
    private Optional<AbiTag> abiTag = Optional.empty();
    private int budget = MAX_BYTES;

    private NoteReader(ElfFile elf, Defects defects) {
        this.elf = elf;
        this.defects = defects;
    }

    static ElfNotes read(ElfFile elf, SegmentTable segments, Defects defects) throws IOException {
        NoteReader reader = new NoteReader(elf, defects);
        Optional<ProgramHeader> properties = segments.first(ProgramHeader.PT_GNU_PROPERTY);
        if (properties.isPresent()) {
            reader.segment(properties.get(), true, true);
        }
        for (ProgramHeader header : segments.headers()) {
            if (header.type() == ProgramHeader.PT_NOTE) {
                reader.segment(header, false, properties.isEmpty());
            }
        }
        return new ElfNotes(reader.buildId, reader.androidApi, reader.abiTag, reader.properties, reader.others);
    }

    private void segment(ProgramHeader header, boolean onlyProperties, boolean withProperties) throws IOException {
        if (header.fileSize() == 0) {
            return;
        }
        String field = elf.layout().nhdr().name();
        try {
            long size = header.fileSize() < 0 ? header.fileSize() : Math.min(header.fileSize(), budget);
            Cursor notes = elf.read(header.offset(), size, field);
            budget -= (int) size;
            if (size < header.fileSize()) {
                defects.add(new Defect(
                        notes.offset() + size, field, "notes go on after the " + MAX_BYTES + " bytes that are read"));
            }
            int align = header.align() == WIDE_NOTE_ALIGN ? WIDE_NOTE_ALIGN : NOTE_ALIGN;
            while (notes.remaining() >= elf.layout().nhdr().size()) {
                note(notes, align, onlyProperties, withProperties);
            }
        } catch (MalformedBinaryException e) {
            defects.add(e);
        }
    }

    private void note(Cursor notes, int align, boolean onlyProperties, boolean withProperties)
            throws MalformedBinaryException {
        Struct nhdr = elf.layout().nhdr();
        Row row = nhdr.read(notes);
        long nameBytes = row.get(Field.N_NAMESZ);
        long contentBytes = row.get(Field.N_DESCSZ);
        String owner = notes.take(nameBytes, nhdr.spelling(Field.N_NAMESZ)).fixedString(nameBytes, "note name");
        pad(notes, nhdr.size() + nameBytes, align);
        Cursor content = notes.take(contentBytes, nhdr.spelling(Field.N_DESCSZ));
        pad(notes, contentBytes, align);
        int type = row.code(Field.N_TYPE);
        boolean isProperties = owner.equals("GNU") && type == NT_GNU_PROPERTY_TYPE_0;
        if (isProperties && withProperties) {
            properties(content);
        } else if (!isProperties && !onlyProperties) {
            decode(owner, type, content);
        }
    }

    /** The last note of a segment may lack its padding. */
    private static void pad(Cursor notes, long length, int align) throws MalformedBinaryException {
        long padding = -length & (align - 1);
        notes.skip(Math.min(padding, notes.remaining()), "note padding");
    }

    private void decode(String owner, int type, Cursor content) throws MalformedBinaryException {
        if (owner.equals("GNU") && type == NT_GNU_BUILD_ID && content.remaining() <= MAX_BUILD_ID_BYTES) {
            buildId = Optional.of(HexFormat.of().formatHex(content.bytes(content.remaining(), "build ID")));
        } else if (owner.equals("GNU") && type == NT_GNU_ABI_TAG) {
            abiTag = Optional.of(new AbiTag(
                    content.u32("NT_GNU_ABI_TAG"),
                    content.u32("NT_GNU_ABI_TAG"),
                    content.u32("NT_GNU_ABI_TAG"),
                    content.u32("NT_GNU_ABI_TAG")));
        } else if (owner.equals("Android") && type == NT_ANDROID_IDENT) {
            androidApi = OptionalInt.of(content.code32("android_api"));
        } else if (others.size() < MAX_OTHERS) {
            others.add(new Note(owner, type, content.remaining()));
        }
    }

    private void properties(Cursor content) throws MalformedBinaryException {
        int align = elf.layout().wordSize() == WordSize.W64 ? Long.BYTES : Integer.BYTES;
        while (content.remaining() > 0 && properties.size() < MAX_PROPERTIES) {
            int type = content.code32("pr_type");
            long size = content.u32("pr_datasz");
            Cursor data = content.take(size, "pr_datasz");
            pad(content, size, align);
            long value = 0;
            if (size == Integer.BYTES) {
                value = data.u32("pr_data");
            } else if (size == Long.BYTES) {
                value = data.code64("pr_data");
            }
            properties.add(new GnuProperty(type, size, value));
        }
    }
}
