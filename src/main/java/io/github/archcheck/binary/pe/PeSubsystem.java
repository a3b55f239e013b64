package io.github.archcheck.binary.pe;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The Subsystem field of an optional header, which says what kind of process the image is for: an open set.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/debug/pe-format#windows-subsystem">PE format, subsystem</a>
 */
public record PeSubsystem(int value) {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            entry(0, "UNKNOWN"),
            entry(1, "NATIVE"),
            entry(2, "WINDOWS_GUI"),
            entry(3, "WINDOWS_CUI"),
            entry(5, "OS2_CUI"),
            entry(7, "POSIX_CUI"),
            entry(8, "NATIVE_WINDOWS"),
            entry(9, "WINDOWS_CE_GUI"),
            entry(10, "EFI_APPLICATION"),
            entry(11, "EFI_BOOT_SERVICE_DRIVER"),
            entry(12, "EFI_RUNTIME_DRIVER"),
            entry(13, "EFI_ROM"),
            entry(14, "XBOX"),
            entry(16, "WINDOWS_BOOT_APPLICATION"));

    /** Without its prefix {@code IMAGE_SUBSYSTEM_}; empty when the number has no name. */
    public Optional<String> name() {
        return Optional.ofNullable(NAMES.get(value));
    }

    @Override
    public String toString() {
        return name().orElseGet(() -> String.format(Locale.ROOT, "0x%04x", value));
    }
}
