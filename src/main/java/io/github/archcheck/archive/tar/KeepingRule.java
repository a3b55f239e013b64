package io.github.archcheck.archive.tar;

import java.util.Set;

/** Which files of an archive that passes by are kept as a whole: those that are read for their text. */
enum KeepingRule {
    /** The records of installers and images, and what systems say of themselves: conda's and dpkg's are large. */
    RECORDS(16 << 20, 96L << 20),
    /** Python sources: what an import leads to is told from them. */
    SOURCES(1 << 20, 64L << 20),
    /** Anything small, since what matters is not always told by its name. */
    SMALL(64 << 10, 48L << 20),
    /** What nobody asks for. */
    NOTHING(0, 0);

    private static final Set<String> RECORD_DIRECTORIES =
            Set.of("EGG-INFO", "conda-meta", "dpkg", "apk", "ld.so.conf.d");
    private static final Set<String> RECORD_SUFFIXES = Set.of("pth", "egg-link", "whl-info");
    private static final Set<String> RECORD_NAMES =
            Set.of("pyvenv.cfg", "PEX-INFO", "os-release", "ld.so.cache", "ld.so.conf", "environment.json");

    /** Text and pictures that are neither imported nor records, alphabetical. */
    private static final Set<String> USELESS_SUFFIXES = Set.of(
            "a", "bmp", "c", "cc", "class", "cpp", "css", "cu", "cuh", "eps", "gif", "h", "hpp", "htm", "html", "ico",
            "ipynb", "jpeg", "jpg", "js", "less", "map", "md", "mo", "mp3", "npy", "npz", "ogg", "otf", "pdf", "pkl",
            "pm", "png", "po", "pod", "pxd", "pyc", "pyi", "pyo", "pyx", "rst", "scss", "svg", "tex", "tif", "tiff",
            "ts", "ttf", "wav", "webp", "woff", "woff2", "xml");

    private final int fileBytes;
    private final long allBytes;

    KeepingRule(int fileBytes, long allBytes) {
        this.fileBytes = fileBytes;
        this.allBytes = allBytes;
    }

    /** The largest file that is kept. */
    int fileBytes() {
        return fileBytes;
    }

    /** The most that is kept by this rule. */
    long allBytes() {
        return allBytes;
    }

    /** @param name of a member, its directories in front */
    static KeepingRule of(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        String suffix = dot < 0 ? "" : last.substring(dot + 1);
        if (RECORD_NAMES.contains(last) || RECORD_SUFFIXES.contains(suffix) || isInRecords(name)) {
            return RECORDS;
        }
        if (suffix.equals("py")) {
            return last.startsWith("_sysconfigdata") ? RECORDS : SOURCES;
        }
        return USELESS_SUFFIXES.contains(suffix) ? NOTHING : SMALL;
    }

    private static boolean isInRecords(String name) {
        if (name.startsWith("blobs/") || name.startsWith("./blobs/")) {
            return true;
        }
        if (name.startsWith("info/") || name.startsWith("./info/")) {
            return name.endsWith(".json");
        }
        int from = 0;
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', from)) {
            String directory = name.substring(from, slash);
            if (RECORD_DIRECTORIES.contains(directory)
                    || directory.endsWith(".dist-info")
                    || directory.endsWith(".egg-info")) {
                return true;
            }
            from = slash + 1;
        }
        return false;
    }
}
