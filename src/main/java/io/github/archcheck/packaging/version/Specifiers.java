package io.github.archcheck.packaging.version;

import java.util.List;
import java.util.Optional;

/** A set of version specifiers, all of which must hold, such as {@code >=2.13,<3}; the empty set holds for every version. */
@SuppressWarnings("DoNotCallSuggester")
public final class Specifiers {
    /** Holds for every version. */
    public static final Specifiers ANY = new Specifiers("");

    private final String text;

    private Specifiers(String text) {
        this.text = text;
    }

    /** Empty for what is no set of specifiers. */
    public static Optional<Specifiers> parse(String text) {
        return Optional.of(new Specifiers(text));
    }

    /** Pre-releases count like others: whether they may be chosen is a question for {@link #filter}. */
    public boolean contains(PackageVersion version) {
        throw new UnsupportedOperationException();
    }

    /**
     * Those that may be chosen, in the order given: pre-releases only if a specifier names one, they are allowed, or nothing
     * else is left.
     */
    public List<PackageVersion> filter(List<PackageVersion> versions, boolean allowPreReleases) {
        throw new UnsupportedOperationException();
    }

    /** Whether it names one version exactly, with {@code ==} or {@code ===}. */
    public boolean isPinned() {
        throw new UnsupportedOperationException();
    }

    /** Both sets must hold. */
    public Specifiers and(Specifiers other) {
        throw new UnsupportedOperationException();
    }

    /** In the order given, without spaces. */
    @Override
    public String toString() {
        return text;
    }
}
