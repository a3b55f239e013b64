package io.github.archcheck.lock.pdm;

import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.walk.Entry;
import java.util.List;
import java.util.Optional;

/**
 * One version of a package: the {@code [[package]]} of its own and those that are the same with extras.
 *
 * @param claims what each of them says of itself
 */
record PdmPackage(Entry entry, Optional<String> version, List<Claim> claims, Wanted.Files files) {
    /**
     * When an entry is meant.
     *
     * @param groups normalised; empty when the lock does not tell
     * @param marker empty for no condition
     */
    record Claim(List<String> groups, String marker) {}
}
