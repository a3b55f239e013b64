package io.github.archcheck.inventory;

import io.github.archcheck.inspect.SignatureState;

/** A file whose bytes are not those that somebody vouched for, or that is gone. */
public sealed interface Alteration {
    /** As {@link Artifact#path}. */
    String path();

    /**
     * Not what its installer has recorded, whoever of several says it owns the file.
     *
     * @param property {@code size}, in bytes, or a digest such as {@code SHA-256}, in hexadecimal
     */
    record Content(String path, String property, String recorded, String found) implements Alteration {}

    /**
     * Not what its code signature is about.
     *
     * @param image index into the file's images
     * @param state {@link SignatureState.Stale} or {@link SignatureState.Uncovered}
     */
    record Signature(String path, int image, SignatureState state) implements Alteration {}

    /**
     * Not where its installer has recorded it. It has the name of native code.
     *
     * @param owner whose record lists it
     */
    record Missing(String path, Distribution owner) implements Alteration {}
}
