package io.github.archcheck.archive.tar;

import io.github.archcheck.archive.compress.BrokenStreamException;
import io.github.archcheck.bytes.PiecewiseSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A file while it passes by: read ahead no further than it is asked for, and held until it has passed. */
final class PassingFile implements PiecewiseSource.Reader {
    private static final int CHUNK_BYTES = 64 << 10;

    private final TarInput in;
    private final TarMember member;
    private final long most;
    private final List<byte[]> chunks = new ArrayList<>();
    private final BitSet pages = new BitSet();
    private long held;

    /** @param most how far into the file one can read */
    PassingFile(TarInput in, TarMember member, long most) {
        this.in = in;
        this.member = member;
        this.most = Math.min(most, member.storedBytes());
    }

    @Override
    public void read(long position, ByteBuffer target) throws IOException {
        long to = position + target.remaining();
        if (to > most) {
            throw new IOException("only the first " + (most >> 20)
                    + " MiB of a file in a compressed archive can be read, and this asks for bytes up to " + to);
        }
        hold(to);
        if (target.hasRemaining()) {
            pages.set((int) (position / Kept.PAGE_BYTES), (int) ((to - 1) / Kept.PAGE_BYTES) + 1);
        }
        long at = position;
        while (target.hasRemaining()) {
            byte[] chunk = chunks.get((int) (at / CHUNK_BYTES));
            int from = (int) (at % CHUNK_BYTES);
            int count = Math.min(target.remaining(), chunk.length - from);
            target.put(chunk, from, count);
            at += count;
        }
    }

    /** What was read, and what lies on the same pages. */
    Kept kept(Retention retention) throws IOException {
        int count = pages.cardinality();
        if (!retention.takePart((long) count * Kept.PAGE_BYTES)) {
            return new Kept.Nothing(
                    member.sizeBytes(), "no room was left to keep it while the compressed archive passed by");
        }
        int[] numbers = pages.stream().toArray();
        byte[][] kept = new byte[count][];
        for (int i = 0; i < count; i++) {
            long from = (long) numbers[i] * Kept.PAGE_BYTES;
            long to = Math.min(from + Kept.PAGE_BYTES, most);
            hold(to);
            byte[] chunk = chunks.get((int) (from / CHUNK_BYTES));
            int at = (int) (from % CHUNK_BYTES);
            kept[i] = Arrays.copyOfRange(chunk, at, at + (int) (to - from));
        }
        return new Kept.Pages(member.sizeBytes(), numbers, kept);
    }

    private void hold(long to) throws IOException {
        while (held < to) {
            byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, most - held)];
            if (in.read(chunk, 0, chunk.length) < chunk.length) {
                throw new BrokenStreamException(
                        "ends too early, inside the member " + TarMember.inWords(member.name()), true);
            }
            chunks.add(chunk);
            held += chunk.length;
        }
    }
}
