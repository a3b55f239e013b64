package io.github.archcheck.loader.dyld;

import java.util.Optional;

/**
 * The images whose LC_RPATHs count for a request, innermost first: the image that asks, the one that pulled it in, and so
 * on down to the main executable. dyld has the outermost of them twice.
 *
 * @param below empty at the bottom
 */
record Chain(Mapped image, Optional<Chain> below) {
    static Chain bottom(Mapped image) {
        return new Chain(image, Optional.empty());
    }

    Chain push(Mapped next) {
        return new Chain(next, Optional.of(this));
    }
}
