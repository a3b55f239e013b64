package io.github.archcheck.index.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The first part of an answer.
 *
 * @param http11 whether the other side speaks HTTP/1.1
 * @param headers by name in lower case; those that come more than once joined by commas
 */
record Head(int status, boolean http11, Map<String, String> headers) {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int CONTINUE = 100;
    private static final int OK = 200;

    Head {
        headers = Map.copyOf(headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Reads one; answers that only say that another follows are passed over. */
    static Head read(InputStream in) throws IOException {
        int[] left = {MOST_BYTES};
        Head head = one(in, left);
        while (head.status >= CONTINUE && head.status < OK) {
            head = one(in, left);
        }
        return head;
    }

    private static Head one(InputStream in, int[] left) throws IOException {
        String first = line(in, left);
        String[] parts = first.split(" ", 3);
        if (parts.length < 2 || !parts[0].matches("HTTP/1\\.[0-9]") || !parts[1].matches("[1-5][0-9]{2}")) {
            throw new ProtocolException("the answer is not HTTP");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        String last = "";
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                headers.put(last, headers.getOrDefault(last, "") + " " + line.strip());
                continue;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers.merge(last, line.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
            }
        }
        return new Head(Integer.parseInt(parts[1]), parts[0].equals("HTTP/1.1"), headers);
    }

    /** Up to the end of a line, which is not part of it. */
    static String line(InputStream in, int[] left) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed before the answer");
            }
            if (--left[0] < 0) {
                throw new ProtocolException("the head of the answer has no end");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
