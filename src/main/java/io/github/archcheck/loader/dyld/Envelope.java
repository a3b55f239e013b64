package io.github.archcheck.loader.dyld;

import java.util.ArrayList;
import java.util.List;

/** What {@code dlopen} prints around the reason for one file: the places that were tried, by release. */
final class Envelope {
    /** RTLD_NOW, which {@code import} passes. */
    private static final String MODE = "0x0002";

    private static final String OLD_MODE = "2";
    /** Where macOS 13 and later also look for every absolute path. */
    private static final String CRYPTEX = "/System/Volumes/Preboot/Cryptexes/OS";

    private static final String NO_SUCH_FILE = "no such file";

    private Envelope() {}

    /**
     * @param path absolute, with no symbolic links: for others dyld tries the real path as well
     * @param reason dyld's words for the file, complete
     */
    static String around(String path, String reason, DyldRelease release) {
        if (release == DyldRelease.DYLD2) {
            String line = "\n\t" + path + ": " + reason;
            return "dlopen(" + path + ", " + OLD_MODE + "): no suitable image found.  Did find:" + line + line;
        }
        return "dlopen(" + path + ", " + MODE + "): tried: " + String.join(", ", attempts(path, reason, release));
    }

    private static List<String> attempts(String path, String reason, DyldRelease release) {
        String shown = shown(path, release);
        List<String> attempts = new ArrayList<>();
        attempts.add(attempt(shown, reason));
        if (release.isAtLeast(DyldRelease.V13_0)) {
            attempts.add(attempt(CRYPTEX + shown, NO_SUCH_FILE));
            attempts.add(attempt(shown, reason));
        } else if (release == DyldRelease.V12_0) {
            String leaf = shown.substring(shown.lastIndexOf('/') + 1);
            attempts.add(attempt("/usr/local/lib/" + leaf, NO_SUCH_FILE));
            attempts.add(attempt("/usr/lib/" + leaf, NO_SUCH_FILE));
        }
        return attempts;
    }

    private static String attempt(String path, String reason) {
        return "'" + path + "' (" + reason + ")";
    }

    /** macOS 12.5 turns apostrophes inside a path into blanks. */
    static String shown(String path, DyldRelease release) {
        return release == DyldRelease.V12_5 ? path.replace('\'', ' ') : path;
    }
}
