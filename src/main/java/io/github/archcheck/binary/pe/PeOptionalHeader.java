package io.github.archcheck.binary.pe;

import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.platform.Version;
import java.util.List;

/**
 * The part of IMAGE_OPTIONAL_HEADER that says how an image is to be run.
 *
 * @param magic 0x010b for PE32, 0x020b for PE32+
 * @param subsystemVersion the lowest version of the subsystem that takes it
 * @param dllCharacteristics unmasked
 * @param managed has a CLR header. Such an image may run on every machine, whatever its Machine says
 * @see <a href="https://learn.microsoft.com/windows/win32/debug/pe-format#optional-header-image-only">PE format</a>
 */
public record PeOptionalHeader(
        int magic, PeSubsystem subsystem, Version subsystemVersion, int dllCharacteristics, boolean managed) {
    static final int PE32 = 0x010b;
    static final int PE32_PLUS = 0x020b;

    private static final List<String> DLL_CHARACTERISTICS = List.of(
            "",
            "",
            "",
            "",
            "",
            "HIGH_ENTROPY_VA",
            "DYNAMIC_BASE",
            "FORCE_INTEGRITY",
            "NX_COMPAT",
            "NO_ISOLATION",
            "NO_SEH",
            "NO_BIND",
            "APPCONTAINER",
            "WDM_DRIVER",
            "GUARD_CF",
            "TERMINAL_SERVER_AWARE");

    private static final int BEFORE_SUBSYSTEM_VERSION = 46;
    private static final int BETWEEN_VERSION_AND_SUBSYSTEM = 16;
    /** SizeOfStackReserve, SizeOfStackCommit, SizeOfHeapReserve and SizeOfHeapCommit, then LoaderFlags. */
    private static final int WORDS_BEFORE_DIRECTORIES = 4;

    private static final int CLR_DIRECTORY = 14;
    private static final int DIRECTORY_BYTES = 2 * Integer.BYTES;

    /** Whether it is PE32+, with words of eight bytes. */
    public boolean isWide() {
        return magic == PE32_PLUS;
    }

    /** Names of the DLL characteristics that are set, lowest bit first; a bit without a name comes as a number. */
    public List<String> dllCharacteristicNames() {
        return BitNames.of(dllCharacteristics, "IMAGE_DLLCHARACTERISTICS_", DLL_CHARACTERISTICS);
    }

    static PeOptionalHeader parse(Cursor header) throws MalformedBinaryException {
        long at = header.offset();
        int magic = header.u16("IMAGE_OPTIONAL_HEADER.Magic");
        if (magic != PE32 && magic != PE32_PLUS) {
            throw new MalformedBinaryException(
                    at,
                    "IMAGE_OPTIONAL_HEADER.Magic",
                    "0x" + Integer.toHexString(magic) + " is neither PE32 nor PE32+");
        }
        header.skip(BEFORE_SUBSYSTEM_VERSION, "IMAGE_OPTIONAL_HEADER");
        int major = header.u16("IMAGE_OPTIONAL_HEADER.MajorSubsystemVersion");
        int minor = header.u16("IMAGE_OPTIONAL_HEADER.MinorSubsystemVersion");
        header.skip(BETWEEN_VERSION_AND_SUBSYSTEM, "IMAGE_OPTIONAL_HEADER");
        PeSubsystem subsystem = new PeSubsystem(header.u16("IMAGE_OPTIONAL_HEADER.Subsystem"));
        int dllCharacteristics = header.u16("IMAGE_OPTIONAL_HEADER.DllCharacteristics");
        return new PeOptionalHeader(
                magic, subsystem, Version.of(major, minor), dllCharacteristics, isManaged(header, magic));
    }

    private static boolean isManaged(Cursor header, int magic) throws MalformedBinaryException {
        int wordBytes = magic == PE32 ? Integer.BYTES : Long.BYTES;
        header.skip(WORDS_BEFORE_DIRECTORIES * (long) wordBytes + Integer.BYTES, "IMAGE_OPTIONAL_HEADER");
        long countDirectories = header.u32("IMAGE_OPTIONAL_HEADER.NumberOfRvaAndSizes");
        if (countDirectories <= CLR_DIRECTORY) {
            return false;
        }
        header.skip((long) CLR_DIRECTORY * DIRECTORY_BYTES, "IMAGE_OPTIONAL_HEADER.DataDirectory");
        return header.code32("IMAGE_DATA_DIRECTORY.VirtualAddress") != 0;
    }
}
