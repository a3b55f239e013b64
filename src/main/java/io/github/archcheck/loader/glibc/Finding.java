package io.github.archcheck.loader.glibc;

import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Place;
import java.util.Optional;

/** What came of looking for one need. */
sealed interface Finding {
    /** It is loaded already. */
    record Loaded(LinkMap map) implements Finding {}

    /** Nobody has seen it, but it is there. */
    record Assumed(String why) implements Finding {}

    /**
     * A file for this process, to be mapped.
     *
     * @param path as it was put together
     */
    record Hit(String path, Place.File file) implements Finding {}

    /**
     * A file that ends the search, because it is nothing that glibc can read.
     *
     * @param path as it was put together, which is what the message shows
     * @param culprit the file itself; empty for a directory
     * @param refusal empty for a directory
     */
    record Stopped(String path, Optional<Place.File> culprit, Optional<Answer.Refuses> refusal, String words)
            implements Finding {}

    /**
     * Nothing at all.
     *
     * @param words glibc's reason
     * @param skipped a file of the right name for another machine
     * @param certain whether all places could be looked into
     */
    record Missing(String words, Optional<Skipped> skipped, boolean certain) implements Finding {}

    /** A file for another machine. */
    record Skipped(Place.File file, Answer.Refuses refusal) {}
}
