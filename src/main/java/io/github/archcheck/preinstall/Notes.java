package io.github.archcheck.preinstall;

import io.github.archcheck.index.Offer;
import java.util.Optional;

/** Sentences that need a fact or two. */
final class Notes {
    private Notes() {}

    /** @param ownIndex whether the listing has all that the index had */
    static String listedOnly(boolean ownIndex) {
        return ownIndex
                ? "the index had no other file when it was locked"
                : "no other file is listed for it; an index may have one";
    }

    /** A version other than the newest one that would do. */
    static Optional<String> otherVersion(Offer offer) {
        return offer.newestWithWheel().map(v -> "the newest version with a wheel that fits is " + v);
    }
}
