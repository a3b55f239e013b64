package io.github.archcheck.report.sarif;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Paths as URI references (RFC 3986). */
final class Uris {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[/\\\\].*", Pattern.DOTALL);
    private static final String HEX = "0123456789ABCDEF";

    /** What may stand in a segment of a path, and its separator; not the colon, which would end a scheme. */
    private static final String PLAIN = "-._~!$&'()*+,;=@/";

    private Uris() {}

    /**
     * @param path as in {@link io.github.archcheck.report.Place#file}
     * @return relative for a path from the top of the checkout, and {@code .} for the top itself
     */
    static String of(String path) {
        if (DRIVE.matcher(path).matches()) {
            return "file:///" + path.substring(0, 2) + encoded(path.substring(2).replace('\\', '/'));
        }
        if (path.startsWith("\\\\")) {
            return "file:" + encoded(path.replace('\\', '/'));
        }
        if (path.startsWith("/")) {
            return "file://" + encoded(path);
        }
        return path.isEmpty() ? "." : encoded(path);
    }

    static boolean isRelative(String uri) {
        return !uri.startsWith("file:");
    }

    private static String encoded(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain((char) b)) {
                uri.append((char) b);
            } else {
                uri.append('%').append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
            }
        }
        return uri.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
    }
}
