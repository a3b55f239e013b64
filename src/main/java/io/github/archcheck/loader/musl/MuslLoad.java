package io.github.archcheck.loader.musl;

import io.github.archcheck.binary.Exports;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.Need;
import io.github.archcheck.binary.Symbols;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first half of a load: mapping a file and all that it needs, breadth first.
 *
 * @see <a href="https://git.musl-libc.org/cgit/musl/tree/ldso/dynlink.c">dynlink.c, load_library and load_direct_deps</a>
 */
final class MuslLoad {
    private static final int MAX_LOOK_UPS = 500_000;

    private final MuslSystem system;
    private final MuslLoader loader;
    private final SearchPath.Budget budget = new SearchPath.Budget(MAX_LOOK_UPS);
    private final List<Dso> dsos;
    private final int first;
    private final Map<String, Dso> byFile = new HashMap<>();

    /** Those whose names were searched: a need of the same name is met by them without a search. */
    private final Map<String, Dso> byName = new HashMap<>();

    private final Map<Dso, SearchPath> searchPaths = new HashMap<>();
    private final List<Pending> links = new ArrayList<>();
    private final Faults faults;
    private Optional<Dso> opened = Optional.empty();
    private boolean incomplete;

    /** A link whose end has no place among the images yet. */
    private record Pending(Dso from, Need need, Optional<Dso> to, Load.Found otherwise) {}

    /** @param before what is in the process already, the program first; empty when nobody knows, or for a program */
    MuslLoad(MuslSystem system, MuslLoader loader, List<Dso> before) {
        this.system = system;
        this.loader = loader;
        this.dsos = new ArrayList<>(before);
        this.first = before.size();
        this.faults = new Faults(before.size() == 0 ? Optional.empty() : Optional.of(before.get(0)));
        before.forEach(dso -> {
            byFile.put(dso.file().path(), dso);
            dso.searchedName().ifPresent(name -> byName.putIfAbsent(name, dso));
            searchPaths.put(
                    dso, searchPath(dso, before.get(0).equals(dso) ? dso.file().path() : dso.name()));
        });
    }

    /** All in the process, in the order in which they were mapped. */
    List<Dso> dsos() {
        return dsos;
    }

    /** Those that this load has mapped. */
    List<Dso> added() {
        return dsos.subList(first, dsos.size());
    }

    /** What was met while mapping. */
    Faults faults() {
        return faults;
    }

    /** Whether something that belongs to the load is not there or not known. */
    boolean isIncomplete() {
        return incomplete;
    }

    /**
     * Maps the opened file, unless it is there already.
     *
     * @param path as it was opened
     */
    void open(String path, Place.File file, Image image, ElfDetails details) {
        Dso there = byFile.get(file.path());
        if (there == null) {
            there = new Dso(path, file, image, details, dsos.stream().findFirst(), false);
            map(there);
        }
        opened = Optional.of(there);
    }

    /**
     * Maps a program, for which {@code $ORIGIN} is where its file is, links followed.
     *
     * @param path as it was started
     */
    void start(String path, Place.File file, Image image, ElfDetails details) {
        Dso program = new Dso(path, file, image, details, Optional.empty(), false);
        dsos.add(program);
        byFile.put(file.path(), program);
        searchPaths.put(program, searchPath(program, file.path()));
    }

    /** Maps what the added files need, and what that needs. */
    void addNeeds() {
        for (int i = first; i < dsos.size(); i++) {
            Dso dso = dsos.get(i);
            for (Need need : dso.image().needs()) {
                need(dso, need);
            }
        }
    }

    private void map(Dso dso) {
        dsos.add(dso);
        byFile.put(dso.file().path(), dso);
        dso.searchedName().ifPresent(name -> byName.putIfAbsent(name, dso));
        searchPaths.put(dso, searchPath(dso, dso.name()));
    }

    /** @param path whose directory {@code $ORIGIN} is: a library's as it was opened, links not followed */
    private SearchPath searchPath(Dso dso, String path) {
        String origin = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        List<String> inherited = dso.neededBy()
                .flatMap(parent -> Optional.ofNullable(searchPaths.get(parent)))
                .map(SearchPath::directories)
                .orElse(List.of());
        return system.searchPath(dso.directories(origin), inherited);
    }

    private void need(Dso from, Need need) {
        String name = need.name();
        if (system.isMusl(name)) {
            linkToMusl(from, need);
            return;
        }
        Optional<Dso> known = Optional.ofNullable(byName.get(name));
        if (known.isPresent()) {
            links.add(new Pending(from, need, known, new Load.Found.Nothing()));
            return;
        }
        SearchPath.Candidate found = candidate(from, name);
        if (found.place().isEmpty()) {
            missing(from, need, found.unseen());
        } else if (found.place().get() instanceof Place.File file) {
            file(from, need, found.path(), file);
        } else {
            unusable(from, need, found.path(), Optional.empty(), "Is a directory", "a directory has the name");
        }
    }

