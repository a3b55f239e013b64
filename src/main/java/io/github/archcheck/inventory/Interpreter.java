package io.github.archcheck.inventory;

import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Python that an environment is for, known from files alone; it is never run.
 *
 * @param file as the environment names it, such as {@code venv/bin/python3.11}; it may be a broken link
 * @param realFile the file whose slices count, after links and, for framework builds, the stub's
 *     {@code Python.app}; empty when there is none, or it was given as a version only
 * @param inspection of {@code realFile}; empty when there is none
 * @param version empty when nothing says it
 * @param patchKnown whether anything stated the third number; otherwise it is 0 and means nothing
 * @param freeThreaded the {@code t} builds
 * @param extensionSuffixes in the order the interpreter tries them, such as {@code .cpython-311-darwin.so}; empty when
 *     neither read nor derivable
 * @param suffixSource how the suffixes are known
 * @param versionSource what the version was read from, in words such as {@code pyvenv.cfg}; empty when nobody wrote it down
 */
public record Interpreter(
        Path file,
        Optional<Path> realFile,
        Optional<Inspection> inspection,
        Optional<Version> version,
        boolean patchKnown,
        Implementation implementation,
        boolean freeThreaded,
        boolean debug,
        List<String> extensionSuffixes,
        SuffixSource suffixSource,
        Optional<String> versionSource) {

    /** Python implementations whose extension suffixes archcheck knows. */
    public enum Implementation {
        CPYTHON("cpython"),
        PYPY("pypy"),
        GRAALPY("graalpy");

        private final String label;

        Implementation(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Where the list of extension suffixes comes from, best first. */
    public enum SuffixSource {
        /** {@code EXT_SUFFIX} in {@code _sysconfigdata_*.py}. */
        SYSCONFIG,
        /** The commonest suffix in {@code lib-dynload}. */
        LIB_DYNLOAD,
        /** From version and platform, by CPython's own rule. */
        DERIVED,
        UNKNOWN
    }

    public Interpreter {
        extensionSuffixes = List.copyOf(extensionSuffixes);
    }

    /** One of which nobody wrote down what its version was read from. */
    public Interpreter(
            Path file,
            Optional<Path> realFile,
            Optional<Inspection> inspection,
            Optional<Version> version,
            boolean patchKnown,
            Implementation implementation,
            boolean freeThreaded,
            boolean debug,
            List<String> extensionSuffixes,
            SuffixSource suffixSource) {
        this(
                file,
                realFile,
                inspection,
                version,
                patchKnown,
                implementation,
                freeThreaded,
                debug,
                extensionSuffixes,
                suffixSource,
                Optional.empty());
    }

    /** {@code 3.13.0}; {@code 3.13} when the third number is not known. */
    public Optional<String> versionText() {
        return version.map(v -> v.major() + "." + v.minor() + (patchKnown ? "." + v.patch() : ""));
    }

    /** One per slice of the interpreter's file, in file order; empty when it could not be read. */
    public List<Architecture> architectures() {
        return inspection
                .map(i -> i instanceof Inspection.Parsed parsed
                        ? parsed.binary().images().stream()
                                .map(image -> image.architecture())
                                .toList()
                        : List.<Architecture>of())
                .orElse(List.of());
    }
}
