package io.github.archcheck.binary.macho;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Bytes;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.MachO;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecognitionTest {
    private static final Built THIN = MachO.dylib(MachO.ARM64).content(64).build();

    private static byte[] javaClass(int minor, int major) {
        return Bytes.bigEndian()
                .u32(0xCAFEBABEL)
                .u16(minor)
                .u16(major)
                .u16(0x20)
                .zeros(2000)
                .build()
                .bytes();
    }

    @Test
    void thinFilesOfBothWordSizesAndByteOrders() {
        for (MachO.Cpu cpu : List.of(MachO.ARM64, MachO.I386, MachO.PPC, MachO.PPC64)) {
            assertThat(Reading.recognised(MachO.dylib(cpu).build().bytes())).isTrue();
        }
    }

    @Test
    void fourBytesAreEnoughForAThinFile() {
        assertThat(Reading.recognised(THIN.truncated(4).bytes())).isTrue();
        assertThat(Reading.recognised(THIN.truncated(3).bytes())).isFalse();
        assertThat(Reading.recognised(new byte[0])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {45, 46, 49, 50, 52, 55, 61, 65, 69, 70, 127})
    void javaClassesAreNotTaken(int major) {
        assertThat(Reading.recognised(javaClass(0, major))).isFalse();
        assertThat(Reading.recognised(javaClass(3, major))).isFalse();
        assertThat(Reading.recognised(javaClass(0xFFFF, major))).isFalse();
    }

    @Test
    void aRealClassIsNotTaken() throws Exception {
        try (InputStream own = RecognitionTest.class.getResourceAsStream("RecognitionTest.class")) {
            assertThat(own).isNotNull();
            assertThat(Reading.recognised(own.readAllBytes())).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 19, 20, 30, 42})
    void fatFilesWithUpTo42SlicesAreTaken(int slices) {
        FatMachO fat = FatMachO.fat32();
        for (int i = 0; i < slices; i++) {
            fat.slice(MachO.ARM64.withSubtype(i), THIN);
        }

        assertThat(Reading.recognised(fat.build().bytes())).isTrue();
    }

    @Test
    void aFatFileForACpuOfTheFutureIsTakenWhenItIsSound() {
        MachO.Cpu future = new MachO.Cpu(0x0100002A, 0, true, ByteOrder.LITTLE_ENDIAN);
        Built sound = FatMachO.fat32().slice(future, THIN).build();

        assertThat(Reading.recognised(sound.bytes())).isTrue();
        assertThat(Reading.recognised(sound.truncated(sound.size() - 1).bytes()))
                .isFalse();
    }

    @Test
    void everyCutOfAFatFileIsTakenFromTheCountOn() {
        Built file = FatMachO.fat32()
                .slice(MachO.X86_64, THIN)
                .slice(MachO.ARM64, THIN)
                .build();

        for (int length = 8; length < file.size(); length++) {
            assertThat(Reading.recognised(file.truncated(length).bytes()))
                    .as("%d bytes", length)
                    .isTrue();
        }
    }

    @Test
    void anEmptyFatFileIsTaken() {
        assertThat(Reading.recognised(FatMachO.fat32().build().bytes())).isTrue();
    }

    @Test
    void fat64HasNoClassToBeMistakenFor() {
        assertThat(Reading.recognised(FatMachO.fat64()
                        .slice(MachO.ARM64, THIN)
                        .declare(1000)
                        .build()
                        .bytes()))
                .isTrue();
    }

    @Test
    void aSmallCountInFrontOfJunkIsNotTaken() {
        byte[] junk = Bytes.bigEndian()
                .u32(0xCAFEBABEL)
                .u32(5)
                .raw(new byte[200])
                .build()
                .withBytesAt(
                        8,
                        "the quick brown fox jumps over the lazy dog".repeat(3).getBytes(StandardCharsets.UTF_8))
                .bytes();

        assertThat(Reading.recognised(junk)).isFalse();
    }

    @Test
    void onlyTheFirst4096BytesAreNeeded() {
        Built file = FatMachO.fat32().slice(MachO.X86_64, THIN).build();

        assertThat(Reading.recognised(file.truncated(4096).bytes(), file.size()))
                .isTrue();
    }

    @Test
    void recognisingNeverThrows() {
        long seed = 20260401;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] head = new byte[random.nextInt(120)];
            random.nextBytes(head);
            byte[] magic = Bytes.bigEndian()
                    .u32(0xCAFEBABEL)
                    .u32(random.nextInt(45))
                    .build()
                    .bytes();
            System.arraycopy(magic, 0, head, 0, Math.min(head.length, magic.length));
            assertThat(Reading.recognised(head, random.nextLong(1L << 40)))
                    .as("seed %d, round %d", seed, i)
                    .isIn(true, false);
        }
    }
}
