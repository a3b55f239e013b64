package io.github.archcheck.loader.glibc;

import io.github.archcheck.loader.Place;
import io.github.archcheck.loader.TargetFiles;
import io.github.archcheck.platform.Architecture.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** From search paths as they stand in files to directories, and from these to their subdirectories for certain machines. */
final class SearchDirectories {
    private static final String HWCAPS = "glibc-hwcaps/";
    private static final List<String> LEGACY = List.of("tls/", "haswell/", "avx512_1/", "x86_64/");
    private static final int HASWELL = 3;
    private static final int AVX512 = 4;

    private final Machinery machinery;
    private final DefaultDirectories defaults;
    private final Map<String, Boolean> present = new HashMap<>();
    private final Map<String, List<String>> subdirectories = new HashMap<>();

    SearchDirectories(Machinery machinery, DefaultDirectories defaults) {
        this.machinery = machinery;
        this.defaults = defaults;
    }

    /** What comes with the C library itself. */
    DefaultDirectories defaults() {
        return defaults;
    }

    /**
     * @param path of DT_RPATH or DT_RUNPATH
     * @param origin of the file that holds it
     */
    List<SearchDirectory> expand(Optional<String> path, String origin) {
        if (path.isEmpty() || path.get().isEmpty()) {
            return List.of();
        }
        Set<SearchDirectory> directories = new LinkedHashSet<>();
        for (String entry : path.get().split(":", -1)) {
            Optional<String> expanded = expandTokens(entry, origin);
            if (expanded.isEmpty() || !expanded.get().startsWith("/")) {
                directories.add(new SearchDirectory(entry, false));
            } else if (isPresent(withoutSlashes(expanded.get()))) {
                directories.add(new SearchDirectory(withSlash(withoutSlashes(expanded.get())), true));
            }
        }
        return List.copyOf(directories);
    }

    /** A need or a search path with its tokens replaced; empty when one stands for something that nobody stated. */
    Optional<String> expandTokens(String text, String origin) {
        if (text.indexOf('$') < 0) {
            return Optional.of(text);
        }
        StringBuilder expanded = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '$') {
                expanded.append(text.charAt(at++));
                continue;
            }
            Token token = Token.at(text, at);
            Optional<String> value = value(token, origin);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            expanded.append(value.get());
            at += token.length();
        }
        return Optional.of(expanded.toString());
    }

    private Optional<String> value(Token token, String origin) {
        return switch (token.kind()) {
            case ORIGIN -> Optional.of(origin);
            case LIB -> defaults.lib();
            case PLATFORM -> platform();
            case NONE -> Optional.of("$");
        };
    }

    /** AT_PLATFORM, which glibc raises on x86-64 where the processor allows. */
    private Optional<String> platform() {
        Known known = machinery.process().architecture();
        if (known == Known.ARM64) {
            return Optional.of("aarch64");
        }
        OptionalInt level = machinery.hardware().isaLevel();
        if (known != Known.X86_64 || level.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(level.getAsInt() >= HASWELL ? "haswell" : "x86_64");
    }

    /** The one list behind the other, every directory where it comes first. */
    static List<SearchDirectory> join(List<SearchDirectory> first, List<SearchDirectory> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        Set<SearchDirectory> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    /** What is looked at for a directory, in this order: the directory itself, and before it what suits the machine. */
    List<String> prefixes(String prefix) {
        return subdirectories.computeIfAbsent(prefix, this::findPrefixes);
    }

    private List<String> findPrefixes(String prefix) {
        List<String> special = new ArrayList<>();
        OptionalInt level = machinery.hardware().isaLevel();
        if (machinery.isAtLeast(2, 33) && isDirectory(prefix + HWCAPS)) {
            for (String name : machinery.build().subdirectories()) {
                if (isDirectory(prefix + HWCAPS + name) && (level.isEmpty() || isWithin(name, level.getAsInt()))) {
                    special.add(prefix + HWCAPS + name + "/");
                }
            }
        }
        if (!machinery.isAtLeast(2, 37) && machinery.process().architecture() == Known.X86_64) {
            legacy(prefix, special, level.orElse(1));
        }
        // Nobody knows whether the processor is up to them: they count only where there is nothing else.
        special.add(level.isPresent() ? special.size() : 0, prefix);
        return List.copyOf(special);
    }

    /** Whether a name such as {@code x86-64-v3} is for no more than a level. */
    private static boolean isWithin(String name, int level) {
        return name.charAt(name.length() - 1) - '0' <= level;
    }

    /** All that can be made of the names by leaving some out, as the bits of a number that is counted down. */
    private void legacy(String prefix, List<String> special, int level) {
        if (LEGACY.stream().noneMatch(name -> isDirectory(prefix + name))) {
            return;
        }
        int names = LEGACY.size();
        for (int bits = (1 << names) - 1; bits > 0; bits--) {
            StringBuilder path = new StringBuilder(prefix);
            boolean fits = true;
            for (int i = 0; i < names; i++) {
                if ((bits & (1 << (names - 1 - i))) != 0) {
                    path.append(LEGACY.get(i));
                    fits &= level >= (i == 1 ? HASWELL : i == 2 ? AVX512 : 1);
                }
            }
            if (fits && isDirectory(path.toString())) {
                special.add(path.toString());
            }
        }
    }

    private boolean isDirectory(String path) {
        return machinery.files().at(path) instanceof Place.NotAFile;
    }

    /** Whether something may be found there. */
    private boolean isPresent(String directory) {
        TargetFiles files = machinery.files();
        return present.computeIfAbsent(directory, path -> {
            Place place = files.at(path);
            return place instanceof Place.NotAFile || place instanceof Place.Unknown;
        });
    }

    private static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static String withSlash(String path) {
        return path.endsWith("/") ? path : path + "/";
    }
}
