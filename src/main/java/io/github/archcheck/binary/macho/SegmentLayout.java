package io.github.archcheck.binary.macho;

import io.github.archcheck.bytes.WordSize;

/** How the two kinds of segment command differ. */
enum SegmentLayout {
    W32(WordSize.W32, 56, 68, "segment_command", "section"),
    W64(WordSize.W64, 72, 80, "segment_command_64", "section_64");

    private static final int COMMAND_HEADER_BYTES = 2 * Integer.BYTES;

    private final WordSize wordSize;
    private final int commandBytes;
    private final int sectionBytes;
    private final String command;
    private final String section;
    private final String fileOffsetField;
    private final String fileSizeField;
    private final String sectionCountField;

    SegmentLayout(WordSize wordSize, int commandBytes, int sectionBytes, String command, String section) {
        this.wordSize = wordSize;
        this.commandBytes = commandBytes;
        this.sectionBytes = sectionBytes;
        this.command = command;
        this.section = section;
        this.fileOffsetField = command + ".fileoff";
        this.fileSizeField = command + ".filesize";
        this.sectionCountField = command + ".nsects";
    }

    WordSize wordSize() {
        return wordSize;
    }

    /** The size of the command without {@code cmd}, {@code cmdsize} and sections. */
    int bodyBytes() {
        return commandBytes - COMMAND_HEADER_BYTES;
    }

    int sectionBytes() {
        return sectionBytes;
    }

    /** Where {@code filesize} stands, in bytes from the start of the command. */
    int fileSizeOffset() {
        return COMMAND_HEADER_BYTES + SegmentReader.NAME_BYTES + 3 * wordSize.bytes();
    }

    /** The format's name of the command. */
    String command() {
        return command;
    }

    /** The format's name of a section header. */
    String section() {
        return section;
    }

    String fileOffsetField() {
        return fileOffsetField;
    }

    String fileSizeField() {
        return fileSizeField;
    }

    String sectionCountField() {
        return sectionCountField;
    }
}
