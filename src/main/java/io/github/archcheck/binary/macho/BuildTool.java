package io.github.archcheck.binary.macho;

import io.github.archcheck.platform.Version;

/**
 * A tool that took part in making an image, from LC_BUILD_VERSION.
 *
 * @param tool the raw number
 */
public record BuildTool(int tool, Version version) {
    private static final Names NAMES = new Names()
            .add(1, "TOOL_CLANG")
            .add(2, "TOOL_SWIFT")
            .add(3, "TOOL_LD")
            .add(4, "TOOL_LLD");

    /** Apple's name of the constant, or the number in hexadecimal. */
    public String name() {
        return NAMES.of(tool);
    }
}
