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

    /** @param command behind {@code cmdsize} */
    static LoadCommand.Segment read(LoadCommand.Header header, SegmentLayout layout, Cursor command)
            throws MalformedBinaryException {
        WordSize word = layout.wordSize();
        Cursor body = command.take(layout.bodyBytes(), layout.command());
        String name = body.fixedString(NAME_BYTES, layout.command());
        long vmAddress = body.codeWord(word, layout.command());
        long vmSize = body.codeWord(word, layout.command());
        long fileOffset = body.word(word, layout.fileOffsetField());
        long fileSize = body.word(word, layout.fileSizeField());
        int maxProtection = body.code32(layout.command());
        int initialProtection = body.code32(layout.command());
        long at = body.offset();
        long count = body.u32(layout.sectionCountField());
        int flags = body.code32(layout.command());
        if (count > command.remaining() / layout.sectionBytes()) {
            throw new MalformedBinaryException(
                    at,
                    layout.sectionCountField(),
                    count + " sections do not fit the " + command.remaining() + " bytes left of the command");
        }
        List<Section> sections = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            sections.add(section(layout, command));
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

    private static Section section(SegmentLayout layout, Cursor command) throws MalformedBinaryException {
        Cursor body = command.take(layout.sectionBytes(), layout.section());
        String name = body.fixedString(NAME_BYTES, layout.section());
        String segmentName = body.fixedString(NAME_BYTES, layout.section());
        long address = body.codeWord(layout.wordSize(), layout.section());
        long size = body.codeWord(layout.wordSize(), layout.section());
        long offset = body.u32(layout.section());
        long align = body.u32(layout.section());
        long relocationOffset = body.u32(layout.section());
        long relocationCount = body.u32(layout.section());
        int flags = body.code32(layout.section());
        return new Section(name, segmentName, address, size, offset, align, relocationOffset, relocationCount, flags);
    }
}
