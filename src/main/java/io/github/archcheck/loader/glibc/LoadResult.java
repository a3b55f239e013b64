package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.Need;
import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Load.Found;
import io.github.archcheck.loader.Load.LoadedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Puts into numbers what a mapping keeps as objects. */
final class LoadResult {
    private static final String UNREADABLE = "a file that cannot be read from here";

    private final List<LoadedImage> images = new ArrayList<>();
    private final Map<LinkMap, Integer> indexes = new HashMap<>();

    private LoadResult() {}

    /** A file that is refused, or of which nothing is known. */
    static Load nothing() {
        return new Load(List.of(), List.of(), List.of());
    }

    /** A file on its own. */
    static Load single(LinkMap map, List<Load.Fault> faults) {
        return new Load(List.of(new LoadedImage(map.file(), 0)), List.of(), faults);
    }

    static Load of(Mapping mapping, List<Load.Fault> faults) {
        LoadResult result = new LoadResult();
        mapping.maps().forEach(result::add);
        List<Load.Link> links = new ArrayList<>();
        for (Mapping.Edge edge : mapping.edges()) {
            links.add(new Load.Link(
                    Objects.requireNonNull(result.indexes.get(edge.from())), edge.need(), result.found(edge)));
        }
        return new Load(result.images, links, faults);
    }

    private void add(LinkMap map) {
        if (map.details().isPresent() && !indexes.containsKey(map)) {
            indexes.put(map, images.size());
            images.add(new LoadedImage(map.file(), 0));
        }
    }

    private Found found(Mapping.Edge edge) {
        Optional<LinkMap> map = edge.map();
        if (map.isPresent()) {
            add(map.get());
            Integer index = indexes.get(map.get());
            return index == null ? new Found.Assumed(UNREADABLE) : new Found.Image(index);
        }
        if (edge.finding() instanceof Finding.Assumed assumed) {
            return new Found.Assumed(assumed.why());
        }
        return edge.need().kind() == Need.Kind.REQUIRED ? new Found.Nothing() : new Found.Dispensable();
    }
}
