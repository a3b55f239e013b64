package io.github.archcheck.inventory.take;

import io.github.archcheck.inventory.Alteration;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.metadata.MetadataReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What distributions should hold and do not. */
final class Lacking {
    private static final Set<String> ANY_MACHINE = Set.of("any");

    private Lacking() {}

    /** Native code that a RECORD lists and that is not there, by path. */
    static List<Alteration> files(Distributions distributions, boolean isManaged) {
        List<Alteration> missing = new ArrayList<>();
        for (Installed owner : distributions.owners()) {
            if (Recordings.isTrusted(owner, isManaged)) {
                String base = siteOf(owner.distribution());
                owner.missing().forEach(row -> missing.add(new Alteration.Missing(base + row, owner.distribution())));
            }
        }
        missing.sort(Comparator.comparing(Alteration::path));
        return missing;
    }

    /** Those built for one machine that list nothing but their own metadata, and commands. */
    static List<Inventory.Shell> shells(Distributions distributions, Path root) {
        List<Inventory.Shell> shells = new ArrayList<>();
        for (Installed owner : distributions.owners()) {
            if (isShell(owner)) {
                shells.add(new Inventory.Shell(
                        owner.distribution(),
                        MetadataReader.requirements(
                                root.resolve(owner.distribution().metadata()))));
            }
        }
        shells.sort(Comparator.comparing(Inventory.Shell::distribution, Distributions.ORDER));
        return shells;
    }

    private static boolean isShell(Installed owner) {
        Distribution distribution = owner.distribution();
        return distribution.kind() == Distribution.Kind.DIST_INFO
                && !distribution.tags().isEmpty()
                && distribution.tags().stream()
                        .noneMatch(tag -> ANY_MACHINE.contains(tag.substring(tag.lastIndexOf('-') + 1)))
                && !owner.rows().isEmpty()
                && owner.rows().keySet().stream().allMatch(name -> name.endsWith(".dist-info") || name.equals(".."));
    }

    /** Paths in reports begin where those of the metadata do. */
    private static String siteOf(Distribution distribution) {
        String metadata = distribution.metadata();
        return metadata.substring(0, metadata.lastIndexOf('/') + 1);
    }
}
