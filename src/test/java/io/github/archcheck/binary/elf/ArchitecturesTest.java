package io.github.archcheck.binary.elf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Elf;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitecturesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "62    | 64 | LE | 0          | x86_64",
                "62    | 32 | LE | 0          | x32",
                "62    | 64 | BE | 0          | e_machine 0x003e",
                "3     | 32 | LE | 0          | i686",
                "3     | 64 | LE | 0          | e_machine 0x0003",
                "183   | 64 | LE | 0          | arm64",
                "183   | 64 | BE | 0          | aarch64_be",
                "183   | 32 | LE | 0          | e_machine 0x00b7",
                "40    | 32 | LE | 0x5000400  | armv7l",
                "40    | 32 | LE | 0x5000200  | arm",
                "40    | 32 | LE | 0x5000600  | arm",
                "40    | 32 | LE | 0x5000000  | arm",
                "40    | 32 | LE | 0x4000400  | arm",
                "40    | 32 | LE | 0x400      | arm",
                "40    | 32 | BE | 0x5000400  | armeb",
                "20    | 32 | BE | 0          | ppc",
                "21    | 64 | BE | 1          | ppc64",
                "21    | 64 | LE | 2          | ppc64le",
                "22    | 32 | BE | 0          | s390",
                "22    | 64 | BE | 0          | s390x",
                "243   | 32 | LE | 5          | riscv32",
                "243   | 64 | LE | 5          | riscv64",
                "258   | 32 | LE | 0x43       | loongarch32",
                "258   | 64 | LE | 0x43       | loongarch64",
                "8     | 32 | BE | 0x70001007 | mips",
                "8     | 32 | LE | 0x70001007 | mipsel",
                "8     | 64 | BE | 0x80000007 | mips64",
                "8     | 64 | LE | 0x80000007 | mips64el",
                "8     | 32 | BE | 0x80000027 | mips",
                "2     | 32 | BE | 0          | sparc",
                "18    | 32 | BE | 0x100      | sparc",
                "43    | 64 | BE | 0          | sparc64",
                "36902 | 64 | LE | 0          | alpha",
                "15    | 32 | BE | 0          | hppa",
                "50    | 64 | LE | 0          | ia64",
                "4     | 32 | BE | 0          | m68k",
                "42    | 32 | LE | 0          | sh4",
                "224   | 64 | LE | 0          | e_machine 0x00e0",
                "65535 | 64 | LE | 0          | e_machine 0xffff",
            })
    void machineClassOrderAndFlagsMakeAnArchitecture(int machine, int bits, String order, String flags, String label)
            throws Exception {
        ByteOrder byteOrder = order.equals("LE") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        Elf file = Elf.of(bits == 64, byteOrder, machine).flags(Long.decode(flags));
        assertThat(Parsed.image(file).architecture().label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "62  | 64 | 0          | ''",
                "40  | 32 | 0x5000400  | ABI=EABI5 float ABI=hard",
                "40  | 32 | 0x5800200  | ABI=EABI5 float ABI=soft feature=BE8",
                "40  | 32 | 0x5000000  | ABI=EABI5 float ABI=unknown",
                "40  | 32 | 0          | ABI=before EABI float ABI=unknown",
                "21  | 64 | 0          | ABI=unspecified",
                "21  | 64 | 1          | ABI=ELFv1",
                "21  | 64 | 2          | ABI=ELFv2",
                "21  | 64 | 3          | ABI=unknown",
                "243 | 64 | 0          | float ABI=soft",
                "243 | 64 | 2          | float ABI=single",
                "243 | 64 | 5          | float ABI=double feature=RVC",
                "243 | 64 | 0x1e       | float ABI=quad feature=RVE feature=TSO",
                "258 | 64 | 0x41       | float ABI=soft",
                "258 | 64 | 0x42       | float ABI=single",
                "258 | 64 | 0x43       | float ABI=double",
                "258 | 64 | 0x40       | float ABI=unknown",
                "8   | 32 | 0x70001007 | ABI=o32 instruction set=mips32r2 NaN encoding=legacy",
                "8   | 32 | 0x80000027 | ABI=n32 instruction set=mips64r2 NaN encoding=legacy",
                "8   | 64 | 0x80000407 | ABI=n64 instruction set=mips64r2 NaN encoding=2008",
                "8   | 32 | 0x90001607 | ABI=o32 instruction set=mips32r6 NaN encoding=2008 feature=FP64",
                "8   | 32 | 0xf0002000 | ABI=o64 NaN encoding=legacy",
                "8   | 32 | 0x3000     | ABI=eabi32 instruction set=mips1 NaN encoding=legacy",
                "8   | 64 | 0x4000     | ABI=eabi64 instruction set=mips1 NaN encoding=legacy",
                "8   | 32 | 0xf000     | ABI=unknown instruction set=mips1 NaN encoding=legacy",
                "8   | 32 | 0          | ABI=unspecified instruction set=mips1 NaN encoding=legacy",
            })
    void flagsAreSpelledOut(int machine, int bits, String flags, String expected) throws Exception {
        Elf file = Elf.of(bits == 64, ByteOrder.LITTLE_ENDIAN, machine).flags(Long.decode(flags));
        StringBuilder text = new StringBuilder();
        for (FlagsMeaning meaning : Parsed.details(file).header().flagsMeaning()) {
            text.append(meaning.aspect().label())
                    .append('=')
                    .append(meaning.value())
                    .append(' ');
        }
        assertThat(text.toString().strip()).isEqualTo(expected);
    }
}
