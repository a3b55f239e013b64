package io.github.archcheck.loader.glibc;

import io.github.archcheck.loader.Place;
import java.util.List;
import java.util.Optional;

/**
 * Where glibc looks last. That was decided when it was built, and differs from one family of distributions to another; the
 * place of the C library tells.
 *
 * @param directories in this order
 * @param lib what {@code $LIB} stands for; empty when nobody knows
 */
record DefaultDirectories(List<SearchDirectory> directories, Optional<String> lib) {
    private static final String LIBC = "libc.so.6";

    static DefaultDirectories of(Machinery machinery) {
        String multiarch = "lib/" + machinery.build().multiarch();
        String plain = machinery.build().libDirectory();
        if (holdsLibc(machinery, multiarch)) {
            return new DefaultDirectories(
                    directories("/" + multiarch, "/usr/" + multiarch, "/lib", "/usr/lib"), Optional.of(multiarch));
        }
        if (holdsLibc(machinery, plain)) {
            return new DefaultDirectories(directories("/" + plain, "/usr/" + plain), Optional.of(plain));
        }
        List<SearchDirectory> all =
                directories("/" + multiarch, "/usr/" + multiarch, "/lib64", "/usr/lib64", "/lib", "/usr/lib");
        return new DefaultDirectories(all, Optional.empty());
    }

    /** Whether nobody can look into them. */
    boolean isHidden(Machinery machinery) {
        return directories.stream()
                .anyMatch(directory -> machinery.files().at(directory.prefix()) instanceof Place.Unknown);
    }

    private static boolean holdsLibc(Machinery machinery, String directory) {
        return machinery.files().at("/" + directory + "/" + LIBC) instanceof Place.File
                || machinery.files().at("/usr/" + directory + "/" + LIBC) instanceof Place.File;
    }

    private static List<SearchDirectory> directories(String... paths) {
        return List.of(paths).stream()
                .map(path -> new SearchDirectory(path + "/", true))
                .toList();
    }
}
