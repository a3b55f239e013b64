package io.github.archcheck.testkit;

/** Makes PE files: a DOS header, the headers of an image, and one section. */
public final class Pe {
    private static final int DIRECTORIES = 16;

    private Pe() {}

    /** A PE32+ library for x86_64. */
    public static Built dll() {
        return image(0x8664, true, 0x2022);
    }

    /**
     * @param wide PE32+
     * @param characteristics 0x2000 makes it a library
     */
    public static Built image(int machine, boolean wide, int characteristics) {
        Bytes file = Bytes.littleEndian();
        file.text("MZ").label("e_cblp").u16(0x90).padTo(0x3c).label("e_lfanew").u32(0x80);
        file.text("This program cannot be run in DOS mode.").padTo(0x80);
        file.label("Signature").text("PE").u16(0);
        file.label("Machine").u16(machine);
        file.label("NumberOfSections").u16(1);
        file.u32(0).u32(0).u32(0);
        file.label("SizeOfOptionalHeader").u16(wide ? 240 : 224);
        file.label("Characteristics").u16(characteristics);
        optionalHeader(file, wide);
        file.label("SectionName").fixed(".text", 8).u32(0x10).u32(0x1000);
        file.label("SizeOfRawData").u32(0x200);
        file.label("PointerToRawData").u32(0x200).zeros(16);
        return file.padTo(0x400).build();
    }

    private static void optionalHeader(Bytes file, boolean wide) {
        int start = file.size();
        file.label("Magic").u16(wide ? 0x20b : 0x10b).padTo(start + 48);
        file.label("MajorSubsystemVersion").u16(6).u16(2).padTo(start + 68);
        file.label("Subsystem").u16(3);
        file.label("DllCharacteristics").u16(0x160);
        file.zeros(wide ? 32 : 16).u32(0);
        file.label("NumberOfRvaAndSizes").u32(DIRECTORIES);
        file.zeros(14 * 8).label("CLR").zeros(2 * 8);
    }
}
