package io.github.archcheck.archive.zip;

import java.nio.charset.StandardCharsets;

/** The code page of the first IBM PCs, which names are in unless a flag says UTF-8. Not every Java knows it. */
final class Cp437 {
    /** 0x80 to 0xFF, as in the Unicode Consortium's mapping table CP437.TXT. */
    private static final String UPPER = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»"
            + "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
            + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";

    private static final int ASCII = 0x80;

    private Cp437() {}

    static String decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            int code = Byte.toUnsignedInt(b);
            if (code >= ASCII) {
                text.append(UPPER.charAt(code - ASCII));
            } else {
                text.append((char) code);
            }
        }
        return text.toString();
    }

    /** Names are ASCII nearly always, which needs no table. */
    static String decodeName(byte[] bytes, boolean utf8) {
        if (utf8) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        for (byte b : bytes) {
            if (b < 0) {
                return decode(bytes);
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
