package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process before it opens anything.
 *
 * @param executable empty when nobody knows it
 * @param maps in the order in which symbols are looked for
 */
record ProcessState(Namespace loaded, Optional<LinkMap> executable, List<LinkMap> maps) {
    /** What every Python is linked with. */
    private static final List<String> ALWAYS =
            List.of("libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1", "libutil.so.1");

    /** A program that is about to be started: glibc's own loader is there already. */
    static ProcessState starting(Machinery machinery, Search search, LinkMap program) {
        Namespace loaded = new Namespace(Optional.empty());
        List<LinkMap> maps = new ArrayList<>();
        program.details().flatMap(ElfDetails::interpreter).ifPresent(path -> {
            if (machinery.files().at(path) instanceof Place.File file) {
                LinkMap loader = LinkMap.library(path, file, search.directories());
                loaded.add(loader, path);
                maps.add(loader);
            } else {
                loaded.assumeRunning(path.substring(path.lastIndexOf('/') + 1));
            }
        });
        return new ProcessState(loaded, Optional.of(program), List.copyOf(maps));
    }

    /** The process of a program that is known to run: what it needs is there, seen or not. */
    static ProcessState running(Machinery machinery, Search search, Optional<String> program) {
        return program.flatMap(path -> known(machinery, search, path)).orElseGet(() -> unknown(search));
    }

    private static Optional<ProcessState> known(Machinery machinery, Search search, String path) {
        if (!(machinery.files().at(path) instanceof Place.File file)
                || !(machinery.loader().execute(file.inspection()) instanceof Answer.Accepts)) {
            return Optional.empty();
        }
        LinkMap main = LinkMap.program(file.path(), file, search.directories());
        if (!machinery.isOwn(main)) {
            return Optional.empty();
        }
        ProcessState start = starting(machinery, search, main);
        Mapping mapping = new Mapping(machinery, search, start, new Faults(new Voice(Optional.of(path))));
        mapping.run(main, path);
        List<LinkMap> maps = new ArrayList<>(mapping.maps());
        maps.addAll(start.maps());
        for (Mapping.Edge edge : mapping.edges()) {
            if (edge.map().isEmpty()) {
                start.loaded().assumeRunning(edge.need().name());
            }
        }
        return Optional.of(new ProcessState(start.loaded(), Optional.of(main), List.copyOf(maps)));
    }

    private static ProcessState unknown(Search search) {
        Namespace loaded = new Namespace(Optional.empty());
        loaded.assumePython();
        List<LinkMap> maps = new ArrayList<>();
        for (String name : ALWAYS) {
            if (search.findDefault(name) instanceof Finding.Hit hit
                    && loaded.at(hit.file().path()).isEmpty()) {
                LinkMap map = LinkMap.library(hit.path(), hit.file(), search.directories());
                loaded.add(map, name);
                maps.add(map);
            } else {
                loaded.assumeRunning(name);
            }
        }
        return new ProcessState(loaded, Optional.empty(), List.copyOf(maps));
    }
}
