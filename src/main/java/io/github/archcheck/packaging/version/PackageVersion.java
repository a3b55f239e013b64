package io.github.archcheck.packaging.version;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** A version of a distribution (PEP 440); ordered as installers order them, so that {@code 1.0} equals {@code 1}. */
public final class PackageVersion implements Comparable<PackageVersion> {
    private final String written;
    private final VersionParts parts;

    private PackageVersion(String written, VersionParts parts) {
        this.written = written;
        this.parts = parts;
    }

    /** Empty for what is no version. */
    public static Optional<PackageVersion> parse(String text) {
        return VersionParser.parse(text).map(parts -> new PackageVersion(text, parts));
    }

    public boolean isPreRelease() {
        return parts.pre().isPresent() || isDevRelease();
    }

    public boolean isPostRelease() {
        return parts.post().isPresent();
    }

    public boolean isDevRelease() {
        return parts.dev().isPresent();
    }

    /** 0 when none is written. */
    public BigInteger epoch() {
        return parts.epoch();
    }

    /** At least one number; with the zeros at its end that were written. */
    public List<BigInteger> release() {
        return parts.release();
    }

    /** {@code cu128} in {@code 2.11.0+cu128}, normalised. */
    public Optional<String> local() {
        return parts.local().isEmpty() ? Optional.empty() : Optional.of(parts.localPart());
    }

    /** Epoch and release numbers: {@code 2.13.0} in {@code 2.13.0rc0+cpu}. */
    public String base() {
        return parts.base();
    }

    /** All but the local part: {@code 2.13.0rc0} in {@code 2.13.0rc0+cpu}. */
    public String publicPart() {
        return parts.publicPart();
    }

    /** As it stood in the text, with any white space around it: what {@code ===} compares. */
    String written() {
        return written;
    }

    VersionParts parts() {
        return parts;
    }

    @Override
    public int compareTo(PackageVersion other) {
        return parts.compareTo(other.parts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackageVersion version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return parts.orderHash();
    }

    /** The normalised spelling. */
    @Override
    public String toString() {
        return parts.local().isEmpty() ? parts.publicPart() : parts.publicPart() + "+" + parts.localPart();
    }
}
