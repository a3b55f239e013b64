package io.github.archcheck.inspect;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** Names a file that no parser recognised, by its first bytes. Takes any bytes. */
final class ContentRecogniser {
    private static final int JAVA_CLASS_MAGIC = 0xcafe_babe;
    private static final int ZIP_LOCAL_FILE = 0x504b_0304;
    private static final int ZIP_END_OF_DIRECTORY = 0x504b_0506;
    private static final int ZIP_SPANNED = 0x504b_0708;
    private static final int GZIP_DEFLATE = 0x1f8b_08;
    private static final int SHEBANG = 0x2321;

    /** How much of a text is looked at to tell which kind of text it is. */
    private static final int OPENING_BYTES = 1024;

    private static final String GIT_LFS = "version https://git-lfs";

    private static final Pattern HTML = Pattern.compile(
            "(?:<!--.*?-->\\s*)*+<(?:!doctype\\s+html|(?:html|head|body|title|script)\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern XML_DECLARATION = Pattern.compile("<\\?xml[^>]*>\\s*");
    private static final Pattern XML_ERROR = Pattern.compile("<Error\\b");

    private static final Pattern LD_COMMENTS = Pattern.compile("(?:/\\*.*?\\*/\\s*)*+", Pattern.DOTALL);
    private static final Pattern LD_STATEMENT = Pattern.compile(
            "(?:INPUT|GROUP|OUTPUT_FORMAT|OUTPUT_ARCH|SEARCH_DIR|ENTRY|TARGET|AS_NEEDED)\\s*\\(.*", Pattern.DOTALL);

    private ContentRecogniser() {}

    /**
     * @param head the first bytes of the file, big-endian
     * @param sizeBytes of the whole file
     */
    static Content recognise(ByteBuffer head, long sizeBytes) {
        if (head.limit() == 0) {
            return Content.EMPTY;
        }
        if (head.limit() >= Integer.BYTES) {
            int magic = head.getInt(0);
            if (magic == JAVA_CLASS_MAGIC) {
                return Content.JAVA_CLASS;
            } else if (magic == ZIP_LOCAL_FILE || magic == ZIP_END_OF_DIRECTORY || magic == ZIP_SPANNED) {
                return Content.ZIP;
            } else if (magic >>> Byte.SIZE == GZIP_DEFLATE) {
                return Content.GZIP;
            }
        }
        if (head.limit() >= Short.BYTES && head.getShort(0) == SHEBANG) {
            return Content.SCRIPT;
        }
        if (TextBytes.isText(head, head.limit() == sizeBytes)) {
            return kindOfText(opening(head));
        }
        return isZeros(head) ? Content.ZEROS : Content.DATA;
    }

    private static Content kindOfText(String opening) {
        // Nearly every text begins with something else, and is spared the patterns.
        char first = opening.isEmpty() ? ' ' : opening.charAt(0);
        if (first == 'v' && opening.startsWith(GIT_LFS)) {
            return Content.GIT_LFS_POINTER;
        } else if (first == '<' && isMarkup(opening)) {
            return Content.HTML;
        } else if ((first == '/' || (first >= 'A' && first <= 'Z')) && isLinkerScript(opening)) {
            return Content.LINKER_SCRIPT;
        }
        return Content.TEXT;
    }

    private static boolean isMarkup(String opening) {
        var declaration = XML_DECLARATION.matcher(opening);
        if (!declaration.lookingAt()) {
            return HTML.matcher(opening).lookingAt();
        }
        String body = opening.substring(declaration.end());
        return HTML.matcher(body).lookingAt() || XML_ERROR.matcher(body).lookingAt();
    }

    private static boolean isLinkerScript(String opening) {
        if (opening.startsWith("/* GNU ld script")) {
            return true;
        }
        var comments = LD_COMMENTS.matcher(opening);
        int statement = comments.lookingAt() ? comments.end() : 0;
        return LD_STATEMENT.matcher(opening.substring(statement)).matches();
    }

    /** The beginning of a text without its byte order mark and leading white space. */
    private static String opening(ByteBuffer head) {
        byte[] bytes = new byte[Math.min(head.limit(), OPENING_BYTES)];
        head.get(0, bytes);
        String text = new String(bytes, TextBytes.charset(head));
        return (text.startsWith("\ufeff") ? text.substring(1) : text).stripLeading();
    }

    private static boolean isZeros(ByteBuffer head) {
        for (int at = 0; at < head.limit(); at++) {
            if (head.get(at) != 0) {
                return false;
            }
        }
        return true;
    }
}
