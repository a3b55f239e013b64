package io.github.archcheck.verdict;

import io.github.archcheck.loader.Linker;
import io.github.archcheck.loader.TargetFiles;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * The target's loader at work in one environment.
 *
 * @param paths what processes of the target call a file of this machine, by the path that it is used by
 * @param realPaths the same, links on the way followed, as loaders name what they have opened
 */
public record TargetSystem(
        Linker linker, TargetFiles files, Function<Path, String> paths, Function<Path, String> realPaths) {}
