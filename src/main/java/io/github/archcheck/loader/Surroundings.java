package io.github.archcheck.loader;

import java.util.Optional;

/**
 * What a process meets beside the files that it opens.
 *
 * @param files of the target
 * @param executable the interpreter, as a path for {@link TargetFiles#at}; empty when nobody knows where it is
 * @param hardware of the target
 */
public record Surroundings(TargetFiles files, Optional<String> executable, Hardware hardware) {}
