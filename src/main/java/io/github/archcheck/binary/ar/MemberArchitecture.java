package io.github.archcheck.binary.ar;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.platform.Architecture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** What a member was compiled for, judged by its first bytes alone. */
record MemberArchitecture(BinaryFormat format, Architecture architecture) {
    private static final int MAX_SLICES = 42;
    private static final int FAT_HEADER_BYTES = 8;
    private static final int FAT_ARCH_BYTES = 20;
    private static final int FAT_ARCH_64_BYTES = 32;
    /** The longest beginning that is ever asked for: a fat header with as many slices as one may have. */
    static final int HEAD_BYTES = FAT_HEADER_BYTES + MAX_SLICES * FAT_ARCH_64_BYTES;

    private static final int ELF_MACHINE_OFFSET = 18;
    private static final int COFF_HEADER_BYTES = 20;
    private static final int COFF_OPTIONAL_SIZE_OFFSET = 16;
    private static final int COFF_ANONYMOUS = 0x0000_ffff;
    private static final int COFF_ANONYMOUS_MACHINE_OFFSET = 6;
    private static final int WRAPPER_CPUTYPE_OFFSET = 16;
    private static final int WRAPPER_NO_CPUTYPE = -1;

    /**
     * One for each architecture in the member: several for a fat Mach-O file, none when the format is not known or does
     * not say.
     *
     * @param head the member's first bytes, big-endian
     */
    static List<MemberArchitecture> of(ByteBuffer head) {
        if (head.limit() < COFF_HEADER_BYTES) {
            return List.of();
        }
        return switch (head.getInt(0)) {
            case 0x7f45_4c46 -> List.of(elf(head));
            case 0xfeed_face, 0xfeed_facf -> List.of(machO(head, 4, ByteOrder.BIG_ENDIAN));
            case 0xcefa_edfe, 0xcffa_edfe -> List.of(machO(head, 4, ByteOrder.LITTLE_ENDIAN));
            case 0xcafe_babe -> fat(head, FAT_ARCH_BYTES);
            case 0xcafe_babf -> fat(head, FAT_ARCH_64_BYTES);
            case 0x0061_736d -> List.of(new MemberArchitecture(BinaryFormat.WASM, Architecture.Known.WASM32));
            case 0xdec0_170b -> wrappedBitcode(head);
            default -> withoutMagic(head);
        };
    }

    private static MemberArchitecture elf(ByteBuffer head) {
        boolean wide = head.get(4) == 2;
        boolean little = head.get(5) != 2;
        int machine = u16(head, ELF_MACHINE_OFFSET, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return new MemberArchitecture(BinaryFormat.ELF, MachineNumbers.elf(machine, wide, little));
    }

    private static MemberArchitecture machO(ByteBuffer head, int at, ByteOrder order) {
        int cputype = i32(head, at, order);
        int cpusubtype = i32(head, at + Integer.BYTES, order);
        return new MemberArchitecture(BinaryFormat.MACH_O, MachineNumbers.machO(cputype, cpusubtype));
    }

    /** A Java class file has the same magic and, where a fat file has the number of slices, a number above the limit. */
    private static List<MemberArchitecture> fat(ByteBuffer head, int entryBytes) {
        int countSlices = head.getInt(4);
        if (countSlices < 0 || countSlices > MAX_SLICES || FAT_HEADER_BYTES + countSlices * entryBytes > head.limit()) {
            return List.of();
        }
        List<MemberArchitecture> slices = new ArrayList<>();
        for (int i = 0; i < countSlices; i++) {
            slices.add(machO(head, FAT_HEADER_BYTES + i * entryBytes, ByteOrder.BIG_ENDIAN));
        }
        return slices;
    }

    private static List<MemberArchitecture> wrappedBitcode(ByteBuffer head) {
        int cputype = i32(head, WRAPPER_CPUTYPE_OFFSET, ByteOrder.LITTLE_ENDIAN);
        return cputype == WRAPPER_NO_CPUTYPE
                ? List.of()
                : List.of(new MemberArchitecture(BinaryFormat.BITCODE, MachineNumbers.machO(cputype, 0)));
    }

    private static List<MemberArchitecture> withoutMagic(ByteBuffer head) {
        int first = u16(head, 0, ByteOrder.BIG_ENDIAN);
        if (first == 0x01df || first == 0x01f7) {
            Architecture power = first == 0x01df ? Architecture.Known.PPC : Architecture.Known.PPC64;
            return List.of(new MemberArchitecture(BinaryFormat.XCOFF, power));
        }
        if (head.getInt(0) == COFF_ANONYMOUS) {
            return coff(u16(head, COFF_ANONYMOUS_MACHINE_OFFSET, ByteOrder.LITTLE_ENDIAN));
        }
        // Objects have no optional header; asking for that keeps other data from passing for COFF.
        boolean plausible = head.getShort(COFF_OPTIONAL_SIZE_OFFSET) == 0;
        return plausible ? coff(u16(head, 0, ByteOrder.LITTLE_ENDIAN)) : List.of();
    }

    private static List<MemberArchitecture> coff(int machine) {
        return MachineNumbers.coff(machine)
                .map(architecture -> List.of(new MemberArchitecture(BinaryFormat.PE, architecture)))
                .orElse(List.of());
    }

    private static int u16(ByteBuffer head, int at, ByteOrder order) {
        int value = Short.toUnsignedInt(head.getShort(at));
        return order == ByteOrder.BIG_ENDIAN ? value : Short.toUnsignedInt(Short.reverseBytes((short) value));
    }

    private static int i32(ByteBuffer head, int at, ByteOrder order) {
        int value = head.getInt(at);
        return order == ByteOrder.BIG_ENDIAN ? value : Integer.reverseBytes(value);
    }
}
