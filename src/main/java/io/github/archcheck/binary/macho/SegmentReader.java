package io.github.archcheck.binary.macho;

import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.WordSize;
import java.util.ArrayList;
import java.util.List;

/** Reads LC_SEGMENT and LC_SEGMENT_64. */
final class SegmentReader {
    static final int NAME_BYTES = 16;

    private SegmentReader() {}

    /** @param body behind {@code cmdsize} */
    static LoadCommand.Segment read(LoadCommand.Header header, SegmentLayout layout, Cursor body)
            throws MalformedBinaryException {
        WordSize word = layout.wordSize();
        String name = body.fixedString(NAME_BYTES, layout.field("segname"));
        long vmAddress = body.codeWord(word, layout.field("vmaddr"));
        long vmSize = body.codeWord(word, layout.field("vmsize"));
        long fileOffset = body.word(word, layout.field("fileoff"));
        long fileSize = body.word(word, layout.field("filesize"));
        int maxProtection = body.code32(layout.field("maxprot"));
        int initialProtection = body.code32(layout.field("initprot"));
        List<Section> sections = new ArrayList<>();
        long at = body.offset();
        long count = body.u32(layout.field("nsects"));
        int flags = body.code32(layout.field("flags"));
        if (count > body.remaining() / layout.sectionBytes()) {
            throw new MalformedBinaryException(
                    at,
                    layout.field("nsects"),
                    count + " sections do not fit the " + body.remaining() + " bytes left of the command");
        }
        for (long i = 0; i < count; i++) {
            sections.add(section(layout, body.take(layout.sectionBytes(), layout.sectionField("sectname"))));
        }
        return new LoadCommand.Segment(
                header,
                name,
                vmAddress,
                vmSize,
                fileOffset,
                fileSize,
                maxProtection,
                initialProtection,
                flags,
                sections);
    }

    private static Section section(SegmentLayout layout, Cursor body) throws MalformedBinaryException {
        String name = body.fixedString(NAME_BYTES, layout.sectionField("sectname"));
        String segmentName = body.fixedString(NAME_BYTES, layout.sectionField("segname"));
        long address = body.codeWord(layout.wordSize(), layout.sectionField("addr"));
        long size = body.codeWord(layout.wordSize(), layout.sectionField("size"));
        long offset = body.u32(layout.sectionField("offset"));
        long align = body.u32(layout.sectionField("align"));
        long relocationOffset = body.u32(layout.sectionField("reloff"));
        long relocationCount = body.u32(layout.sectionField("nreloc"));
        int flags = body.code32(layout.sectionField("flags"));
        return new Section(name, segmentName, address, size, offset, align, relocationOffset, relocationCount, flags);
    }
}
