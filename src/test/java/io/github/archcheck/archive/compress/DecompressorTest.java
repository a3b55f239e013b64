package io.github.archcheck.archive.compress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.testkit.Hostile;
import io.github.archcheck.testkit.Tars;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;

class DecompressorTest {
    private static final InflationLimits SMALL = new InflationLimits(1 << 20, 3 << 19, 1000, 100, 100_000, 10);

    @Test
    void streamsAreToldByTheirFirstBytes() throws IOException {
        assertThat(told(Tars.gzip(new byte[3]))).isEqualTo(Compression.GZIP);
        assertThat(told(bzip2("a".getBytes(UTF_8)))).isEqualTo(Compression.BZIP2);
        assertThat(told(bzip2(new byte[0]))).isEqualTo(Compression.BZIP2);
        assertThat(told(Tars.zstdStored(new byte[3]))).isEqualTo(Compression.ZSTD);
        assertThat(told(new byte[] {0x5f, 0x2a, 0x4d, 0x18})).isEqualTo(Compression.ZSTD);
        assertThat(told(new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0})).isEqualTo(Compression.XZ);
        assertThat(told("LZIP\1".getBytes(UTF_8))).isEqualTo(Compression.LZIP);
        assertThat(told(new byte[] {0x1f, (byte) 0x9d})).isEqualTo(Compression.LZW);
        assertThat(told("BZh9 is a name".getBytes(UTF_8))).isEqualTo(Compression.NONE);
        assertThat(told(new byte[0])).isEqualTo(Compression.NONE);
    }

    @Test
    void streamsOfOneKindFollowEachOther() throws IOException {
        byte[] one = "one".getBytes(UTF_8);
        byte[] two = "two".getBytes(UTF_8);
        assertThat(read(joined(Tars.gzip(one), Tars.gzip(two)))).isEqualTo("onetwo");
        assertThat(read(joined(bzip2(one), bzip2(two)))).isEqualTo("onetwo");
        assertThat(read(joined(Tars.zstdStored(one), Tars.zstdStored(two)))).isEqualTo("onetwo");
    }

    @Test
    void gzipMayBeFollowedByAnything() throws IOException {
        assertThat(read(joined(Tars.gzip("one".getBytes(UTF_8)), new byte[512])))
                .isEqualTo("one");
    }

    @Test
    void gzipMembersMayHaveNames() throws IOException {
        byte[] plain = Tars.gzip("one".getBytes(UTF_8));
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.write(plain, 0, 3);
        named.write(0x1e);
        named.write(plain, 4, 6);
        named.writeBytes(new byte[] {3, 0, 1, 2, 3, 'n', 0, 'c', 0, 9, 9});
        named.write(plain, 10, plain.length - 10);
        assertThat(read(named.toByteArray())).isEqualTo("one");
    }

    @Test
    void whatIsNotReadIsNamedAndNoDamage() {
        assertThatThrownBy(() -> read(new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0}))
                .isInstanceOfSatisfying(
                        BrokenStreamException.class,
                        e -> assertThat(e.isDamage()).isFalse())
                .hasMessage("is compressed with xz, which archcheck does not read; decompress it first");
    }

    @Test
    void aCutIsDamage() throws IOException {
        byte[] content = "abcdefghij".repeat(10_000).getBytes(UTF_8);
        for (byte[] stream : List.of(Tars.gzip(content), bzip2(content), Tars.zstdStored(content))) {
            for (int length = stream.length / 64 + 10; length < stream.length; length += stream.length / 64) {
                byte[] cut = Arrays.copyOf(stream, length);
                assertThatThrownBy(() -> read(cut))
                        .isInstanceOfSatisfying(
                                BrokenStreamException.class,
                                e -> assertThat(e.isDamage()).isTrue());
            }
        }
    }

    @Test
    void damageNeverComesOutAsAnythingElse() throws IOException {
        byte[] content = "abcdefghij 0123456789 xyz".repeat(20).getBytes(UTF_8);
        for (byte[] stream : List.of(Tars.gzip(content), bzip2(content))) {
            Hostile.randomDamage(stream).forEach(damaged -> {
                try {
                    Compression compression = told(stream);
                    new Decompressor(new ByteArrayInputStream(damaged), compression, inflation()).readAllBytes();
                } catch (IOException e) {
                    assertThat(e).isInstanceOf(BrokenStreamException.class);
                }
            });
        }
    }

    @Test
    void afterAnErrorNothingMoreComes() throws IOException {
        byte[] stream = Tars.gzip("a".repeat(100_000).getBytes(UTF_8));
        InputStream in =
                new Decompressor(new ByteArrayInputStream(stream, 0, stream.length - 4), Compression.GZIP, inflation());
        assertThatThrownBy(in::readAllBytes).isInstanceOf(BrokenStreamException.class);
        assertThatThrownBy(in::read).isInstanceOf(BrokenStreamException.class);
    }

    @Test
    void whatGrowsTooMuchIsRefused() {
        byte[] zeros = Tars.gzip(new byte[500_000]);
        assertThatThrownBy(() -> read(zeros, new Inflation(SMALL)))
                .isInstanceOf(BrokenStreamException.class)
                .hasMessageMatching("made to fill memory: \\d+ compressed bytes grow to more than \\d+");
        byte[] stored = Tars.zstdStored(new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> read(stored, new Inflation(SMALL)))
                .isInstanceOf(BrokenStreamException.class)
                .hasMessage("has more than 1 MiB when decompressed");
    }

    @Test
    void allStreamsOfAnArchiveCountTogether() throws IOException {
        byte[] stored = Tars.zstdStored(new byte[1 << 20]);
        Inflation together = new Inflation(SMALL);
        read(stored, together);
        assertThatThrownBy(() -> read(stored, together))
                .isInstanceOf(BrokenStreamException.class)
                .hasMessage("has, with the rest of the archive, more than 1 MiB when decompressed");
    }

    @Test
    void streamsWithNothingInThemComeToAnEnd() throws IOException {
        for (byte[] empty : List.of(Tars.gzip(new byte[0]), bzip2(new byte[0]), Tars.zstdStored(new byte[0]))) {
            ByteArrayOutputStream many = new ByteArrayOutputStream();
            while (many.size() < 2 << 20) {
                many.write(empty);
            }
            assertThatThrownBy(() -> read(many.toByteArray()))
                    .isInstanceOf(BrokenStreamException.class)
                    .hasMessageStartingWith("made to waste time: ");
        }
    }

    @Test
    void failingToReadIsNoDamage() {
        InputStream failing = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        for (Compression compression : List.of(Compression.GZIP, Compression.BZIP2, Compression.ZSTD)) {
            assertThatThrownBy(() -> new Decompressor(failing, compression, inflation()).read())
                    .isNotInstanceOf(BrokenStreamException.class)
                    .hasMessage("the disk is gone");
        }
    }

    private static Inflation inflation() {
        return new Inflation(InflationLimits.STANDARD);
    }

    private static Compression told(byte[] stream) {
        return Compression.of(stream, stream.length);
    }

    private static String read(byte[] stream) throws IOException {
        return new String(read(stream, inflation()), UTF_8);
    }

    private static byte[] read(byte[] stream, Inflation inflation) throws IOException {
        return new Decompressor(new ByteArrayInputStream(stream), told(stream), inflation).readAllBytes();
    }

    private static byte[] bzip2(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream bzip2 = new BZip2CompressorOutputStream(out)) {
            bzip2.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
