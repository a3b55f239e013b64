package io.github.archcheck.lock.pylock;

import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.walk.Entry;
import java.util.Optional;

/**
 * A {@code [[packages]]}.
 *
 * @param marker empty for no condition
 */
record PylockPackage(Entry entry, Optional<String> version, String marker, Wanted.Files files) {}
