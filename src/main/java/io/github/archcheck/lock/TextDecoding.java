package io.github.archcheck.lock;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text of the bytes of a listing, as pip does: a byte order mark, else a comment that names the coding, else UTF-8. */
public final class TextDecoding {
    /** Longer listings are refused. */
    public static final int MOST_BYTES = 64 << 20;

    private static final Pattern CODING = Pattern.compile("coding[:=]\\s*([-\\w.]+)");
    private static final char REPLACEMENT = '\ufffd';
    private static final int LONGEST_FIRST_LINES = 1024;

    /** In the order in which they are tried: UTF-16's mark begins UTF-32's, too. */
    private static final List<Mark> MARKS = List.of(
            new Mark("UTF-8", "\u00ef\u00bb\u00bf"),
            new Mark("UTF-32LE", "\u00ff\u00fe\0\0"),
            new Mark("UTF-32BE", "\0\0\u00fe\u00ff"),
            new Mark("UTF-16LE", "\u00ff\u00fe"),
            new Mark("UTF-16BE", "\u00fe\u00ff"));

    private TextDecoding() {}

    /** @param bytes one per character */
    private record Mark(String charset, String bytes) {
        boolean begins(byte[] content) {
            int length = Math.min(content.length, bytes.length());
            return new String(content, 0, length, StandardCharsets.ISO_8859_1).equals(bytes);
        }
    }

    /**
     * Reads and decodes a regular file.
     *
     * @param name for messages
     */
    public static String read(String name, Path file) throws IOException, MalformedLockException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new MalformedLockException(name, 0, "is no regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return decode(name, in.readNBytes(MOST_BYTES + 1));
        } catch (NoSuchFileException e) {
            throw new MalformedLockException(name, 0, "there is no such file");
        }
    }

    /** Without its byte order mark. */
    public static String decode(String name, byte[] content) throws MalformedLockException {
        if (content.length > MOST_BYTES) {
            throw new MalformedLockException(name, 0, "is larger than 64 MiB");
        }
        for (Mark mark : MARKS) {
            if (mark.begins(content)) {
                return decode(name, content, mark.bytes().length(), mark.charset());
            }
        }
        return decode(name, content, 0, declared(content));
    }

    private static String declared(byte[] content) {
        int length = Math.min(content.length, LONGEST_FIRST_LINES);
        String head = new String(content, 0, length, StandardCharsets.ISO_8859_1);
        String[] lines = head.split("\n", 3);
        for (int i = 0; i < Math.min(2, lines.length); i++) {
            Matcher coding = CODING.matcher(lines[i]);
            if (lines[i].startsWith("#") && coding.find()) {
                return coding.group(1);
            }
        }
        return "UTF-8";
    }

    private static String decode(String name, byte[] content, int from, String charset) throws MalformedLockException {
        if (charset.equals("UTF-8")) {
            // Much quicker, and silent about what is no UTF-8: that, and the replacement character itself, are looked
            // at again.
            String text = new String(content, from, content.length - from, StandardCharsets.UTF_8);
            if (text.indexOf(REPLACEMENT) < 0) {
                return text;
            }
        }
        ByteBuffer bytes = ByteBuffer.wrap(content, from, content.length - from);
        try {
            return charset(charset).newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedLockException(
                    name,
                    line(content, bytes.position()),
                    "byte " + bytes.position() + " is not " + charset + "; save it as UTF-8");
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new MalformedLockException(name, 1, "names an unknown coding: " + charset);
        }
    }

    /** Python writes {@code latin-1} and {@code utf_8}. */
    private static Charset charset(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : Charset.forName(name.replaceAll("[-_]", ""));
    }

    private static int line(byte[] content, int end) {
        int line = 1;
        for (int i = 0; i < end; i++) {
            line += content[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
