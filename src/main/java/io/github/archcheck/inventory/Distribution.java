package io.github.archcheck.inventory;

import java.util.List;
import java.util.Optional;

/**
 * What an installer installed as one piece.
 *
 * @param name as its metadata spells it
 * @param version as its metadata spells it; empty when the metadata does not say
 * @param installer {@code pip}, {@code uv}, {@code conda}, {@code apt}, …; empty when nothing says
 * @param tags the {@code Tag:} lines of WHEEL, or the {@code subdir} of a conda record; may be empty
 * @param metadata path of the metadata directory or file, relative to the root where possible
 */
public record Distribution(
        String name,
        Optional<String> version,
        Optional<String> installer,
        List<String> tags,
        Kind kind,
        String metadata) {
    /** What kind of metadata says so. */
    public enum Kind {
        DIST_INFO,
        EGG_INFO,
        CONDA,
        /** Installed from a folder, a repository or an address, as {@code direct_url.json} in its dist-info says. */
        LOCAL,
        SYSTEM
    }

    /** Whether a dist-info directory speaks of it. */
    public boolean hasDistInfo() {
        return kind == Kind.DIST_INFO || kind == Kind.LOCAL;
    }

    public Distribution {
        tags = List.copyOf(tags);
    }

    /** Of what tells them apart nearly always. */
    @Override
    public int hashCode() {
        return 31 * name.hashCode() + metadata.hashCode();
    }
}
