package io.github.archcheck.archive.tar;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of one file, wherever they are. */
interface PositionedBytes extends Closeable {
    /** Of the file, not of what can be read of it. */
    long size();

    /**
     * Reads what is in one piece there, at least one byte.
     *
     * @param position inside the file
     * @param target has room left
     * @throws IOException when the file cannot be read there
     */
    void read(long position, ByteBuffer target) throws IOException;
}
