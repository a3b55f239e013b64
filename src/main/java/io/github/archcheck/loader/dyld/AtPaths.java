package io.github.archcheck.loader.dyld;

import java.util.List;
import java.util.Optional;

/** How dyld puts paths together, character by character: messages show them so. */
final class AtPaths {
    static final String LOADER_PATH = "@loader_path";
    static final String EXECUTABLE_PATH = "@executable_path";
    static final String RPATH = "@rpath/";
    /** Where macOS 13 and later also look for every absolute path. */
    static final String CRYPTEX = "/System/Volumes/Preboot/Cryptexes/OS";

    private static final String FRAMEWORK = ".framework/";
    private static final String UP = "/..";

    private AtPaths() {}

    static boolean isLoaderPath(String path) {
        return isBelow(path, LOADER_PATH);
    }

    static boolean isExecutablePath(String path) {
        return isBelow(path, EXECUTABLE_PATH);
    }

    private static boolean isBelow(String path, String variable) {
        return path.startsWith(variable)
                && (path.length() == variable.length() || path.charAt(variable.length()) == '/');
    }

    /** @param image the real path of the image that says it */
    static String loaderPath(String path, String image) {
        return image.substring(0, image.lastIndexOf('/')) + path.substring(LOADER_PATH.length());
    }

    /** As up to macOS 12. */
    static String executablePath(String path, String program) {
        return program.substring(0, program.lastIndexOf('/')) + path.substring(EXECUTABLE_PATH.length());
    }

    /** As since macOS 13, which takes {@code ..} at the beginning off the program's path. */
    static String foldedExecutablePath(String path, String program) {
        String rest = path.substring(EXECUTABLE_PATH.length());
        int end = program.lastIndexOf('/');
        if (rest.isEmpty()) {
            return program.substring(0, end + 1);
        }
        while (rest.startsWith(UP)) {
            int above = Math.max(program.lastIndexOf('/', end - 1), 0);
            if (above == 0) {
                break;
            }
            rest = rest.substring(UP.length());
            end = above;
        }
        return program.substring(0, end) + rest;
    }

    /** @param tail begins with a slash */
    static String join(String folder, String tail) {
        return folder.endsWith("/") ? folder + tail.substring(1) : folder + tail;
    }

    /** {@code X.framework/Versions/A/X} of a path that ends so. */
    static Optional<String> frameworkPart(String path) {
        int dot = path.lastIndexOf(FRAMEWORK);
        int start = dot < 0 ? -1 : path.lastIndexOf('/', dot) + 1;
        String leaf = leaf(path);
        return dot >= 0 && dot - start == leaf.length() && path.startsWith(leaf, start)
                ? Optional.of(path.substring(start))
                : Optional.empty();
    }

    /** Where else dyld looks for a name when nothing was found. */
    static List<String> fallbacks(String name) {
        return frameworkPart(name)
                .map(part -> List.of("/Library/Frameworks/" + part, "/System/Library/Frameworks/" + part))
                .orElseGet(() -> List.of("/usr/local/lib/" + leaf(name), "/usr/lib/" + leaf(name)));
    }

    static String leaf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
