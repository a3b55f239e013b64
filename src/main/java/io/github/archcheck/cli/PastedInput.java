package io.github.archcheck.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads a text from standard input: of a huge one the beginning and the end, whatever its character set is. */
final class PastedInput {
    private static final int KEPT = 8 << 20;
    private static final int CHUNK = 1 << 16;

    private PastedInput() {}

    static String read(InputStream in) throws IOException {
        // Never readNBytes: on Java 17 that of a FileInputStream asks for its position, which a pipe does not have.
        byte[] chunk = new byte[CHUNK];
        byte[] last = new byte[0];
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            if (head.size() < KEPT) {
                head.write(chunk, 0, n);
                continue;
            }
            if (tail.size() > KEPT) {
                last = tail.toByteArray();
                tail.reset();
            }
            tail.write(chunk, 0, n);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toByteArray());
        all.writeBytes(last);
        all.writeBytes(tail.toByteArray());
        return decoded(all.toByteArray());
    }

    private static String decoded(byte[] bytes) {
        if (bytes.length >= 2 && (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff))) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            // Paths of other systems; what matters is ASCII.
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }
}
