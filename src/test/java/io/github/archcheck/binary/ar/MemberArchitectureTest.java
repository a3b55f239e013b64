package io.github.archcheck.binary.ar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Headers;
import java.nio.ByteBuffer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberArchitectureTest {
    /** Numbers as in elf.h. */
    @ParameterizedTest
    @CsvSource({
        "true, true, 62, x86_64",
        "false, true, 62, x32",
        "false, true, 3, i686",
        "true, true, 183, arm64",
        "true, false, 183, aarch64_be",
        "false, true, 40, arm",
        "false, false, 40, armeb",
        "true, true, 21, ppc64le",
        "true, false, 21, ppc64",
        "false, false, 20, ppc",
        "true, false, 22, s390x",
        "false, false, 22, s390",
        "true, true, 243, riscv64",
        "false, true, 243, riscv32",
        "true, true, 258, loongarch64",
        "false, true, 258, loongarch32",
        "false, false, 8, mips",
        "false, true, 8, mipsel",
        "true, false, 8, mips64",
        "true, true, 8, mips64el",
        "false, false, 2, sparc",
        "false, false, 18, sparc",
        "true, false, 43, sparc64",
        "true, true, 0x9026, alpha",
        "false, false, 15, hppa",
        "true, true, 50, ia64",
        "false, false, 4, m68k",
        "false, true, 42, sh4",
        "true, true, 0xfeb0, e_machine 0xfeb0",
    })
    void elfObjects(boolean wide, boolean little, int machine, String label) {
        assertThat(shown(Headers.elf(wide, little, machine))).isEqualTo("ELF " + label);
    }

    /** Numbers as in mach/machine.h; the high byte of a subtype holds flags. */
    @ParameterizedTest
    @CsvSource({
        "true, true, 0x01000007, 3, x86_64",
        "true, true, 0x01000007, 8, x86_64h",
        "true, true, 0x0100000c, 0, arm64",
        "true, true, 0x0100000c, 1, arm64v8",
        "true, true, 0x0100000c, 0x80000002, arm64e",
        "false, true, 0x0200000c, 1, arm64_32",
        "false, true, 7, 3, i386",
        "false, true, 12, 6, armv6",
        "false, true, 12, 9, armv7",
        "false, true, 12, 11, armv7s",
        "false, true, 12, 12, armv7k",
        "false, true, 12, 0, arm",
        "false, false, 18, 0, ppc",
        "true, false, 0x01000012, 0, ppc64",
        "false, true, 0xff, 0, cputype 0x000000ff",
    })
    void machObjects(boolean wide, boolean little, long cputype, long cpusubtype, String label) {
        assertThat(shown(Headers.machO(wide, little, cputype, cpusubtype))).isEqualTo("MACH_O " + label);
    }

    @Test
    void aFatMemberHasTheArchitecturesOfItsSlices() {
        assertThat(shown(Headers.fat(false, 0x0100_0007, 0x0100_000c))).isEqualTo("MACH_O x86_64, MACH_O arm64");
        assertThat(shown(Headers.fat(true, 0x0100_0007, 0x0100_000c))).isEqualTo("MACH_O x86_64, MACH_O arm64");
    }

    @Test
    void aJavaClassIsNotAFatMember() {
        byte[] javaClass = ByteBuffer.allocate(64)
                .putInt(0xcafe_babe)
                .putShort((short) 0)
                .putShort((short) 61)
                .array();
        assertThat(shown(javaClass)).isEmpty();
    }

    /** Numbers as in winnt.h. */
    @ParameterizedTest
    @CsvSource({
        "0x8664, x86_64",
        "0x014c, i686",
        "0xaa64, arm64",
        "0xa641, arm64ec",
        "0x01c4, arm",
        "0x0200, ia64",
    })
    void coffObjectsAndImportRecords(int machine, String label) {
        assertThat(shown(Headers.coff(machine))).isEqualTo("PE " + label);
        assertThat(shown(Headers.coffImport(machine))).isEqualTo("PE " + label);
    }

    @Test
    void aMachineThatIsNotInTheTableIsNotTakenForCoff() {
        assertThat(shown(Headers.coff(0x1234))).isEmpty();
        assertThat(shown(Headers.coffImport(0x1234))).isEmpty();
    }

    @Test
    void bitcodeSaysItsMachineInAWrapperOnly() {
        assertThat(shown(Headers.wrappedBitcode(0x0100_0007))).isEqualTo("BITCODE x86_64");
        assertThat(shown(Headers.wrappedBitcode(0xffff_ffffL))).isEmpty();
        assertThat(shown(Headers.rawBitcode())).isEmpty();
    }

    @Test
    void otherFormats() {
        assertThat(shown(Headers.wasm())).isEqualTo("WASM wasm32");
        assertThat(shown(ByteBuffer.allocate(64).putShort((short) 0x01df).array()))
                .isEqualTo("XCOFF ppc");
        assertThat(shown(ByteBuffer.allocate(64).putShort((short) 0x01f7).array()))
                .isEqualTo("XCOFF ppc64");
    }

    private static String shown(byte[] member) {
        return MemberArchitecture.of(ByteBuffer.wrap(member)).stream()
                .map(one -> one.format() + " " + one.architecture().label())
                .collect(Collectors.joining(", "));
    }
}
