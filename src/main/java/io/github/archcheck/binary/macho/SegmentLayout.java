package io.github.archcheck.binary.macho;

import io.github.archcheck.bytes.WordSize;

/** How the two kinds of segment command differ. */
enum SegmentLayout {
    W32(WordSize.W32, 68, "segment_command", "section"),
    W64(WordSize.W64, 80, "segment_command_64", "section_64");

    private final WordSize wordSize;
    private final int sectionBytes;
    private final String command;
    private final String section;

    SegmentLayout(WordSize wordSize, int sectionBytes, String command, String section) {
        this.wordSize = wordSize;
        this.sectionBytes = sectionBytes;
        this.command = command;
        this.section = section;
    }

    WordSize wordSize() {
        return wordSize;
    }

    int sectionBytes() {
        return sectionBytes;
    }

    /** Where {@code filesize} stands, in bytes from the start of the command. */
    int fileSizeOffset() {
        return 2 * Integer.BYTES + SegmentReader.NAME_BYTES + 3 * wordSize.bytes();
    }

    /** The format's spelling of a field of the command. */
    String field(String name) {
        return command + "." + name;
    }

    /** The format's spelling of a field of a section header. */
    String sectionField(String name) {
        return section + "." + name;
    }
}
