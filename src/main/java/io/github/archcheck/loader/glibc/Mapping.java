package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.Need;
import io.github.archcheck.binary.elf.DynamicEntry;
import io.github.archcheck.binary.elf.DynamicSection;
import io.github.archcheck.loader.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a file and all that it needs into a process, breadth first as glibc does.
 *
 * @see <a href="https://sourceware.org/git/?p=glibc.git;a=blob;f=elf/dl-deps.c;hb=refs/tags/glibc-2.36">dl-deps.c</a>
 */
final class Mapping {
    private static final String DT_AUXILIARY = "DT_AUXILIARY";
    private static final String DT_FILTER = "DT_FILTER";

    /** More objects than any process has; a crowd of files that need each other is cut there. */
    private static final int MOST_MAPS = 5_000;

    /**
     * A need and what came of it.
     *
     * @param map empty when nothing is there that could be looked at
     */
    record Edge(LinkMap from, Need need, Finding finding, Optional<LinkMap> map) {}

    private final Machinery machinery;
    private final Search search;
    private final Namespace loaded;
    private final Optional<LinkMap> executable;
    private final boolean starting;
    private final NeedFaults needFaults;
    private final MapChecks checks;
    private final List<LinkMap> maps = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    /** @param process that all is brought into, and added to */
    Mapping(Machinery machinery, Search search, ProcessState process, Faults faults) {
        this.machinery = machinery;
        this.search = search;
        this.loaded = process.loaded();
        this.executable = process.executable();
        this.starting = faults.voice().isProgram();
        this.needFaults = new NeedFaults(machinery, faults);
        this.checks = new MapChecks(machinery, executable, faults);
    }

    /** What was mapped, in this order. */
    List<LinkMap> maps() {
        return maps;
    }

    /** In the order in which they were followed. */
    List<Edge> edges() {
        return edges;
    }

    /** Whether all that is needed was found and can be looked into. */
    boolean isComplete() {
        return edges.stream()
                .allMatch(edge ->
                        edge.map().filter(map -> map.details().isPresent()).isPresent()
                                || edge.finding() instanceof Finding.Assumed
                                || edge.need().kind() == Need.Kind.WEAK);
    }

    /** @param requested the name by which the file was asked for */
    void run(LinkMap root, String requested) {
        map(root, requested);
        for (int i = 0; i < maps.size() && maps.size() < MOST_MAPS; i++) {
            LinkMap map = maps.get(i);
            map.dynamic().ifPresent(dynamic -> follow(map, dynamic));
        }
    }

    private void map(LinkMap map, String requested) {
        loaded.add(map, requested);
        maps.add(map);
        checks.check(map, requested);
    }

    private void follow(LinkMap map, DynamicSection dynamic) {
        for (String name : dynamic.needed()) {
            if (name.isEmpty()) {
                // The executable's own name is empty: it is found loaded.
                continue;
            }
            follow(map, new Need(name, Need.Kind.REQUIRED));
        }
        for (DynamicEntry entry : dynamic.others()) {
            String tag = entry.tag().name().orElse("");
            if (entry.text().isPresent() && (tag.equals(DT_AUXILIARY) || tag.equals(DT_FILTER))) {
                follow(map, new Need(entry.text().get(), tag.equals(DT_FILTER) ? Need.Kind.REQUIRED : Need.Kind.WEAK));
            }
        }
    }

    private void follow(LinkMap from, Need need) {
        Finding finding = search.find(need.name(), from, executable, loaded);
        Optional<LinkMap> map = Optional.empty();
        if (finding instanceof Finding.Loaded known) {
            map = Optional.of(known.map());
        } else if (finding instanceof Finding.Hit hit) {
            map = take(from, need, hit);
        } else if (finding instanceof Finding.Assumed assumed) {
            loaded.assume(requested(from, need), assumed.why());
        } else if (need.kind() == Need.Kind.REQUIRED) {
            needFaults.report(from, requested(from, need), need, finding);
        }
        edges.add(new Edge(from, need, finding, map));
    }

    private Optional<LinkMap> take(LinkMap from, Need need, Finding.Hit hit) {
        String requested = requested(from, need);
        Answer answer = starting ? machinery.link(hit.file()) : machinery.open(hit.file());
        if (answer instanceof Answer.Refuses refusal) {
            if (need.kind() == Need.Kind.REQUIRED) {
                needFaults.refused(from, requested, need, hit.file(), refusal);
            }
            return Optional.empty();
        }
        LinkMap map = LinkMap.needed(hit.path(), hit.file(), from, search.directories());
        map(map, requested);
        return Optional.of(map);
    }

    private String requested(LinkMap from, Need need) {
        return search.directories().expandTokens(need.name(), from.origin()).orElse(need.name());
    }
}
