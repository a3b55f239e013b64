package io.github.archcheck.inventory.walk;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Paths as text: {@code /} between names, and the same text whatever the locale of this machine. */
public final class PathText {
    private static final char REPLACEMENT = '\ufffd';

    private PathText() {}

    /**
     * @param path absolute
     * @return bytes that are not UTF-8 come out as U+FFFD; such a text does not lead back to the file
     */
    public static String of(Path path) {
        String text = path.toString();
        if (text.indexOf(REPLACEMENT) >= 0) {
            text = fromBytes(path, text);
        }
        return path.getFileSystem().getSeparator().equals("/") ? text : text.replace('\\', '/');
    }

    /** In front of a slash and the path of something below: of a root directory nothing is left. */
    public static String before(Path directory) {
        String text = of(directory);
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * In the C locale the JVM turns every byte above 0x7F into U+FFFD, also those of good UTF-8. The bytes themselves
     * only come out by way of the URI.
     */
    private static String fromBytes(Path path, String text) {
        if (!path.isAbsolute() || !path.getFileSystem().getSeparator().equals("/")) {
            return text;
        }
        String uri = path.toUri().getRawPath();
        String decoded = URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
        return decoded.length() > 1 && decoded.endsWith("/") ? decoded.substring(0, decoded.length() - 1) : decoded;
    }
}
