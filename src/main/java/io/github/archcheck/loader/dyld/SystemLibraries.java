package io.github.archcheck.loader.dyld;

import io.github.archcheck.platform.Version;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one macOS version has of its own, in the dyld shared cache; the names are data, in {@code system-libraries.csv}. */
final class SystemLibraries {
    private static final List<String> ELIGIBLE = List.of(
            "/usr/lib/",
            "/System/Library/",
            "/System/iOSSupport/usr/lib/",
            "/System/iOSSupport/System/Library/",
            "/Library/Apple/usr/lib/",
            "/Library/Apple/System/Library/",
            "/System/DriverKit/",
            "/System/Cryptexes/OS/",
            "/System/ExclaveKit/");

    private static final List<List<String>> ROWS = DataFile.rows("system-libraries.csv");
    private static final String NEVER = "never";
    private static final String ANYTHING = "*";

    private final Version macOs;
    private final Map<String, Boolean> names = new HashMap<>();
    private final Map<String, Boolean> prefixes = new LinkedHashMap<>();

    SystemLibraries(Version macOs) {
        this.macOs = macOs;
        for (List<String> row : ROWS) {
            String path = row.get(0);
            boolean there = isThere(row.get(1), row.get(2));
            if (path.endsWith(ANYTHING)) {
                prefixes.put(path.substring(0, path.length() - 1), there);
            } else {
                names.put(path, there);
            }
        }
    }

    private boolean isThere(String first, String last) {
        boolean begun = !first.equals(NEVER)
                && (first.isEmpty() || macOs.isAtLeast(Version.parse(first).orElseThrow()));
        boolean gone = Version.parse(last)
                .filter(end -> Version.of(macOs.major(), macOs.minor()).compareTo(end) > 0)
                .isPresent();
        return begun && !gone;
    }

    /**
     * Whether a path is one of those that the shared cache serves, where no file lies.
     *
     * @see <a href="https://github.com/apple-oss-distributions/dyld/blob/dyld-1323.3/mach_o/Header.cpp">
     *     Header::isSharedCacheEligiblePath</a>
     */
    static boolean mayHave(String path) {
        return !path.contains("/../") && ELIGIBLE.stream().anyMatch(path::startsWith);
    }

    /** Whether dyld adds to a missing path that the shared cache does not have it either. */
    static boolean isExpected(String path) {
        return path.startsWith("/usr/lib/")
                || path.startsWith("/System/Library/")
                || path.startsWith("/System/iOSSupport/usr/lib/")
                || path.startsWith("/System/iOSSupport/System/Library/")
                || path.startsWith("/System/DriverKit/");
    }

    /**
     * Whether the system has a library.
     *
     * @param named whether the image itself names this path; otherwise it comes of an rpath or a fallback directory
     */
    boolean has(String path, boolean named) {
        return mayHave(path) && known(path).orElse(named);
    }

    private Optional<Boolean> known(String path) {
        Boolean exact = names.get(path);
        if (exact != null) {
            return Optional.of(exact);
        }
        return prefixes.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