    private SearchPath.Candidate candidate(Dso from, String name) {
        if (name.contains("/")) {
            Place place = name.startsWith("/") ? system.files().at(name) : new Place.Unknown();
            boolean there = place instanceof Place.File || place instanceof Place.NotAFile;
            return new SearchPath.Candidate(
                    name, there ? Optional.of(place) : Optional.empty(), place instanceof Place.Unknown);
        }
        SearchPath own = searchPaths.getOrDefault(from, system.systemPath());
        SearchPath.Candidate found = own.find(name, budget);
        if (found.place().isPresent()) {
            return found;
        }
        SearchPath.Candidate later = system.systemPath().find(name, budget);
        return new SearchPath.Candidate(later.path(), later.place(), later.unseen() || found.unseen());
    }

    private void file(Dso from, Need need, String path, Place.File file) {
        boolean searched = !need.name().contains("/");
        Dso there = byFile.get(file.path());
        if (there != null) {
            if (searched) {
                byName.putIfAbsent(need.name(), there);
            }
            links.add(new Pending(from, need, Optional.of(there), new Load.Found.Nothing()));
            return;
        }
        Answer answer = loader.link(file.inspection());
        if (answer instanceof Answer.Refuses refusal) {
            unusable(from, need, file.path(), Optional.of(refusal), refusal.wordsFor(path), refusal.explanation());
        } else if (answer instanceof Answer.Accepts accepts
                && file.inspection() instanceof Inspection.Parsed parsed
                && parsed.binary().images().get(accepts.image()).details() instanceof ElfDetails details) {
            Image image = parsed.binary().images().get(accepts.image());
            Dso dso = new Dso(path, file, image, details, Optional.of(from), searched);
            if (isLibc(dso)) {
                linkToMusl(from, need);
            } else {
                map(dso);
                links.add(new Pending(from, need, Optional.of(dso), new Load.Found.Nothing()));
            }
        } else {
            incomplete = true;
            links.add(new Pending(from, need, Optional.empty(), new Load.Found.Nothing()));
            faults.undetermined(from, need, file.path(), answer);
        }
    }

    /** musl takes what looks like a C library for itself, whatever it is. */
    private boolean isLibc(Dso dso) {
        return system.symbols(dso)
                .map(Symbols::exports)
                .filter(MuslLoad::hasLibc)
                .isPresent();
    }

    private static boolean hasLibc(Exports exports) {
        return exports.has("__libc_start_main") && exports.has("stdin");
    }

    private void linkToMusl(Dso from, Need need) {
        Load.Found found =
                system.musl().isPresent() ? new Load.Found.Image(-1) : new Load.Found.Assumed("musl has it built in");
        links.add(new Pending(from, need, Optional.empty(), found));
    }

    private void missing(Dso from, Need need, boolean unseen) {
        incomplete = true;
        links.add(new Pending(from, need, Optional.empty(), new Load.Found.Nothing()));
        faults.missing(from, need, unseen);
    }

    private void unusable(
            Dso from, Need need, String culprit, Optional<Answer.Refuses> refusal, String words, String explanation) {
        incomplete = true;
        links.add(new Pending(from, need, Optional.empty(), new Load.Found.Nothing()));
        faults.unusable(from, need, culprit, refusal, words, explanation);
    }

    /** @param all faults of the whole load */
    Load result(List<Load.Fault> all) {
        List<Load.LoadedImage> images = new ArrayList<>();
        Map<Dso, Integer> indexes = new HashMap<>();
        opened.ifPresent(dso -> index(dso, images, indexes));
        added().forEach(dso -> index(dso, images, indexes));
        int musl = -1;
        List<Load.Link> resolved = new ArrayList<>();
        for (Pending link : links) {
            Load.Found found = link.otherwise();
            if (link.to().isPresent()) {
                found = new Load.Found.Image(index(link.to().get(), images, indexes));
            } else if (found instanceof Load.Found.Image) {
                if (musl < 0) {
                    musl = images.size();
                    images.add(new Load.LoadedImage(system.musl().orElseThrow(), 0));
                }
                found = new Load.Found.Image(musl);
            }
            resolved.add(new Load.Link(indexes.getOrDefault(link.from(), 0), link.need(), found));
        }
        return new Load(images, resolved, all);
    }

    private static int index(Dso dso, List<Load.LoadedImage> images, Map<Dso, Integer> indexes) {
        return indexes.computeIfAbsent(dso, added -> {
            images.add(new Load.LoadedImage(added.file(), 0));
            return images.size() - 1;
        });
    }
}
