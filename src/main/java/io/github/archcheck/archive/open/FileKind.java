package io.github.archcheck.archive.open;

import io.github.archcheck.archive.compress.Compression;
import io.github.archcheck.archive.compress.Decompressor;
import io.github.archcheck.archive.compress.Inflation;
import io.github.archcheck.archive.compress.InflationLimits;
import io.github.archcheck.archive.tar.TarTree;
import io.github.archcheck.bytes.PositionedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a file is, by its first bytes, and by its last when it is a script: zip archives are read from their end. */
enum FileKind {
    ZIP,
    TAR,
    COMPRESSED_TAR,
    /** Compressed in a way that archcheck knows by name only: nobody can tell what is in it. */
    COMPRESSED_OTHERWISE,
    NONE;

    private static final int ZIP_END = 0x06054B50;
    private static final int ZIP_END_BYTES = 22;
    private static final int ZIP_COMMENT_AT = 20;
    private static final int LONGEST_ZIP_COMMENT = 0xffff;

    static FileKind of(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            PositionedFile bytes = new PositionedFile(channel);
            byte[] head = new byte[(int) Math.min(TarTree.HEAD_BYTES, bytes.size())];
            bytes.fill(ByteBuffer.wrap(head), 0);
            if (isZip(head) || (begins(head, '#', '!') && endsAsZip(bytes))) {
                return ZIP;
            }
            Compression compression = Compression.of(head, head.length);
            if (compression == Compression.NONE) {
                boolean isTar = TarTree.isTar(head) && head[0] != 0;
                return isTar ? TAR : NONE;
            }
            return compression.isReadable() ? compressed(file, compression) : COMPRESSED_OTHERWISE;
        }
    }

    /** Whether a zip archive lies behind something else, such as a program. */
    static boolean isZipBehind(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return endsAsZip(new PositionedFile(channel));
        }
    }

    private static boolean isZip(byte[] head) {
        return begins(head, 'P', 'K', 3, 4) || begins(head, 'P', 'K', 5, 6) || begins(head, 'P', 'K', 7, 8);
    }

    private static FileKind compressed(Path file, Compression compression) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                Decompressor content = new Decompressor(in, compression, new Inflation(InflationLimits.STANDARD))) {
            byte[] head = content.readNBytes(TarTree.HEAD_BYTES);
            return TarTree.isTar(head) ? COMPRESSED_TAR : NONE;
        } catch (IOException e) {
            // Opening it says what is wrong.
            return COMPRESSED_TAR;
        }
    }

    private static boolean endsAsZip(PositionedFile file) throws IOException {
        long size = file.size();
        byte[] tail = new byte[(int) Math.min(size, ZIP_END_BYTES + LONGEST_ZIP_COMMENT)];
        ByteBuffer buffer = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        file.fill(buffer, size - tail.length);
        for (int at = tail.length - ZIP_END_BYTES; at >= 0; at--) {
            if (buffer.getInt(at) == ZIP_END
                    && Short.toUnsignedInt(buffer.getShort(at + ZIP_COMMENT_AT)) == tail.length - at - ZIP_END_BYTES) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(byte[] head, int... magic) {
        byte[] wanted = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            wanted[i] = (byte) magic[i];
        }
        return head.length >= wanted.length && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
    }
}
