package io.github.archcheck.packaging;

import io.github.archcheck.platform.Version;

/**
 * A Python that packages are chosen for.
 *
 * @param version for other implementations than CPython the version of the language
 * @param patchKnown whether anything stated the third number; otherwise it is 0, and markers see the newest of its series
 * @param freeThreaded the {@code t} builds
 * @param debug the {@code d} builds
 */
public record PythonTarget(
        Implementation implementation, Version version, boolean patchKnown, boolean freeThreaded, boolean debug) {
    /** Implementations that have tags of their own. */
    public enum Implementation {
        CPYTHON("cp", "cpython", "CPython"),
        PYPY("pp", "pypy", "PyPy"),
        GRAALPY("graalpy", "graalpy", "GraalVM");

        private final String tagPrefix;
        private final String label;
        private final String markerName;

        Implementation(String tagPrefix, String label, String markerName) {
            this.tagPrefix = tagPrefix;
            this.label = label;
            this.markerName = markerName;
        }

        /** {@code cp} in {@code cp311}. */
        public String tagPrefix() {
            return tagPrefix;
        }

        /** The marker {@code implementation_name}. */
        public String label() {
            return label;
        }

        /** The marker {@code platform_python_implementation}. */
        public String markerName() {
            return markerName;
        }
    }

    /** {@code cp311}, {@code pp310}, {@code graalpy311}: the first part of a wheel's tag. */
    public String tag() {
        return implementation.tagPrefix() + version.major() + version.minor();
    }

    /** {@code 3.11}. */
    public String series() {
        return version.major() + "." + version.minor();
    }
}
