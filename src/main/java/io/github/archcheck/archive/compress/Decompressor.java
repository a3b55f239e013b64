package io.github.archcheck.archive.compress;

import io.github.archcheck.archive.compress.zstd.UnsupportedFrameException;
import io.github.archcheck.archive.compress.zstd.ZstdStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * The bytes that a compressed stream stands for. Whatever is thrown by the libraries that undo it becomes a {@link
 * BrokenStreamException}; after that nothing more comes.
 */
public final class Decompressor extends InputStream {
    private final Compression compression;
    private final CountingStream compressed;
    private final Inflation inflation;
    private Optional<InputStream> inflated = Optional.empty();
    private Optional<IOException> failure = Optional.empty();
    private long count;

    /**
     * @param in closed with this stream
     * @param inflation what this stream grows to counts there
     */
    public Decompressor(InputStream in, Compression compression, Inflation inflation) {
        this.compressed = new CountingStream(in, () -> count);
        this.compression = compression;
        this.inflation = inflation;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        try {
            int got = readInflated(target, offset, length);
            if (got > 0) {
                count += got;
                inflation.count(compressed.count(), count, got);
            }
            return got;
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (inflated.isPresent()) {
            inflated.get().close();
        }
        compressed.close();
    }

    private int readInflated(byte[] target, int offset, int length) throws IOException {
        try {
            if (inflated.isEmpty()) {
                inflated = Optional.of(open());
            }
            return inflated.get().read(target, offset, length);
        } catch (BrokenStreamException e) {
            throw e;
        } catch (UnsupportedFrameException e) {
            throw new BrokenStreamException(e.reason(), false);
        } catch (EOFException e) {
            throw broken("ends too early", e);
        } catch (IOException | RuntimeException e) {
            if (compressed.failure().isPresent()) {
                throw compressed.failure().get();
            }
            throw broken("is damaged", e);
        }
    }

    private InputStream open() throws IOException {
        return switch (compression) {
            case NONE -> compressed;
            case GZIP -> new GzipStream(compressed);
            case BZIP2 -> new Bzip2Stream(compressed);
            case ZSTD -> new ZstdStream(compressed, Runtime.getRuntime().maxMemory());
            case XZ, LZIP, LZW ->
                throw new BrokenStreamException(
                        "is compressed with " + compression.label()
                                + ", which archcheck does not read; decompress it first",
                        false);
        };
    }

    private BrokenStreamException broken(String what, Exception cause) {
        String said = cause.getMessage();
        String detail = said == null ? cause.getClass().getSimpleName() : said;
        BrokenStreamException broken = new BrokenStreamException(
                String.format(
                        Locale.ROOT,
                        "its %s data %s after %d bytes, %d decompressed: %s",
                        compression.label(),
                        what,
                        compressed.count(),
                        count,
                        detail),
                true);
        broken.initCause(cause);
        return broken;
    }
}
