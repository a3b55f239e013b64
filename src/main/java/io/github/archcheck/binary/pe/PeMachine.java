package io.github.archcheck.binary.pe;

import static java.util.Map.entry;

import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Architecture.Known;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The Machine field of a COFF file header: an open set of 16-bit numbers.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/debug/pe-format#machine-types">PE format, machine types</a>
 */
public record PeMachine(int value) {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            entry(0x0000, "UNKNOWN"),
            entry(0x014c, "I386"),
            entry(0x0160, "R3000BE"),
            entry(0x0162, "R3000"),
            entry(0x0166, "R4000"),
            entry(0x0168, "R10000"),
            entry(0x0169, "WCEMIPSV2"),
            entry(0x0184, "ALPHA"),
            entry(0x01a2, "SH3"),
            entry(0x01a3, "SH3DSP"),
            entry(0x01a6, "SH4"),
            entry(0x01a8, "SH5"),
            entry(0x01c0, "ARM"),
            entry(0x01c2, "THUMB"),
            entry(0x01c4, "ARMNT"),
            entry(0x01d3, "AM33"),
            entry(0x01f0, "POWERPC"),
            entry(0x01f1, "POWERPCFP"),
            entry(0x0200, "IA64"),
            entry(0x0266, "MIPS16"),
            entry(0x0284, "ALPHA64"),
            entry(0x0366, "MIPSFPU"),
            entry(0x0466, "MIPSFPU16"),
            entry(0x0ebc, "EBC"),
            entry(0x3a64, "CHPE_X86"),
            entry(0x5032, "RISCV32"),
            entry(0x5064, "RISCV64"),
            entry(0x5128, "RISCV128"),
            entry(0x6232, "LOONGARCH32"),
            entry(0x6264, "LOONGARCH64"),
            entry(0x8664, "AMD64"),
            entry(0x9041, "M32R"),
            entry(0xa641, "ARM64EC"),
            entry(0xa64e, "ARM64X"),
            entry(0xaa64, "ARM64"));

    private static final Map<Integer, Known> ARCHITECTURES = Map.ofEntries(
            entry(0x014c, Known.I686),
            entry(0x01c4, Known.ARM),
            entry(0x0200, Known.IA64),
            entry(0x5032, Known.RISCV32),
            entry(0x5064, Known.RISCV64),
            entry(0x6232, Known.LOONGARCH32),
            entry(0x6264, Known.LOONGARCH64),
            entry(0x8664, Known.X86_64),
            entry(0xa641, Known.ARM64EC),
            entry(0xa64e, Known.ARM64EC),
            entry(0xaa64, Known.ARM64));

    /** Without its prefix {@code IMAGE_FILE_MACHINE_}; empty when the number has no name. */
    public Optional<String> name() {
        return Optional.ofNullable(NAMES.get(value));
    }

    /** A number that no process of today has stays a number. */
    public Architecture architecture() {
        Known known = ARCHITECTURES.get(value);
        return known != null ? known : new Architecture.Unknown("Machine", value, 4);
    }

    @Override
    public String toString() {
        return name().orElseGet(() -> String.format(Locale.ROOT, "0x%04x", value));
    }
}
