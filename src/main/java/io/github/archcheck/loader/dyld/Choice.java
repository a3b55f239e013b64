package io.github.archcheck.loader.dyld;

import io.github.archcheck.loader.Refusal;

/** The outcome of choosing a slice and checking its machine: an image to go on with, or dyld's reason not to. */
sealed interface Choice {
    /**
     * @param image index among the images of the file
     * @param sizeBytes of the slice
     */
    record Chosen(int image, MachHead head, long sizeBytes) implements Choice {}

    /** @param words complete, as dyld prints them */
    record Rejected(Refusal reason, String words) implements Choice {}
}
