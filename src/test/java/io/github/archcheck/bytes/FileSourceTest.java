package io.github.archcheck.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSourceTest {
    private static final int SIZE = 10_000;

    @TempDir
    private Path folder;

    /** Spans inside the block that is kept, across its end, and behind it. */
    @ParameterizedTest
    @CsvSource({"0, 10000", "0, 0", "4000, 96", "4000, 97", "4095, 1", "4096, 1", "9999, 1", "10000, 0"})
    void aSpanReadsTheSameFromAFileAsFromMemory(long offset, long size) throws Exception {
        byte[] content = content();
        try (FileSource file = open(content)) {
            Span span = new Span(offset, size);
            Cursor fromFile = file.read(span, ByteOrder.BIG_ENDIAN, "field");
            Cursor fromMemory = new ArraySource(content).read(span, ByteOrder.BIG_ENDIAN, "field");
            assertThat(fromFile.offset()).isEqualTo(fromMemory.offset()).isEqualTo(offset);
            assertThat(fromFile.bytes(size, "field")).isEqualTo(fromMemory.bytes(size, "field"));
        }
    }

    @Test
    void partsKeepAbsoluteOffsets() throws Exception {
        try (FileSource file = open(content())) {
            ByteSource part = file.within(new Span(100, 9000), "part").within(new Span(10, 8000), "part");
            assertThat(part.start()).isEqualTo(110);
            assertThat(part.size()).isEqualTo(8000);
            Cursor cursor = part.read(new Span(5000, 4), ByteOrder.LITTLE_ENDIAN, "field");
            assertThat(cursor.offset()).isEqualTo(5110);
            assertThat(cursor.u32("field")).isEqualTo(5110);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 10001, 0", "9999, 2, 9999", "20000, 1, 10000", "9223372036854775806, 1, 10000"})
    void aSpanOutsideIsDamageInsideTheFile(long offset, long size, long reported) throws Exception {
        try (FileSource file = open(content())) {
            MalformedBinaryException damage = catchThrowableOfType(
                    MalformedBinaryException.class,
                    () -> file.read(new Span(offset, size), ByteOrder.BIG_ENDIAN, "field"));
            assertThat(damage.offset()).isEqualTo(reported);
            assertThat(damage.field()).isEqualTo("field");
        }
    }

    @Test
    void theHeadOfAShortFileIsShort() throws Exception {
        try (FileSource file = open(new byte[] {1, 2, 3})) {
            assertThat(file.head(4096, ByteOrder.BIG_ENDIAN).remaining()).isEqualTo(3);
        }
    }

    private FileSource open(byte[] content) throws IOException {
        return FileSource.open(Files.write(folder.resolve("file"), content));
    }

    /** Each four bytes, wherever they begin at a multiple of four less two, hold their own offset. */
    private static byte[] content() {
        byte[] content = new byte[SIZE];
        for (int at = 2; at + Integer.BYTES <= SIZE; at += Integer.BYTES) {
            content[at] = (byte) at;
            content[at + 1] = (byte) (at >>> Byte.SIZE);
        }
        return content;
    }
}
