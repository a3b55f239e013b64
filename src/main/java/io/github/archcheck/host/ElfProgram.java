package io.github.archcheck.host;

import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.platform.Architecture.Known;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Just enough of an ELF header to name the architectures of machines that a JVM runs on. */
final class ElfProgram {
    static final int HEADER_BYTES = 64;

    private static final int MAGIC = 0x7f454c46;
    private static final int CLASS_64 = 2;
    private static final int LITTLE_ENDIAN = 1;
    private static final int REST_OF_IDENT = 10;
    private static final int TYPE = 2;
    private static final int VERSION_TO_SHOFF_32 = 16;
    private static final int EF_ARM_ABI_FLOAT_HARD = 0x400;

    private ElfProgram() {}

    /** Empty when the bytes are no ELF header, or name no architecture that is told apart here. */
    static Optional<Known> architecture(byte[] header) {
        try {
            Cursor ident = new Cursor(ByteBuffer.wrap(header), 0, ByteOrder.BIG_ENDIAN);
            if (ident.code32("e_ident") != MAGIC) {
                return Optional.empty();
            }
            boolean wide = ident.u8("EI_CLASS") == CLASS_64;
            boolean little = ident.u8("EI_DATA") == LITTLE_ENDIAN;
            ByteBuffer rest = ByteBuffer.wrap(header, ident.position(), ident.remaining());
            Cursor fields = new Cursor(rest, ident.offset(), little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            fields.skip(REST_OF_IDENT + TYPE, "e_type");
            int machine = fields.u16("e_machine");
            fields.skip(VERSION_TO_SHOFF_32, "e_shoff");
            int flags = wide ? 0 : fields.code32("e_flags");
            return name(machine, wide, little, flags);
        } catch (MalformedBinaryException e) {
            return Optional.empty();
        }
    }

    /** By e_machine: EM_386, EM_X86_64, EM_ARM, EM_AARCH64, EM_PPC64, EM_S390, EM_RISCV, EM_LOONGARCH. */
    private static Optional<Known> name(int machine, boolean wide, boolean little, int flags) {
        return switch (machine) {
            case 3 -> Optional.of(Known.I686);
            case 62 -> Optional.of(wide ? Known.X86_64 : Known.X32);
            case 40 ->
                Optional.of((flags & EF_ARM_ABI_FLOAT_HARD) != 0 ? Known.ARMV7L : Known.ARM)
                        .filter(arm -> little);
            case 183 -> Optional.of(little ? Known.ARM64 : Known.AARCH64_BE);
            case 21 -> Optional.of(little ? Known.PPC64LE : Known.PPC64);
            case 22 -> Optional.of(wide ? Known.S390X : Known.S390);
            case 243 -> Optional.of(wide ? Known.RISCV64 : Known.RISCV32);
            case 258 -> Optional.of(wide ? Known.LOONGARCH64 : Known.LOONGARCH32);
            default -> Optional.empty();
        };
    }
}
