package io.github.archcheck.bytes;

/** The one bounds check that every source goes through. */
final class Bounds {
    private Bounds() {}

    static void check(ByteSource source, Span span, String field) throws MalformedBinaryException {
        if (span.end() > source.size()) {
            throw new MalformedBinaryException(
                    source.start() + Math.min(span.offset(), source.size()),
                    field,
                    "needs bytes 0x" + Long.toHexString(span.offset()) + " to 0x" + Long.toHexString(span.end())
                            + ", but there are only 0x" + Long.toHexString(source.size()));
        }
    }

    static void checkReadable(ByteSource source, Span span, String field) throws MalformedBinaryException {
        if (span.size() > ByteSource.MAX_READ_BYTES) {
            throw new MalformedBinaryException(
                    source.start() + span.offset(), field, span.size() + " bytes is no plausible size");
        }
    }
}
