package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.elf.DynamicFlags1;
import io.github.archcheck.binary.elf.DynamicSection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * glibc's search for a library by its name.
 *
 * @see <a href="https://sourceware.org/git/?p=glibc.git;a=blob;f=elf/dl-load.c;hb=refs/tags/glibc-2.36">dl-load.c,
 *     _dl_map_object, open_path and open_verify</a>
 */
final class Search {
    static final String IS_A_DIRECTORY = "cannot read file data: Is a directory";
    private static final String CACHE = "/etc/ld.so.cache";

    /** More places than any real search has; behind them nobody looks on. */
    private static final int MOST_PLACES = 20_000;

    private final Machinery machinery;
    private final SearchDirectories directories;
    private final LoaderCache cache;
    private final boolean systemHidden;

    Search(Machinery machinery, SearchDirectories directories) {
        this.machinery = machinery;
        this.directories = directories;
        this.cache = machinery
                .files()
                .read(CACHE, LoaderCache.MAX_BYTES)
                .map(bytes -> LoaderCache.read(bytes, machinery))
                .orElseGet(() -> LoaderCache.empty(machinery));
        this.systemHidden = directories.defaults().isHidden(machinery);
    }

    SearchDirectories directories() {
        return directories;
    }

    /**
     * @param need as written
     * @param from what needs it
     * @param executable of the process, whose DT_RPATH serves all others; empty when nobody knows it
     */
    Finding find(String need, LinkMap from, Optional<LinkMap> executable, Namespace loaded) {
        Optional<String> expanded = directories.expandTokens(need, from.origin());
        if (expanded.isEmpty()) {
            return new Finding.Missing(IdentityCheck.NO_SUCH_FILE, Optional.empty(), false);
        }
        String name = expanded.get();
        Optional<LinkMap> known = loaded.named(name);
        if (known.isPresent()) {
            return new Finding.Loaded(known.get());
        }
        Optional<String> assumed = loaded.assumed(name);
        if (assumed.isPresent()) {
            return new Finding.Assumed(assumed.get());
        }
        Attempt attempt = new Attempt(name);
        Finding found = name.indexOf('/') >= 0
                ? attempt.path()
                : attempt.everywhere(from, executable).orElseGet(attempt::missing);
        return found instanceof Finding.Hit hit
                ? loaded.at(hit.file().path())
                        .map(map -> {
                            loaded.addName(map, name);
                            return (Finding) new Finding.Loaded(map);
                        })
                        .orElse(hit)
                : found;
    }

    /** A library that nobody needs by a path, as the process found it when it was started. */
    Finding findDefault(String name) {
        Attempt attempt = new Attempt(name);
        return attempt.system(true).orElseGet(attempt::missing);
    }

    /** One search, with what it has met on its way. */
    private final class Attempt {
        private final String name;
        private final Set<String> tried = new HashSet<>();
        private Optional<Finding.Skipped> skipped = Optional.empty();
        private boolean otherClass;
        private boolean uncertain;

        Attempt(String name) {
            this.name = name;
        }

        Finding path() {
            if (!name.startsWith("/")) {
                uncertain = true;
                return missing();
            }
            return look(name).orElseGet(this::missing);
        }

        Optional<Finding> everywhere(LinkMap from, Optional<LinkMap> executable) {
            Optional<Finding> found = from.hasRunpath()
                    ? Optional.empty()
                    : in(from.inherited()).or(() -> executable.flatMap(main -> in(main.inherited())));
            boolean noDefaults = from.dynamic()
                    .map(DynamicSection::flags1)
                    .filter(DynamicFlags1::isNoDefaultLibraries)
                    .isPresent();
            return found.or(() -> in(from.own())).or(() -> system(!noDefaults));
        }

        Optional<Finding> system(boolean defaults) {
            Optional<Finding> cached = cache.find(name)
                    .filter(path -> defaults || !isDefault(path))
                    .flatMap(this::look);
            return cached.isPresent() || !defaults
                    ? cached
                    : in(directories.defaults().directories());
        }

        private boolean isDefault(String path) {
            return directories.defaults().directories().stream()
                    .anyMatch(directory -> path.startsWith(directory.prefix()));
        }

        private Optional<Finding> in(List<SearchDirectory> places) {
            for (SearchDirectory place : places) {
                if (!place.known()) {
                    uncertain = true;
                } else if (tried.add(place.prefix())) {
                    if (tried.size() > MOST_PLACES) {
                        uncertain = true;
                        return Optional.empty();
                    }
                    Optional<Finding> found = below(place.prefix());
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<Finding> below(String prefix) {
            for (String directory : directories.prefixes(prefix)) {
                Optional<Finding> found = look(directory + name);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        /** Empty when the search goes on. */
        private Optional<Finding> look(String path) {
            Place place = machinery.files().at(path);
            if (place instanceof Place.Unknown) {
                uncertain = true;
            } else if (place instanceof Place.NotAFile) {
                return Optional.of(new Finding.Stopped(path, Optional.empty(), Optional.empty(), IS_A_DIRECTORY));
            } else if (place instanceof Place.File file) {
                return machinery.link(file) instanceof Answer.Refuses refusal
                        ? refused(path, file, refusal)
                        : Optional.of(new Finding.Hit(path, file));
            }
            return Optional.empty();
        }

        private Optional<Finding> refused(String path, Place.File file, Answer.Refuses refusal) {
            boolean wrongClass = refusal.words().equals(IdentityCheck.wrongClass(machinery.process()));
            if (wrongClass || refusal.words().equals(IdentityCheck.NO_SUCH_FILE)) {
                otherClass |= wrongClass;
                skipped = skipped.or(() -> Optional.of(new Finding.Skipped(file, refusal)));
                return Optional.empty();
            }
            return Optional.of(
                    machinery.loader().refusesBeforeMapping(file.inspection())
                            ? new Finding.Stopped(path, Optional.of(file), Optional.of(refusal), refusal.wordsFor(path))
                            : new Finding.Hit(path, file));
        }

        /** What nobody can look for is there all the same when every system has it. */
        Finding missing() {
            Optional<String> assumed =
                    systemHidden && uncertain ? machinery.baseline().library(name) : Optional.empty();
            if (assumed.isPresent()) {
                return new Finding.Assumed(assumed.get());
            }
            String words = otherClass ? IdentityCheck.wrongClass(machinery.process()) : IdentityCheck.NO_SUCH_FILE;
            return new Finding.Missing(words, skipped, !uncertain);
        }
    }
}
