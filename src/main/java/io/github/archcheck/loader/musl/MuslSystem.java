package io.github.archcheck.loader.musl;

import io.github.archcheck.binary.Exports;
import io.github.archcheck.binary.Symbols;
import io.github.archcheck.loader.Place;
import io.github.archcheck.loader.TargetFiles;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is there before any load: musl itself, the directories of the system, and what was read already. */
final class MuslSystem {
    private static final List<String> DEFAULT_DIRECTORIES = List.of("/lib", "/usr/local/lib", "/usr/lib");
    private static final int MAX_PATH_FILE_BYTES = 1 << 20;

    /** No file has a fraction of it; what goes beyond counts as not at hand. */
    private static final int MAX_DIRECTORIES = 4096;

    /** The first version that unpacks DT_RELR, and that has no names in 64 any more but when it looks them up. */
    private static final Version UNPACKS = new Version(1, 2, 4);

    private final TargetFiles files;
    private final Version version;
    private final String loader;
    private final Optional<Place.File> musl;
    private final Optional<Exports> exports;
    private final SearchPath systemPath;
    private final Map<List<String>, SearchPath> searchPaths = new HashMap<>();
    private final Map<String, Optional<Symbols>> symbols = new HashMap<>();

    MuslSystem(Known architecture, Version version, TargetFiles files) {
        this.files = files;
        this.version = version;
        this.loader = MuslNames.loader(architecture);
        this.musl = files.at(loader) instanceof Place.File file ? Optional.of(file) : Optional.empty();
        this.exports = musl.flatMap(file -> files.symbols(file, 0)).map(Symbols::exports);
        this.systemPath = new SearchPath(systemDirectories(files, MuslNames.pathFile(architecture)), files);
    }

    private static List<String> systemDirectories(TargetFiles files, String pathFile) {
        return files.at(pathFile) instanceof Place.File
                ? files.read(pathFile, MAX_PATH_FILE_BYTES)
                        .map(bytes -> SearchPath.split(new String(bytes, StandardCharsets.UTF_8)))
                        .orElse(List.of())
                : DEFAULT_DIRECTORIES;
    }

    TargetFiles files() {
        return files;
    }

    /** musl's own file; empty when it is not at hand. */
    Optional<Place.File> musl() {
        return musl;
    }

    /** Whether a need is met by musl itself, before anything is searched. */
    boolean isMusl(String need) {
        return MuslNames.isMusl(need, loader);
    }

    /** Where names are looked for after all paths of the files themselves. */
    SearchPath systemPath() {
        return systemPath;
    }

    /** Own directories, then those of whoever asked for the file. */
    SearchPath searchPath(List<String> own, List<String> inherited) {
        Set<String> all = new LinkedHashSet<>(own);
        all.addAll(inherited);
        List<String> distinct = new ArrayList<>(all);
        List<String> bounded = distinct.subList(0, Math.min(distinct.size(), MAX_DIRECTORIES));
        return searchPaths.computeIfAbsent(List.copyOf(bounded), directories -> new SearchPath(directories, files));
    }

    /** Empty when its tables cannot be read. */
    Optional<Symbols> symbols(Dso dso) {
        return symbols.computeIfAbsent(dso.file().path(), path -> files.symbols(dso.file(), 0));
    }

    /** Whether what musl exports was read from the target's own. */
    boolean isExportListOwn() {
        return exports.isPresent();
    }

    /** Whether musl itself has a symbol, by its own list if it is at hand. */
    boolean exports(String name) {
        boolean listed = MuslExports.BUILT_IN.has(name);
        return exports.isEmpty()
                ? listed
                : exports.get().has(name)
                        || (listed && name.contains("64") && !exports.get().has("fopen64"));
    }

    /** Whether DT_RELR is unpacked; empty when nobody knows. */
    Optional<Boolean> unpacksRelr() {
        if (exports.isPresent()) {
            return Optional.of(!exports.get().has("fopen64"));
        }
        boolean exact = version.patch() != 0 || version.minor() != UNPACKS.minor();
        return exact ? Optional.of(version.isAtLeast(UNPACKS)) : Optional.empty();
    }
}
