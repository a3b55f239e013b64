package io.github.archcheck.packaging.tags;

import io.github.archcheck.packaging.PythonTarget.Implementation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A Python that somebody might use instead.
 *
 * @param majorOnly the wheels name no more than the first number
 */
record OtherPython(Implementation implementation, int major, int minor, boolean freeThreaded, boolean majorOnly) {
    /** Beyond every version there is: what fits it as well fits all that come. */
    private static final int FAR = 40;

    /** More than these would only cost time. */
    private static final int MOST = 64;

    private static final int FIRST_FREE_THREADED = 13;
    private static final int LAST_OF_PYTHON_2 = 7;

    Interpreter on(Family family) {
        return Interpreter.of(implementation, major, minor, freeThreaded, false, family);
    }

    /**
     * What to use instead, in words such as {@code Python 3.11}: the nearest version that satisfies, of two equally near ones
     * both; for a free-threaded Python first the ordinary build of the same version.
     *
     * @param tags the Python tags of all wheels
     */
    static Optional<String> nearest(Interpreter here, Stream<String> tags, Predicate<OtherPython> satisfies) {
        List<OtherPython> others = Stream.concat(
                        Stream.of(Implementation.CPYTHON.tagPrefix() + here.major() + here.minor()), tags)
                .distinct()
                .flatMap(tag -> named(here, tag).stream())
                .distinct()
                .sorted(nearness(here))
                .limit(MOST)
                .toList();
        return others.stream()
                .filter(satisfies)
                .findFirst()
                .map(best -> best.words(here) + best.range(here, others, satisfies));
    }

    private static List<OtherPython> named(Interpreter here, String tag) {
        if (tag.matches("py\\d")) {
            int major = tag.charAt(2) - '0';
            int minor = major < 3 ? LAST_OF_PYTHON_2 : 0;
            return major == here.major() ? List.of() : List.of(new OtherPython(own(here), major, minor, false, true));
        }
        Optional<Interpreter> named = Interpreter.named(tag);
        if (named.isEmpty()) {
            return List.of();
        }
        List<OtherPython> others = new ArrayList<>();
        Interpreter python = named.get();
        for (Implementation implementation : Implementation.values()) {
            boolean isMeant = python.prefix().equals(implementation.tagPrefix())
                    || (python.prefix().equals("py") && implementation == own(here));
            if (isMeant) {
                others.add(new OtherPython(implementation, python.major(), python.minor(), false, false));
                if (implementation == Implementation.CPYTHON
                        && python.major() == 3
                        && python.minor() >= FIRST_FREE_THREADED) {
                    others.add(new OtherPython(implementation, python.major(), python.minor(), true, false));
                }
            }
        }
        return others;
    }

    private static Implementation own(Interpreter here) {
        return Stream.of(Implementation.values())
                .filter(implementation -> implementation.tagPrefix().equals(here.prefix()))
                .findFirst()
                .orElse(Implementation.CPYTHON);
    }

    private static Comparator<OtherPython> nearness(Interpreter here) {
        return Comparator.comparing((OtherPython other) -> !(here.freeThreaded() && other.isSameVersion(here)))
                .thenComparing(other -> other.implementation() != own(here))
                .thenComparing(other -> other.freeThreaded() != here.freeThreaded())
                .thenComparingInt(other -> Math.abs(other.major() - here.major()))
                .thenComparingInt(other -> Math.abs(other.minor() - here.minor()))
                .thenComparingInt(OtherPython::minor);
    }

    private boolean isSameVersion(Interpreter here) {
        return major == here.major() && minor == here.minor();
    }

    private String words(Interpreter here) {
        if (implementation != Implementation.CPYTHON) {
            return (implementation == Implementation.PYPY ? "PyPy " : "GraalPy ") + series();
        }
        if (freeThreaded) {
            return "the free-threaded build of Python " + series();
        }
        if (here.freeThreaded()) {
            return "the ordinary build of Python " + series();
        }
        return (here.isCpython() ? "Python " : "CPython ") + series();
    }

    private String range(Interpreter here, List<OtherPython> others, Predicate<OtherPython> satisfies) {
        if (majorOnly || major != here.major() || minor == here.minor()) {
            return "";
        }
        if (minor > here.minor()) {
            return satisfies.test(withMinor(minor + FAR)) ? " or newer" : "";
        }
        OtherPython mirrored = withMinor(here.minor() + here.minor() - minor);
        return others.contains(mirrored) && satisfies.test(mirrored) ? " or " + mirrored.series() : "";
    }

    private OtherPython withMinor(int other) {
        return new OtherPython(implementation, major, other, freeThreaded, false);
    }

    private String series() {
        return majorOnly ? Integer.toString(major) : major + "." + minor;
    }
}
