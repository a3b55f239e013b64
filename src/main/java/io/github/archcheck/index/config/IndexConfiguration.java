package io.github.archcheck.index.config;

import io.github.archcheck.index.http.NetworkSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where to look for packages, and how.
 *
 * @param locations in the order in which they are asked
 * @param pinned by normalised name of a project, the names of the indexes that alone are asked for it
 * @param notices what of the configuration could not be followed
 */
public record IndexConfiguration(
        List<IndexLocation> locations,
        Strategy strategy,
        FormatControl formats,
        boolean preReleases,
        Map<String, Set<String>> pinned,
        NetworkSettings network,
        List<String> notices) {
    /** What several indexes that have a project mean. */
    public enum Strategy {
        /** The files of all of them count: pip. */
        ALL,
        /** Only those of the first count: uv. */
        FIRST
    }

    public IndexConfiguration {
        locations = List.copyOf(locations);
        pinned = Map.copyOf(pinned);
        notices = List.copyOf(notices);
    }

    /** Indexes named one by one, all of which count. */
    public static IndexConfiguration of(List<URI> indexes, NetworkSettings network) {
        return new IndexConfiguration(
                indexes.stream().map(IndexLocation::simple).toList(),
                Strategy.ALL,
                FormatControl.ANY,
                false,
                Map.of(),
                network,
                List.of());
    }

    /** The same, and before its own these indexes, which a user named beside it. */
    public IndexConfiguration after(List<URI> indexes) {
        List<IndexLocation> all = new ArrayList<>();
        indexes.forEach(url -> all.add(IndexLocation.simple(url)));
        all.addAll(locations);
        return new IndexConfiguration(all, strategy, formats, preReleases, pinned, network, notices);
    }
}
