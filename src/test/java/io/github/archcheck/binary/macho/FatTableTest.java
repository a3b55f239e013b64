package io.github.archcheck.binary.macho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Bytes;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.MachO;
import java.nio.ByteOrder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class FatTableTest {
    private static final Built INTEL = MachO.dylib(MachO.X86_64).build();
    private static final Built ARM = MachO.dylib(MachO.ARM64).build();
    private static final MachO.Cpu UNKNOWN = new MachO.Cpu(0x0100002A, 0, true, ByteOrder.LITTLE_ENDIAN);

    @Test
    void anEmptyTableIsNoFile() {
        Built file = FatMachO.fat32().build();

        assertThatThrownBy(() -> Reading.binary(file))
                .asInstanceOf(InstanceOfAssertFactories.type(MalformedBinaryException.class))
                .returns(4L, MalformedBinaryException::offset)
                .returns("fat_header.nfat_arch", MalformedBinaryException::field);
    }

    @Test
    void aTableCutOffBeforeItsFirstEntryIsNoFile() {
        Built file = FatMachO.fat32().slice(MachO.ARM64, ARM).build().truncated(27);

        assertThatThrownBy(() -> Reading.binary(file)).isInstanceOf(MalformedBinaryException.class);
    }

    @Test
    void aTableCutOffAfterAKnownEntryIsADamagedFile() throws Exception {
        Built file = FatMachO.fat32()
                .slice(MachO.ARM64, ARM)
                .slice(MachO.X86_64, INTEL)
                .build()
                .truncated(28);

        Binary binary = Reading.binary(file);

        assertThat(binary.images()).isEmpty();
        assertThat(Reading.fatHeader(binary).entries())
                .extracting(FatArch::architecture)
                .containsExactly(Known.ARM64);
        assertThat(binary.defects()).extracting(Defect::field).containsExactly("fat_header.nfat_arch", "fat_arch.size");
    }

    @Test
    void slicesOfUnknownCpusThatCannotBeReadAreNoFile() {
        Built junk = new Bytes(ByteOrder.BIG_ENDIAN).text("not a Mach-O").build();
        Built file = FatMachO.fat64().slice(UNKNOWN, junk).build();

        assertThatThrownBy(() -> Reading.binary(file)).isInstanceOf(MalformedBinaryException.class);
    }

    @Test
    void emptySlicesAreADefectEach() throws Exception {
        Built file = FatMachO.fat32()
                .slice(MachO.ARM64, ARM)
                .slice(MachO.X86_64, INTEL)
                .build()
                .withU32("fat_arch[1].size", 0);

        assertThat(Reading.binary(file).defects())
                .containsExactly(new Defect(file.offsetOf("fat_arch[1].size"), "fat_arch.size", "slice is empty"));
    }

    @Test
    void noMoreThanAPageOfEntriesIsLookedAt() throws Exception {
        FatMachO fat = FatMachO.fat64();
        for (int i = 0; i < 300; i++) {
            fat.slice(new MachO.Cpu(7, i, true, ByteOrder.LITTLE_ENDIAN), ARM, 4);
        }

        FatHeader header = Reading.fatHeader(Reading.binary(fat.build()));

        assertThat(header.declaredCount()).isEqualTo(300);
        assertThat(header.entries()).hasSize(204);
    }
}
