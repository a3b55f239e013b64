package io.github.archcheck.binary.elf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Image;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Bytes;
import io.github.archcheck.testkit.Elf;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Reading costs little, whatever a file claims. The tests run with a small heap. */
class ElfCostTest {
    private static final long HUGE = 10L << 30;
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void aHugeSoundFileCostsAHandfulOfReads() throws Exception {
        Built file = Samples.full(true, ByteOrder.LITTLE_ENDIAN).build();
        SparseSource source = new SparseSource(file.bytes(), new byte[1], HUGE);
        assertThat(read(source).needs()).hasSize(2);
        assertThat(source.reads()).isLessThanOrEqualTo(12);
        assertThat(source.readBytes()).isLessThan(64 << 10);
    }

    @Test
    void aStringTableOfGigabytesIsNotReadAsAWhole() throws Exception {
        Built file = Elf.x86().needed("libc.so.6").build();
        SparseSource source = new SparseSource(
                file.withU64("PT_LOAD.p_filesz", HUGE)
                        .withU64("DT_STRSZ.d_un", HUGE / 2)
                        .bytes(),
                new byte[1],
                HUGE);
        assertThat(read(source).needs()).hasSize(1);
        assertThat(source.readBytes()).isLessThan(64 << 10);
    }

    @Test
    void everyPossibleProgramHeaderIsSurvived() {
        Built file = Elf.x86().extendedNumbering().build().withU32("Shdr.sh_info", 0xffff_ffffL);
        Assertions.assertTimeout(SOON, () -> {
            SparseSource source = new SparseSource(file.bytes(), load(), HUGE);
            Image image = read(source);
            assertThat(Parsed.details(image).programHeaders()).hasSize(0x1_0000);
            assertThat(source.readBytes()).isLessThan(16 << 20);
        });
    }

    @Test
    void noteSegmentsWithoutNumberShareOneBudget() {
        Elf elf = Elf.x86();
        for (int i = 0; i < 5000; i++) {
            elf.segment("note " + i, 4, 4, 0x10_0000, 0x10_0000, 1 << 24, 4);
        }
        Built file = elf.build();
        Assertions.assertTimeout(SOON, () -> {
            SparseSource source = new SparseSource(file.bytes(), new byte[1], HUGE);
            read(source);
            assertThat(source.readBytes()).isLessThan(2 << 20);
        });
    }

    @Test
    void needsWithoutNumberShareOneBudget() {
        Assertions.assertTimeout(SOON, () -> {
            Bytes entries = Bytes.littleEndian();
            for (int i = 0; i < 100_000; i++) {
                entries.u64(1).u64(i % 4000);
            }
            Built file = Elf.x86()
                    .tag("DT_STRTAB", 5, Elf.ADDRESS + (1 << 24))
                    .tag("DT_NEEDED", 1, 0)
                    .withoutStringTable()
                    .build()
                    .withU64("PT_LOAD.p_filesz", HUGE)
                    .withU64("PT_DYNAMIC.p_filesz", HUGE);
            byte[] beginning = new Bytes(ByteOrder.LITTLE_ENDIAN)
                    .append(file.truncated(file.offsetOf("DT_NULL")), "")
                    .append(entries.build(), "entries.")
                    .build()
                    .bytes();
            byte[] text = new byte[5000];
            Arrays.fill(text, 0, 4999, (byte) 'x');
            SparseSource source = new SparseSource(beginning, text, HUGE);
            Image image = read(source);
            long kept = image.needs().stream()
                    .mapToLong(need -> need.name().length())
                    .sum();
            assertThat(kept).isLessThanOrEqualTo(1 << 20);
            assertThat(image.defects()).hasSizeLessThanOrEqualTo(64);
        });
    }

    @Test
    void versionsThatShareTheirRecordsAreCounted() {
        Bytes chain = Bytes.littleEndian();
        for (int i = 0; i < 60_000; i++) {
            chain.u16(1).u16(0xffff).u32(0).u32(16).u32(16);
        }
        Built file = Elf.x86()
                .needed("libc.so.6")
                .tag("DT_VERNEED", 0x6fff_fffeL, Elf.ADDRESS + 0x1_0000)
                .build();
        byte[] beginning = new Bytes(ByteOrder.LITTLE_ENDIAN)
                .append(file.withU64("PT_LOAD.p_filesz", HUGE), "")
                .padTo(0x1_0000)
                .append(chain.build(), "chain.")
                .build()
                .bytes();
        Assertions.assertTimeout(SOON, () -> {
            Image image = read(new SparseSource(beginning, new byte[1], HUGE));
            long versions = Parsed.details(image).dynamic().orElseThrow().versionNeeds().stream()
                    .mapToLong(need -> need.versions().size())
                    .sum();
            assertThat(versions).isLessThanOrEqualTo(0x4000);
            assertThat(image.defects()).isNotEmpty();
        });
    }

    private static Image read(SparseSource source) throws Exception {
        return new ElfParser().parse(source).images().get(0);
    }

    /** A program header of type PT_LOAD that lies outside every file, over and over. */
    private static byte[] load() {
        return Bytes.littleEndian()
                .u32(1)
                .u32(5)
                .u64(-1)
                .u64(-1)
                .u64(-1)
                .u64(-1)
                .u64(-1)
                .u64(-1)
                .build()
                .bytes();
    }
}
