package io.github.archcheck.lock.uv;

import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.walk.Entry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code [[package]]}.
 *
 * @param forks its {@code resolution-markers}
 * @param extras that it provides, normalised, those included that require nothing
 * @param groups that it has, normalised
 */
record UvPackage(
        Entry entry,
        Optional<String> version,
        UvSource source,
        List<String> forks,
        Wanted.Files files,
        Set<String> extras,
        Set<String> groups) {}
