package io.github.archcheck.lock.requirements;

import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.marker.Marker;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.Optional;
import java.util.Set;

/**
 * A requirement of a file, or a constraint.
 *
 * @param where it stands, for messages: {@code requirements.txt:3}
 * @param name as written; a path or address where there is none
 * @param named whether {@code name} is a project's
 * @param direct what it is to be installed from; empty when the name is to be looked up
 * @param sha256 of {@code --hash}, in lower case
 * @param otherHashes whether there are hashes of other kinds
 */
record Entry(
        String where,
        String name,
        boolean named,
        boolean hasExtras,
        Specifiers specifiers,
        Optional<Marker> marker,
        Optional<Direct> direct,
        boolean editable,
        Set<String> sha256,
        boolean otherHashes) {
    /** Under which requirements for the same project meet. */
    String key() {
        return named ? ProjectName.normalise(name) : name;
    }

    Entry withHashes(Set<String> hashes, boolean others) {
        return new Entry(
                where, name, named, hasExtras, specifiers, marker, direct, editable, Set.copyOf(hashes), others);
    }
}
