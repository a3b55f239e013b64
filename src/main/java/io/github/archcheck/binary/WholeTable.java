package io.github.archcheck.binary;

import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteOrder;

/** Reads tables that are wanted in memory as a whole: names, and whatever refers back and forth. */
public final class WholeTable {
    /** The names of the largest libraries that are known come to less than half of this. */
    public static final int MAX_BYTES = 64 << 20;

    private WholeTable() {}

    /**
     * @param span relative to the source
     * @throws MalformedBinaryException when the span does not lie in the source, or is longer than {@link #MAX_BYTES}
     */
    public static byte[] read(ByteSource source, Span span, String field) throws IOException, MalformedBinaryException {
        ByteSource table = source.within(span, field);
        if (span.size() > MAX_BYTES) {
            throw new MalformedBinaryException(
                    table.start(), field, span.size() + " bytes are more than the " + MAX_BYTES + " that are read");
        }
        byte[] bytes = new byte[(int) span.size()];
        for (int at = 0; at < bytes.length; at += ByteSource.MAX_READ_BYTES) {
            int length = Math.min(ByteSource.MAX_READ_BYTES, bytes.length - at);
            table.read(new Span(at, length), ByteOrder.BIG_ENDIAN, field).rest().get(bytes, at, length);
        }
        return bytes;
    }
}
