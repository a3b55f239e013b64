package io.github.archcheck.comparison;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spellings of a path that two reports may have in common although the paths differ. Each is looser than the one before; no
 * file is looked at, so that a library that was renamed is another one, and two of which only the version differs are one.
 */
final class PathKeys {
    /** A longer path is compared as it is. */
    private static final int LONGEST = 4096;

    private static final Set<String> PACKED = Set.of("wheel", "site-packages");
    private static final Set<String> MODULE_ENDINGS = Set.of("so", "pyd");
    private static final Pattern SITE = Pattern.compile("(?:^|/)(?:site|dist)-packages/");
    private static final Pattern DATA = Pattern.compile("^[^/]+\\.data/(?:pure|plat)lib/");
    private static final Pattern PYTHON = Pattern.compile("(?<=^|/)(python|pypy|graalpy)\\d[\\w.]*(?=/|$)");
    private static final Pattern TAG = Pattern.compile("(?:cpython-|cp\\d|pypy|pp\\d|graalpy|abi\\d)[\\w-]*");
    private static final Pattern HASH = Pattern.compile("-[0-9a-f]{8,64}(?=[.-])");
    private static final Pattern VERSION = Pattern.compile("\\.\\d");
    private static final Pattern LIBRARY = Pattern.compile("\\.(?:so(?:\\.\\d.*)?|dylib|dll)$");

    private PathKeys() {}

    /**
     * The same for another place of the site directory, for another Python in directory names and for another tag in the name
     * of an extension module: {@code lib/python3.11/site-packages/a/_b.cpython-311-darwin.so} is {@code site:a/_b.so}.
     *
     * @param rootKind as in JSON: of a wheel and of a site directory all paths are in the site directory
     */
    static String placed(String rootKind, String path) {
        if (path.length() > LONGEST) {
            return path;
        }
        String plain = path.replace('\\', '/');
        int slash = plain.lastIndexOf('/') + 1;
        return directory(rootKind, plain.substring(0, slash)) + withoutTag(plain.substring(slash));
    }

    private static String directory(String rootKind, String directory) {
        Matcher site = SITE.matcher(directory);
        if (site.find()) {
            return "site:" + directory.substring(site.end());
        }
        if (PACKED.contains(rootKind)) {
            return "site:" + DATA.matcher(directory).replaceFirst("");
        }
        return PYTHON.matcher(directory).replaceAll("$1");
    }

    private static String withoutTag(String name) {
        int ending = name.lastIndexOf('.');
        if (ending < 1 || !MODULE_ENDINGS.contains(name.substring(ending + 1))) {
            return name;
        }
        int tag = name.lastIndexOf('.', ending - 1);
        boolean tagged = tag > 0 && TAG.matcher(name.substring(tag + 1, ending)).matches();
        return name.substring(0, tagged ? tag : ending) + ".so";
    }

    /**
     * The same also without the hash in the name of a library that was put into the wheel, and without the version of a
     * library: {@code a.libs/libfoo-1a2b3c4d.so.1.2} is {@code a.libs/libfoo.so}.
     */
    static String loose(String rootKind, String path) {
        String placed = placed(rootKind, path);
        if (placed.length() > LONGEST) {
            return placed;
        }
        int slash = Math.max(placed.lastIndexOf('/'), placed.lastIndexOf(':')) + 1;
        return placed.substring(0, slash) + stem(placed.substring(slash));
    }

    private static String stem(String name) {
        Matcher library = LIBRARY.matcher(name);
        if (!library.find()) {
            return name;
        }
        String ending = name.endsWith(".dylib") ? ".dylib" : name.endsWith(".dll") ? ".dll" : ".so";
        String unhashed = HASH.matcher(name).replaceAll("");
        Matcher version = VERSION.matcher(unhashed);
        int end = version.find() && version.start() > 0 ? version.start() : unhashed.lastIndexOf(ending);
        String stem = unhashed.substring(0, Math.max(end, 0));
        return stem.endsWith(ending) ? stem : stem + ending;
    }

    /** The last name of {@link #loose}: for a file that was moved within its package. */
    static String name(String rootKind, String path) {
        String loose = loose(rootKind, path);
        return loose.substring(Math.max(loose.lastIndexOf('/'), loose.lastIndexOf(':')) + 1);
    }

    /** {@link #placed} of what may be absent. */
    static String placed(String rootKind, Optional<String> path) {
        return path.map(p -> placed(rootKind, p)).orElse("");
    }

    /** {@link #loose} of what may be absent. */
    static String loose(String rootKind, Optional<String> path) {
        return path.map(p -> loose(rootKind, p)).orElse("");
    }
}
