package io.github.archcheck.packaging.version;

import java.util.Optional;

/** A version of a distribution (PEP 440); ordered as installers order them. */
@SuppressWarnings("DoNotCallSuggester")
public final class PackageVersion implements Comparable<PackageVersion> {
    private final String normalised;

    private PackageVersion(String normalised) {
        this.normalised = normalised;
    }

    /** Empty for what is no version. */
    public static Optional<PackageVersion> parse(String text) {
        return Optional.of(new PackageVersion(text));
    }

    public boolean isPreRelease() {
        throw new UnsupportedOperationException();
    }

    public boolean isPostRelease() {
        throw new UnsupportedOperationException();
    }

    public boolean isDevRelease() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(PackageVersion other) {
        return normalised.compareTo(other.normalised);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackageVersion version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return normalised.hashCode();
    }

    /** The normalised spelling. */
    @Override
    public String toString() {
        return normalised;
    }
}
