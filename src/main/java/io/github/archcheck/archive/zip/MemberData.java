package io.github.archcheck.archive.zip;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The content of a member. For one thread at a time. */
interface MemberData extends Closeable {
    /** As the directory tells. */
    long size();

    /**
     * Fills a buffer.
     *
     * @param at where to begin; all that is asked for lies within the size
     * @throws IOException also when the content turns out to be another than was told
     */
    void read(ByteBuffer buffer, long at) throws IOException;

    /** Sets free what it holds. */
    @Override
    void close();
}
