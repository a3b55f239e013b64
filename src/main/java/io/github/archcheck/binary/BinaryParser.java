package io.github.archcheck.binary;

import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads the headers of one format. Stateless. */
public interface BinaryParser {
    BinaryFormat format();

    /**
     * Whether a file that begins like this is of this format; decided by magic, not by whether it is sound.
     *
     * @param head the first bytes of the file, from position 0 to the limit, at most 4096; big-endian; not to be modified
     * @param sizeBytes of the whole file
     */
    boolean recognises(ByteBuffer head, long sizeBytes);

    /**
     * @throws MalformedBinaryException when not even the architecture can be trusted
     * @throws IOException when the file cannot be read
     */
    Binary parse(ByteSource file) throws IOException, MalformedBinaryException;
}
