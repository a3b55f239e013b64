package io.github.archcheck.inspect;

/** What hashing an image has shown of its code signature. Whether its certificate is good is another matter. */
public sealed interface SignatureState {
    /** Every page is what was signed. */
    record Valid() implements SignatureState {}

    /**
     * Some pages are not what was signed.
     *
     * @param page the first of them, counted from 0
     * @param offset where that page begins, in bytes from the start of the file, also in a slice
     * @param changed how many pages differ or have no hash at all
     * @param pages how many the signature is about
     */
    record Stale(long page, long offset, long changed, long pages) implements SignatureState {}

    /**
     * The pages are what was signed, but bytes between them and the signature are not covered.
     *
     * @param covered bytes from the start of the image, up to the end of the last page
     * @param signature where the signature begins, in bytes from the start of the image
     */
    record Uncovered(long covered, long signature) implements SignatureState {}

    /**
     * Nothing can be said.
     *
     * @param why in plain words
     */
    record Unverifiable(String why) implements SignatureState {}
}
