package io.github.archcheck.archive.zip;

import io.github.archcheck.bytes.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A member that is inflated from front to back, as far as somebody asks. What was inflated is kept, the beginning of a large
 * member and what was asked for last; who asks for what lies between makes it begin again.
 */
final class InflatedData implements MemberData {
    private static final int STEP_BYTES = 4 << 10;
    private static final int INPUT_BYTES = 32 << 10;

    private final PositionedFile file;
    private final long offset;
    private final Members.Member member;
    private final Budget budget;
    private final Kept kept = new Kept();
    private final CRC32 checksum = new CRC32();
    private final Inflater inflater = new Inflater(true);
    private byte[] input;
    /** Bytes of data handed to the inflater. */
    private long fed;

    private long produced;
    private boolean isChecked;

    /**
     * @param offset of its data in the file
     * @param head the first bytes of the data
     */
    InflatedData(PositionedFile file, long offset, Members.Member member, byte[] head, Budget budget) {
        this.file = file;
        this.offset = offset;
        this.member = member;
        this.budget = budget;
        input = head;
        fed = head.length;
        inflater.setInput(input);
    }

    @Override
    public long size() {
        return member.size();
    }

    @Override
    public void read(ByteBuffer buffer, long at) throws IOException {
        long position = at;
        while (buffer.hasRemaining()) {
            if (position < produced && !kept.has(position)) {
                restart();
            }
            if (position >= produced) {
                inflate(position + buffer.remaining());
            }
            position += kept.copy(position, buffer);
        }
        if (produced == member.size() && !isChecked) {
            finish();
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private void restart() {
        inflater.reset();
        checksum.reset();
        fed = 0;
        produced = 0;
        kept.clear();
    }

    /** Inflates a piece on the way to what is wanted; all of that at most, and the rest of a step. */
    private void inflate(long wanted) throws IOException {
        long rounded = (wanted + STEP_BYTES - 1) / STEP_BYTES * STEP_BYTES;
        int left = (int) Math.min(kept.room(), Math.min(rounded, member.size()) - produced);
        budget.take(produced, inflater.getBytesRead(), left);
        while (left > 0) {
            byte[] block = kept.buffer();
            int count = next(block, kept.start(), left);
            if (count == 0) {
                throw new IOException("ends after " + produced + " of " + member.size() + " bytes");
            }
            checksum.update(block, kept.start(), count);
            kept.added(count);
            produced += count;
            left -= count;
        }
    }

    /** @return 0 at the end */
    private int next(byte[] target, int start, int length) throws IOException {
        try {
            int count = inflater.inflate(target, start, length);
            while (count == 0 && !inflater.finished() && !inflater.needsDictionary() && feed()) {
                count = inflater.inflate(target, start, length);
            }
            return count;
        } catch (DataFormatException e) {
            throw new IOException("its compressed data are damaged after " + produced + " bytes", e);
        }
    }

    private boolean feed() throws IOException {
        int length = (int) Math.min(INPUT_BYTES, member.compressed() - fed);
        if (length == 0) {
            return false;
        }
        if (input.length < length) {
            input = new byte[length];
        }
        file.fill(ByteBuffer.wrap(input, 0, length), offset + fed);
        inflater.setInput(input, 0, length);
        fed += length;
        return true;
    }

    private void finish() throws IOException {
        if (next(new byte[1], 0, 1) != 0) {
            throw new IOException("inflates to more than the " + member.size() + " bytes that the directory tells");
        }
        if (!inflater.finished()) {
            throw new IOException("ends in the middle of its compressed data");
        }
        Checks.checksum(checksum, member);
        isChecked = true;
    }
}
