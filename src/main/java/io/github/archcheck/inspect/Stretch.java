package io.github.archcheck.inspect;

import io.github.archcheck.bytes.MalformedBinaryException;
import java.io.IOException;

/** A run of a file's bytes that somebody wants to see, once, from its beginning to its end. */
interface Stretch {
    /** In bytes from the start of the file. */
    long from();

    /** The first byte that is not wanted, in bytes from the start of the file. */
    long to();

    /** Gets the next bytes. */
    void accept(byte[] buffer, int start, int length) throws IOException, MalformedBinaryException;
}
