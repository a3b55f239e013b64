package io.github.archcheck.loader.dyld;

import java.util.Optional;

/** The paths that one generation of dyld tries for a name. */
interface PathSource {
    /**
     * Something to find.
     *
     * @param name as written in a load command, or as passed to {@code dlopen}; not empty
     * @param linked whether an image was linked with it; otherwise it is opened
     * @param chain whose rpaths count, the image that asks on top; empty when nothing is known of who asks
     * @param grantsFallbacks whether who asks was linked so long ago that dyld looks into the fallback directories for it
     */
    record Request(String name, boolean linked, Optional<Chain> chain, boolean grantsFallbacks) {
        Request named(String other) {
            return new Request(other, linked, chain, grantsFallbacks);
        }
    }

    /** Takes one path after the other. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param path absolute, unless it depends on the working directory, or on a program that nobody knows: then it is
         *     still as written
         * @param onDisk whether the shared cache is left out
         * @return whether to stop
         */
        boolean visit(String path, boolean onDisk);
    }

    static PathSource of(DyldRelease release, Optional<String> executable) {
        return release == DyldRelease.DYLD2 ? new OldCandidates(executable) : new Candidates(release, executable);
    }

    /** @return whether the visitor stopped it */
    boolean forEach(Request request, Visitor visitor);
}
