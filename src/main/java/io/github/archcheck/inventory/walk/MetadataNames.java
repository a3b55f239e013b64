package io.github.archcheck.inventory.walk;

/** The names under which installers leave their records. */
final class MetadataNames {
    private MetadataNames() {}

    static boolean contains(String name) {
        return name.endsWith(".dist-info")
                || name.endsWith(".egg-info")
                || name.equals("EGG-INFO")
                || name.equals("conda-meta");
    }
}
