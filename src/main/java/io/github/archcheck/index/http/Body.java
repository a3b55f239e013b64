package io.github.archcheck.index.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.OptionalLong;

/** The bytes of an answer as they come; one that ends before its length says so is an error, not an end. */
final class Body extends InputStream {
    private static final int LINE_BYTES = 8 * 1024;
    private static final int LENGTH_DIGITS = 18;

    private enum Framing {
        LENGTH,
        CHUNKS,
        CLOSING
    }

    private final InputStream in;
    private final Framing framing;
    private final OptionalLong length;
    /** Of the whole, or of the chunk. */
    private long left;

    private boolean firstChunk = true;
    private boolean ended;

    private Body(InputStream in, Framing framing, OptionalLong length) {
        this.in = in;
        this.framing = framing;
        this.length = length;
        this.left = length.orElse(0);
        this.ended = framing == Framing.LENGTH && left == 0;
    }

    static Body of(Head head, String method, InputStream in) throws IOException {
        if (method.equals("HEAD") || head.status() == 204 || head.status() == 304) {
            return new Body(in, Framing.LENGTH, OptionalLong.of(0));
        }
        String coding = head.header("transfer-encoding").orElse("");
        if (coding.equalsIgnoreCase("chunked")) {
            return new Body(in, Framing.CHUNKS, OptionalLong.empty());
        }
        if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
            throw new ProtocolException("the answer comes in a coding that was not asked for");
        }
        OptionalLong length = length(head);
        return new Body(in, length.isPresent() ? Framing.LENGTH : Framing.CLOSING, length);
    }

    /** What the head says that the body will have; empty when it does not. */
    static OptionalLong length(Head head) throws IOException {
        String text = head.header("content-length").orElse("");
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        long[] values = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .mapToLong(one -> one.matches("[0-9]{1," + LENGTH_DIGITS + "}") ? Long.parseLong(one) : -1)
                .distinct()
                .toArray();
        if (values.length != 1 || values[0] < 0) {
            throw new ProtocolException("the answer states no length that can be read");
        }
        return OptionalLong.of(values[0]);
    }

    OptionalLong length() {
        return length;
    }

    /** Whether all has been read, so that the connection is at the start of the next answer. */
    boolean isWhole() {
        return ended && framing != Framing.CLOSING;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (framing == Framing.CHUNKS && left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int most = framing == Framing.CLOSING ? count : (int) Math.min(count, left);
        int got = in.read(into, offset, most);
        if (got < 0) {
            return end();
        }
        if (framing != Framing.CLOSING) {
            left -= got;
            ended = framing == Framing.LENGTH && left == 0;
        }
        return got;
    }

    private int end() throws IOException {
        if (framing == Framing.CLOSING) {
            ended = true;
            return -1;
        }
        throw new EOFException(
                length.isPresent()
                        ? "the answer was cut: " + length.getAsLong() + " bytes were promised, "
                                + (length.getAsLong() - left) + " came"
                        : "the answer was cut in the middle");
    }

    private void nextChunk() throws IOException {
        try {
            readSize();
        } catch (EOFException e) {
            end();
        }
    }

    private void readSize() throws IOException {
        int[] bytes = {LINE_BYTES};
        if (!firstChunk && !Head.line(in, bytes).isEmpty()) {
            throw new ProtocolException("the pieces of the answer do not have the length they state");
        }
        firstChunk = false;
        String size = Head.line(in, bytes).split(";", 2)[0].strip();
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new ProtocolException("the pieces of the answer do not state their length");
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            // Trailers, which nobody asked for.
            boolean more = true;
            while (more) {
                more = !Head.line(in, bytes).isEmpty();
            }
            ended = true;
        }
    }
}
