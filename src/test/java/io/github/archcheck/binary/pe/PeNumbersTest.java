package io.github.archcheck.binary.pe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeNumbersTest {
    /** Numbers and names as in winnt.h. */
    @ParameterizedTest
    @CsvSource({
        "0x0000, UNKNOWN, Machine 0x0000",
        "0x014c, I386, i686",
        "0x0184, ALPHA, Machine 0x0184",
        "0x01c0, ARM, Machine 0x01c0",
        "0x01c4, ARMNT, arm",
        "0x0200, IA64, ia64",
        "0x5064, RISCV64, riscv64",
        "0x6264, LOONGARCH64, loongarch64",
        "0x8664, AMD64, x86_64",
        "0xa641, ARM64EC, arm64ec",
        "0xa64e, ARM64X, arm64ec",
        "0xaa64, ARM64, arm64",
        "0xffff, 0xffff, Machine 0xffff",
    })
    void machinesHaveNamesAndArchitectures(int value, String name, String architecture) {
        PeMachine machine = new PeMachine(value);
        assertThat(machine).hasToString(name);
        assertThat(machine.architecture().label()).isEqualTo(architecture);
    }

    @ParameterizedTest
    @CsvSource({"2, WINDOWS_GUI", "3, WINDOWS_CUI", "10, EFI_APPLICATION", "4, 0x0004"})
    void subsystemsHaveNames(int value, String name) {
        assertThat(new PeSubsystem(value)).hasToString(name);
    }
}
