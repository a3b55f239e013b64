package io.github.archcheck.binary.macho;

import io.github.archcheck.platform.Version;

/**
 * A system that an image says it was built for, the way dyld understands it.
 *
 * @param sdk the SDK it was linked with; for LC_VERSION_MIN_MACOSX without one, the same as {@code minimumOs}; 0.0 when
 *     LC_BUILD_VERSION has none, which is not the same to dyld
 * @param assumed the image says nothing; this is what dyld takes for granted
 */
public record BuildTarget(Platform platform, Version minimumOs, Version sdk, boolean assumed) {}
