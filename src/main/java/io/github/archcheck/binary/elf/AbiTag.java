package io.github.archcheck.binary.elf;

import java.util.Optional;

/**
 * NT_GNU_ABI_TAG: the kernel that a file was built for, and its lowest version. All numbers unsigned.
 *
 * @see <a href="https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/noteabitag.html">LSB,
 *     ABI note tag</a>
 */
public record AbiTag(long os, long major, long minor, long subminor) {
    /** Empty for a number that has no name here. */
    public Optional<String> osName() {
        return switch ((int) Math.min(os, Integer.MAX_VALUE)) {
            case 0 -> Optional.of("Linux");
            case 1 -> Optional.of("Hurd");
            case 2 -> Optional.of("Solaris");
            case 3 -> Optional.of("FreeBSD");
            case 4 -> Optional.of("NetBSD");
            case 5 -> Optional.of("Syllable");
            default -> Optional.empty();
        };
    }

    public String kernel() {
        return major + "." + minor + "." + subminor;
    }
}
