package io.github.archcheck.lock.conda;

import io.github.archcheck.lock.Locations;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.platform.Version;
import java.util.List;
import java.util.Optional;

/**
 * The file of a conda package, taken apart: {@code …/osx-arm64/python-3.12.4-h99e199e_1_cpython.conda}.
 *
 * @param subdir the folder it lies in; empty when that is no subdir
 */
public record CondaFile(String fileName, String name, String version, String build, Optional<String> subdir) {
    private static final List<String> SUFFIXES = List.of(".conda", ".tar.bz2");
    private static final String FREE_THREADED = "t";

    /** Empty for what is no conda package's. */
    public static Optional<CondaFile> parse(String location) {
        String fileName = Locations.fileName(location);
        for (String suffix : SUFFIXES) {
            if (fileName.endsWith(suffix)) {
                return split(location, fileName, fileName.substring(0, fileName.length() - suffix.length()));
            }
        }
        return Optional.empty();
    }

    private static Optional<CondaFile> split(String location, String fileName, String stem) {
        int build = stem.lastIndexOf('-');
        int version = build < 0 ? -1 : stem.lastIndexOf('-', build - 1);
        if (version <= 0) {
            return Optional.empty();
        }
        return Optional.of(new CondaFile(
                fileName,
                stem.substring(0, version),
                stem.substring(version + 1, build),
                stem.substring(build + 1),
                folder(location)));
    }

    private static Optional<String> folder(String location) {
        String bare = Locations.withoutFragment(location).replace('\\', '/');
        int end = bare.lastIndexOf('/');
        if (end <= 0) {
            return Optional.empty();
        }
        return Optional.of(bare.substring(bare.lastIndexOf('/', end - 1) + 1, end))
                .filter(Subdir::isOne);
    }

    /**
     * The Python that a package {@code python} is; empty for a version that is none.
     *
     * @param build such as {@code h99e199e_1_cpython}, {@code h5148396_0_73_pypy}, {@code h71033d7_2_cp313t}; may be empty
     */
    public static Optional<PythonTarget> python(String version, String build) {
        return Version.parse(version).map(number -> {
            String abi = build.substring(build.lastIndexOf('_') + 1);
            boolean freeThreaded = abi.startsWith("cp") && abi.endsWith(FREE_THREADED);
            PythonTarget.Implementation implementation = abi.equals("pypy")
                    ? PythonTarget.Implementation.PYPY
                    : abi.equals("graalpy") ? PythonTarget.Implementation.GRAALPY : PythonTarget.Implementation.CPYTHON;
            boolean patchKnown = version.chars().filter(c -> c == '.').count() >= 2;
            return new PythonTarget(implementation, number, patchKnown, freeThreaded, false);
        });
    }
}
