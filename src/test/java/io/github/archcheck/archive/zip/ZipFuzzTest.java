package io.github.archcheck.archive.zip;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.archcheck.archive.OpenArchive;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.testkit.Zips;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

class ZipFuzzTest {
    @FuzzTest
    void anyBytesAreReadOrRefused(byte[] file) throws IOException {
        readAll(file);
    }

    /** Reads all there is, however little that may be; anything but words about it is a fault. */
    static void readAll(byte[] file) throws IOException {
        try (OpenArchive archive = ZipArchive.open(Zips.channel(file))) {
            Files.walkFileTree(archive.root(), new Reader());
            archive.troubles();
        } catch (RefusedArchiveException e) {
            // It was said.
        }
    }

    private static final class Reader extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            try {
                read(file.toRealPath(), attributes.size());
            } catch (IOException e) {
                // So was this.
            }
            return FileVisitResult.CONTINUE;
        }

        private static void read(Path file, long size) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(512);
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                for (long at : new long[] {0, 100, size - 10, size / 2, size, size + 1}) {
                    channel.position(Math.max(0, at)).read(buffer.clear());
                }
            }
        }
    }
}
