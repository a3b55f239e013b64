package io.github.archcheck.inventory;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes file names apart as extension modules', whatever interpreter and system they were built for.
 *
 * @see <a href="https://peps.python.org/pep-3149/">PEP 3149, ABI version tagged .so files</a>
 */
public final class ExtensionNames {
    private static final Pattern POSIX_TAG = Pattern.compile(
            "(?<stem>.+?)(?<suffix>\\.(?<interpreter>cpython-\\d{2,4}[a-z]*|pypy\\d*-(?:pp)?\\d+"
                    + "|graalpy(?:thon)?\\w*-\\d+-native|abi3t?)(?:-(?<platform>[A-Za-z0-9_-]+))?\\.(?:so|pyd))",
            Pattern.DOTALL);
    private static final Pattern WINDOWS_TAG = Pattern.compile(
            "(?<stem>.+?)(?<suffix>\\.(?<interpreter>cp\\d{2,4}[a-z]*)-(?<platform>[a-z0-9_]+)\\.pyd)", Pattern.DOTALL);

    private ExtensionNames() {}

    /**
     * Splits a name into stem and the longest suffix that some interpreter tries.
     *
     * @param fileName the last name of a path
     * @return empty when no interpreter would import a file of this name: {@code libz.so.1}, {@code libz.dylib}
     */
    public static Optional<ExtensionName> parse(String fileName) {
        boolean windows = fileName.endsWith(".pyd");
        if (!windows && !fileName.endsWith(".so")) {
            return Optional.empty();
        }
        Matcher tag = POSIX_TAG.matcher(fileName);
        if (tag.matches()) {
            return Optional.of(named(tag));
        }
        Matcher windowsTag = WINDOWS_TAG.matcher(fileName);
        if (windows && windowsTag.matches()) {
            return Optional.of(named(windowsTag));
        }
        int dot = fileName.lastIndexOf('.');
        if (dot == 0) {
            return Optional.empty();
        }
        return Optional.of(new ExtensionName(
                fileName.substring(0, dot), fileName.substring(dot), Optional.empty(), Optional.empty()));
    }

    private static ExtensionName named(Matcher tag) {
        return new ExtensionName(
                tag.group("stem"),
                tag.group("suffix"),
                Optional.of(tag.group("interpreter")),
                Optional.ofNullable(tag.group("platform")));
    }
}
