package io.github.archcheck.loader;

import io.github.archcheck.inspect.Inspection;

/** What a path of the target leads to. */
public sealed interface Place {
    /** Nothing: surely so. */
    record Absent() implements Place {}

    /** A directory, or anything else that is no regular file. */
    record NotAFile() implements Place {}

    /**
     * A regular file, or one that is there and may not be read; its inspection says.
     *
     * @param path of the file itself, absolute, all links followed, as processes of the target see it
     */
    record File(String path, Inspection inspection) implements Place {}

    /** It lies outside what is at hand: nobody knows whether there is something. */
    record Unknown() implements Place {}
}
