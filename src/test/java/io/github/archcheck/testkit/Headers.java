package io.github.archcheck.testkit;

/** The first bytes of objects of many formats, which is all of them that archives are judged by. */
public final class Headers {
    private Headers() {}

    public static byte[] elf(boolean wide, boolean little, int machine) {
        Bytes header = little ? Bytes.littleEndian() : Bytes.bigEndian();
        return header.u8(0x7f)
                .text("ELF")
                .u8(wide ? 2 : 1)
                .u8(little ? 1 : 2)
                .u8(1)
                .padTo(16)
                .u16(1)
                .u16(machine)
                .u32(1)
                .padTo(64)
                .build()
                .bytes();
    }

    public static byte[] machO(boolean wide, boolean little, long cputype, long cpusubtype) {
        Bytes header = little ? Bytes.littleEndian() : Bytes.bigEndian();
        return header.u32(wide ? 0xfeedfacfL : 0xfeedfaceL)
                .u32(cputype)
                .u32(cpusubtype)
                .u32(1)
                .zeros(16)
                .build()
                .bytes();
    }

    /** A fat header with its entries; the slices themselves are missing. */
    public static byte[] fat(boolean wide, long... cputypes) {
        Bytes header = Bytes.bigEndian().u32(wide ? 0xcafebabfL : 0xcafebabeL).u32(cputypes.length);
        for (long cputype : cputypes) {
            header.u32(cputype).u32(0).word(wide, 0x4000).word(wide, 0x100).u32(14);
            if (wide) {
                header.u32(0);
            }
        }
        return header.zeros(16).build().bytes();
    }

    public static byte[] coff(int machine) {
        return Bytes.littleEndian().u16(machine).u16(2).zeros(56).build().bytes();
    }

    /** What an import library holds, and, with a longer header, an object with link-time code. */
    public static byte[] coffImport(int machine) {
        return Bytes.littleEndian()
                .u16(0)
                .u16(0xffff)
                .u16(0)
                .u16(machine)
                .zeros(12)
                .cstring("answer")
                .build()
                .bytes();
    }

    public static byte[] wrappedBitcode(long cputype) {
        return Bytes.littleEndian()
                .u32(0x0b17c0deL)
                .u32(0)
                .u32(20)
                .u32(4)
                .u32(cputype)
                .u32(0xdec04342L)
                .build()
                .bytes();
    }

    public static byte[] rawBitcode() {
        return Bytes.littleEndian().u32(0xdec04342L).zeros(28).build().bytes();
    }

    public static byte[] wasm() {
        return Bytes.littleEndian().u8(0).text("asm").u32(1).zeros(24).build().bytes();
    }
}
