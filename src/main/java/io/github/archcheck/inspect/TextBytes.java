package io.github.archcheck.inspect;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Tells text from other bytes: UTF-8, or UTF-16 with a byte order mark, without control characters. */
final class TextBytes {
    private static final int BOM_BIG_ENDIAN = 0xfeff;
    private static final int BOM_LITTLE_ENDIAN = 0xfffe;

    private static final int DELETE = 0x7f;

    /** Backspace, tab, line feed, vertical tab, form feed, carriage return and escape, as bits. */
    private static final int ALLOWED_CONTROLS = 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13 | 1 << 27;

    private TextBytes() {}

    /** UTF-16 when there is a byte order mark that says so, else UTF-8. */
    static Charset charset(ByteBuffer head) {
        return isUtf16(head) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static boolean isUtf16(ByteBuffer head) {
        int mark = head.limit() < Short.BYTES ? 0 : Short.toUnsignedInt(head.getShort(0));
        return mark == BOM_BIG_ENDIAN || mark == BOM_LITTLE_ENDIAN;
    }

    /**
     * @param head big-endian
     * @param whole the head is the whole file; otherwise it may end within a character
     */
    static boolean isText(ByteBuffer head, boolean whole) {
        if (isUtf16(head)) {
            CharBuffer text = CharBuffer.allocate(head.limit());
            return decodes(head, StandardCharsets.UTF_16, text, whole)
                    && text.flip().chars().allMatch(TextBytes::isTextCharacter);
        }
        boolean ascii = true;
        for (int at = 0; at < head.limit(); at++) {
            byte next = head.get(at);
            if (next >= 0 && !isTextCharacter(next)) {
                return false;
            }
            ascii &= next >= 0;
        }
        return ascii || decodes(head, StandardCharsets.UTF_8, CharBuffer.allocate(head.limit()), whole);
    }

    private static boolean isTextCharacter(int character) {
        return character >= ' ' ? character != DELETE : (ALLOWED_CONTROLS >>> character & 1) != 0;
    }

    private static boolean decodes(ByteBuffer head, Charset charset, CharBuffer into, boolean whole) {
        return !charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(head.duplicate().rewind(), into, whole)
                .isError();
    }
}
