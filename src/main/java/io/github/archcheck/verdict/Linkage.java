package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.loader.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What goes wrong when the files that the loader takes are opened with all that they need.
 *
 * @param faults by the path of the artifact that suffers; those of its own and those of files that it needs
 * @param openers of the artifacts that suffer from being loaded along, by path: whose opening it is that fails
 * @param assumed by name, why libraries that nobody has seen are taken to be there
 */
public record Linkage(
        Map<String, List<LinkFault>> faults, Map<String, List<Artifact>> openers, Map<String, String> assumed) {
    private static final int LONGEST_CHAIN = 24;

    /** Where nobody has looked. */
    public static final Linkage NONE = new Linkage(Map.of(), Map.of(), Map.of());

    public Linkage {
        faults = Map.copyOf(faults);
        openers = Map.copyOf(openers);
        assumed = new TreeMap<>(assumed);
    }

    /**
     * A fault as one artifact meets it.
     *
     * @param kind as the loader's, unless the environment tells more
     * @param chain paths for reports, from the artifact to the culprit, or to the name that is missing; of one member
     *     when the artifact itself is at fault
     * @param culprit the file to blame; empty when it is no file of the environment, or is not there
     * @param provider path of the artifact that has what is missed, off the search path; empty when there is none
     * @param first whether the loader stops here
     */
    public record LinkFault(
            Load.Fault fault,
            Load.Kind kind,
            List<String> chain,
            Optional<Artifact> culprit,
            String provider,
            boolean first) {
        public LinkFault {
            chain = List.copyOf(chain);
        }

        /** The same as a file meets it that needs this one. */
        LinkFault behind(String path) {
            List<String> longer = new ArrayList<>(chain);
            longer.add(0, path);
            return new LinkFault(fault, kind, shortened(longer), culprit, provider, false);
        }

        /** The same, with the path of who has what is missed; harmless if that is loaded beforehand. */
        LinkFault providedBy(String path, boolean beforehand) {
            return new LinkFault(fault, beforehand ? Load.Kind.NEEDS_PRELOAD : kind, chain, culprit, path, first);
        }

        /** Whether another file than the artifact itself is at fault. */
        public boolean isInherited() {
            return fault.chain().size() > 1 && chain.size() > 1;
        }
    }

    /** Its ends, with … between them, where a chain is longer than anyone reads. */
    static List<String> shortened(List<String> chain) {
        if (chain.size() <= LONGEST_CHAIN) {
            return chain;
        }
        List<String> ends = new ArrayList<>(chain.subList(0, LONGEST_CHAIN / 2));
        ends.add("…");
        ends.addAll(chain.subList(chain.size() - LONGEST_CHAIN / 2, chain.size()));
        return ends;
    }

    public List<LinkFault> faults(Artifact artifact) {
        return faults.getOrDefault(artifact.path(), List.of());
    }

    /** Whose opening fails with the artifact; empty when nothing that was opened brings it along. */
    List<Artifact> openers(Artifact artifact) {
        return openers.getOrDefault(artifact.path(), List.of());
    }
}
