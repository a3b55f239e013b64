package io.github.archcheck.inventory.locate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The beginning of a text file that somebody else wrote.
 *
 * @param text without a byte order mark
 * @param isUtf8 otherwise every byte became one character
 * @param isCut whether the file is longer than what was read
 */
record SmallText(String text, boolean isUtf8, boolean isCut) {
    /** What metadata of a sane environment stays far below. */
    static final int METADATA_BYTES = 64 << 10;

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    /**
     * Reads at most so many bytes; a file that is longer ends with its last whole line.
     *
     * @throws IOException also when it is no regular file: pipes and devices are never opened
     */
    static SmallText read(Path file, int maximumBytes) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("not a regular file");
        }
        byte[] bytes;
        boolean cut;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(maximumBytes);
            cut = bytes.length == maximumBytes && in.read() >= 0;
        }
        if (cut) {
            bytes = wholeLines(bytes);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return new SmallText(marked ? text.substring(1) : text, true, cut);
        } catch (CharacterCodingException e) {
            return new SmallText(new String(bytes, StandardCharsets.ISO_8859_1), false, cut);
        }
    }

    /** Lines ended by CR, LF or both, without their ends. */
    List<String> lines() {
        return text.lines().toList();
    }

    private static byte[] wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? bytes : Arrays.copyOf(bytes, end);
    }
}
