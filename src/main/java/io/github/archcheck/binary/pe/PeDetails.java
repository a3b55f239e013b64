package io.github.archcheck.binary.pe;

import io.github.archcheck.binary.FormatDetails;
import java.util.List;
import java.util.Optional;

/**
 * What the headers of a PE file say.
 *
 * @param machine of the file header. An image that holds ARM64EC code says AMD64 here, and one of the ARM64X kind says
 *     ARM64: the numbers of their own occur in objects only
 * @param characteristics of the file header, unmasked
 * @param optionalHeader empty when there is none, or a damaged one
 */
public record PeDetails(
        PeMachine machine, int countSections, int characteristics, Optional<PeOptionalHeader> optionalHeader)
        implements FormatDetails {
    private static final List<String> CHARACTERISTICS = List.of(
            "RELOCS_STRIPPED",
            "EXECUTABLE_IMAGE",
            "LINE_NUMS_STRIPPED",
            "LOCAL_SYMS_STRIPPED",
            "AGGRESSIVE_WS_TRIM",
            "LARGE_ADDRESS_AWARE",
            "",
            "BYTES_REVERSED_LO",
            "32BIT_MACHINE",
            "DEBUG_STRIPPED",
            "REMOVABLE_RUN_FROM_SWAP",
            "NET_RUN_FROM_SWAP",
            "SYSTEM",
            "DLL",
            "UP_SYSTEM_ONLY",
            "BYTES_REVERSED_HI");

    /** Names of the characteristics that are set, lowest bit first; a bit without a name comes as a number. */
    public List<String> characteristicNames() {
        return BitNames.of(characteristics, "IMAGE_FILE_", CHARACTERISTICS);
    }
}
