package io.github.archcheck.packaging.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A set of version specifiers, all of which must hold, such as {@code >=2.13,<3}; the empty set holds for every version. */
public final class Specifiers {
    /** Holds for every version. */
    public static final Specifiers ANY = new Specifiers(List.of());

    private final List<Specifier> all;

    private Specifiers(List<Specifier> all) {
        this.all = List.copyOf(all);
    }

    /** Empty for what is no set of specifiers. Nothing between two commas is nothing asked. */
    public static Optional<Specifiers> parse(String text) {
        List<Specifier> all = new ArrayList<>();
        for (int start = 0; start <= text.length(); ) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            String one = PythonText.strip(text.substring(start, end));
            if (!one.isEmpty()) {
                Optional<Specifier> specifier = Specifier.parse(one);
                if (specifier.isEmpty()) {
                    return Optional.empty();
                }
                all.add(specifier.get());
            }
            start = end + 1;
        }
        return Optional.of(all.isEmpty() ? ANY : new Specifiers(all));
    }

    /** In the order given. */
    public List<Specifier> all() {
        return all;
    }

    /** Pre-releases count like others: whether they may be chosen is a question for {@link #filter}. */
    public boolean contains(PackageVersion version) {
        for (Specifier specifier : all) {
            if (!specifier.contains(version)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Those that may be chosen, in the order given: pre-releases only if a specifier names one, they are allowed, or nothing
     * else is left.
     */
    public List<PackageVersion> filter(List<PackageVersion> versions, boolean allowPreReleases) {
        List<PackageVersion> fitting = versions.stream().filter(this::contains).toList();
        if (allowPreReleases || all.stream().anyMatch(Specifier::namesPreRelease)) {
            return fitting;
        }
        List<PackageVersion> others =
                fitting.stream().filter(version -> !version.isPreRelease()).toList();
        return others.isEmpty() ? fitting : others;
    }

    /** Whether it names one version exactly, with {@code ==} or {@code ===}. */
    public boolean isPinned() {
        return all.stream().anyMatch(Specifier::isPinned);
    }

    /** Both sets must hold. */
    public Specifiers and(Specifiers other) {
        List<Specifier> both = new ArrayList<>(all);
        both.addAll(other.all);
        return new Specifiers(both);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Specifiers specifiers && all.equals(specifiers.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    /** In the order given, without spaces. */
    @Override
    public String toString() {
        return all.stream().map(Specifier::toString).collect(Collectors.joining(","));
    }
}
