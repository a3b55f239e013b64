package io.github.archcheck.lock.poetry;

import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.walk.Entry;
import java.util.List;
import java.util.Map;

/**
 * A {@code [[package]]}.
 *
 * @param optional only an extra asks for it
 * @param python the Pythons that it is for
 * @param groups normalised; empty when the lock does not tell
 * @param markers by group, normalised; those that are absent need no condition
 * @param decided whether groups and markers say all that is needed, as from version 2.1 of the format on
 */
record PoetryPackage(
        Entry entry,
        boolean optional,
        PoetryConstraint python,
        List<String> groups,
        Map<String, String> markers,
        boolean decided,
        Wanted.Files files) {}
